/** Without WebAssembly, without its SIMD or where a policy forbids it, the CPU engine says so in a way that lets another take over. */
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { resolveConfig } from '../../src/model/config/checkConfig.ts';

const config = resolveConfig({});

// The build of the kernel takes seconds, once.
beforeAll(() => import('../../src/engine/cpu/kernel.ts'), 60_000);
beforeEach(() => {
  // The compiled kernel is kept for the thread: each test starts with none.
  vi.resetModules();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

async function failure(): Promise<unknown> {
  const { createCpuEngine } = await import('../../src/engine/cpu/engine.ts');
  return createCpuEngine(config).then(
    () => 'no failure',
    (error: unknown) => error,
  );
}

it('says that WebAssembly is missing', async () => {
  vi.stubGlobal('WebAssembly', undefined);
  expect(await failure()).toMatchObject({ name: 'EngineError', kind: 'no-wasm' });
});

it('says that the kernel does not compile: no SIMD, or forbidden by a policy', async () => {
  const refusal = new WebAssembly.CompileError('blocked by the Content Security Policy');
  vi.spyOn(WebAssembly, 'compile').mockRejectedValue(refusal);
  expect(await failure()).toMatchObject({ name: 'EngineError', kind: 'no-wasm', message: refusal.message });
});

it('says so too where the browser compiles the kernel and refuses to instantiate it', async () => {
  const refusal = new EvalError('Refused to create a WebAssembly object');
  vi.spyOn(WebAssembly, 'instantiate').mockRejectedValue(refusal);
  expect(await failure()).toMatchObject({ name: 'EngineError', kind: 'no-wasm', message: refusal.message });
});

it('says that the memory of an instance cannot be had', async () => {
  vi.spyOn(WebAssembly, 'instantiate').mockRejectedValue(new RangeError('could not allocate memory'));
  expect(await failure()).toMatchObject({ name: 'EngineError', kind: 'out-of-memory' });
});

it('says that the memory cannot be had', async () => {
  vi.doMock('../../src/engine/cpu/kernel.ts', () => ({ instantiateKernel: async () => ({ configure: () => 0 }) }));
  expect(await failure()).toMatchObject({ name: 'EngineError', kind: 'out-of-memory' });
  vi.doUnmock('../../src/engine/cpu/kernel.ts');
});

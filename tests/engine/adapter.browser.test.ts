/** Capabilities as this browser has them: SIMD, a secure context, and an adapter that is known to be software. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { adapterFacts, probeCapabilities } from '../../src/engine/adapter.ts';

const restore: (() => void)[] = [];

afterEach(() => {
  for (const undo of restore.splice(0)) undo();
});

function hinder(spy: { mockRestore(): void }): void {
  restore.push(() => spy.mockRestore());
}

describe('probeCapabilities', () => {
  it('finds SIMD and the software adapter', async () => {
    expect(await probeCapabilities()).toEqual({
      wasmSimd: true,
      secureContext: true,
      adapter: { software: true, description: expect.stringContaining('swiftshader') },
    });
  });

  it.each<[string, () => { mockRestore(): void }]>([
    ['no adapter answers', () => vi.spyOn(navigator.gpu, 'requestAdapter').mockResolvedValue(null)],
    ['the request fails', () => vi.spyOn(navigator.gpu, 'requestAdapter').mockRejectedValue(new Error('blocklisted'))],
  ])('knows no adapter where %s', async (_, spy) => {
    hinder(spy());
    expect((await probeCapabilities()).adapter).toBeNull();
  });

  it('knows no SIMD where WebAssembly is forbidden', async () => {
    const spy = vi.spyOn(WebAssembly, 'Module').mockImplementation(function forbidden() {
      throw new WebAssembly.CompileError('forbidden');
    });
    hinder(spy);
    expect((await probeCapabilities()).wasmSimd).toBe(false);
  });
});

describe('adapterFacts', () => {
  it.each([
    ['a fallback adapter', { isFallbackAdapter: true, vendor: 'acme' }, true],
    ['SwiftShader that does not say so', { vendor: 'google', architecture: 'swiftshader' }, true],
    ['llvmpipe', { vendor: 'mesa', description: 'llvmpipe (LLVM 15)' }, true],
    ['a graphics card', { vendor: 'nvidia', architecture: 'ampere' }, false],
    ['one that tells nothing', {}, false],
  ])('%s', async (_, info, software) => {
    const adapter = await navigator.gpu.requestAdapter();
    if (!adapter) throw new Error('these tests need an adapter');
    const told = { isFallbackAdapter: false, vendor: '', architecture: '', description: '', ...info };
    hinder(
      vi.spyOn(adapter, 'info', 'get').mockReturnValue({ ...adapter.info, device: '', subgroupMinSize: 4, subgroupMaxSize: 4, ...told }),
    );
    expect(adapterFacts(adapter).software).toBe(software);
  });
});

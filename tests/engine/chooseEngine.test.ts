/** What `auto` means: never a software adapter, the GPU for many models, the CPU otherwise, plain JavaScript as a last resort. */
import { describe, expect, it } from 'vitest';
import type { Capabilities } from '../../src/engine/capabilities.ts';
import { chooseEngine, workOf } from '../../src/engine/chooseEngine.ts';
import { resolveConfig } from '../../src/model/config/checkConfig.ts';
import type { EngineName } from '../../src/model/network/parameters.ts';

const realAdapter = { software: false, description: 'vendor model' };
const software = { software: true, description: 'google swiftshader' };
const everything: Capabilities = { wasmSimd: true, secureContext: true, adapter: realAdapter };

const one = { nFeatures: 5, nHidden: 2, sparsity: 0.9 };
const eight = { ...one, nInstances: 8 };
const sweep = { nFeatures: 2, nHidden: 1, sparsity: 0.5, nInstances: 800, batchSize: 256 };
const wide = { nFeatures: 400, nHidden: 30, sparsity: 0.99 };

describe('chooseEngine', () => {
  it.each<[string, Parameters<typeof resolveConfig>[0], Partial<Capabilities>, EngineName, RegExp]>([
    ['one small model', one, {}, 'cpu', /^One model of this size trains fastest on the CPU\.$/],
    ['eight small models', eight, {}, 'cpu', /^8 models .*CPU/],
    ['a phase diagram', sweep, {}, 'webgpu', /^800 models at once .*graphics processor/],
    ['a phase diagram, software adapter', sweep, { adapter: software }, 'cpu', /in software/],
    ['a phase diagram, no adapter', sweep, { adapter: null }, 'cpu', /no graphics processor/],
    ['a phase diagram, insecure page', sweep, { adapter: null, secureContext: false }, 'cpu', /https/],
    ['one large model', wide, {}, 'cpu', /CPU/],
    ['no WebAssembly', one, { wasmSimd: false }, 'webgpu', /WebAssembly/],
    ['no WebAssembly, software adapter', sweep, { wasmSimd: false, adapter: software }, 'reference', /plain JavaScript/],
    ['nothing at all', sweep, { wasmSimd: false, adapter: null, secureContext: false }, 'reference', /plain JavaScript/],
  ])('%s', (_, options, missing, name, reason) => {
    const choice = chooseEngine(workOf(resolveConfig(options)), { ...everything, ...missing });
    expect(choice.name).toBe(name);
    expect(choice.reason).toMatch(reason);
  });

  it('leaves out engines that failed', () => {
    const work = workOf(resolveConfig(sweep));
    expect(chooseEngine(work, everything, ['webgpu']).name).toBe('cpu');
    expect(chooseEngine(work, everything, ['webgpu', 'cpu']).name).toBe('reference');
    expect(chooseEngine(work, everything, ['cpu']).name).toBe('webgpu');
  });
});

describe('workOf', () => {
  it('falls with sparsity and grows with instances', () => {
    const dense = workOf(resolveConfig({ ...one, sparsity: 0, batchSize: 10 }));
    expect(dense).toEqual({ nInstances: 1, multiplyAdds: 10 * 2 * (2 * 5 + 3 * 5) });
    const sparse = workOf(resolveConfig({ ...one, batchSize: 10 }));
    expect(sparse.multiplyAdds).toBeCloseTo(10 * 2 * (2 * 0.5 + 3 * 5 * (1 - 0.9 ** 5)), 6);
    expect(workOf(resolveConfig({ ...eight, batchSize: 10 })).multiplyAdds).toBeCloseTo(8 * sparse.multiplyAdds, 6);
  });
});

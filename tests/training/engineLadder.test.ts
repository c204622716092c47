/** Which engine a run gets when the one it asked for is not to be had, and where runs are placed before any worker is asked. */
import { describe, expect, it } from 'vitest';
import type { Capabilities } from '../../src/engine/adapter.ts';
import { EngineError, type FailureKind } from '../../src/engine/engine.ts';
import { createReferenceEngine } from '../../src/engine/reference.ts';
import type { EngineName } from '../../src/model/network/parameters.ts';
import { choiceWithoutAdapter, shardCount } from '../../src/training/placement.ts';
import { createEngineStarter } from '../../src/training/thread/engineLadder.ts';
import type { EngineRequest } from '../../src/training/thread/startEngine.ts';
import { config } from './fakeLoop.ts';

const NO_GPU: Capabilities = { wasmSimd: true, secureContext: true, adapter: null };
const request: EngineRequest = { engine: 'webgpu', reason: 'Asked for.', strict: false, config: config(), from: undefined, without: [] };

/** Engines of these names fail to start; the others start, as the reference engine. */
function starter(failures: Partial<Record<EngineName, FailureKind>>) {
  const tried: EngineName[] = [];
  const start = createEngineStarter(
    async (name, own) => {
      tried.push(name);
      const kind = failures[name];
      if (kind) throw new EngineError(kind, `no ${name} in a test`);
      return createReferenceEngine(own);
    },
    async () => NO_GPU,
  );
  return { start, tried };
}

describe('an engine asked for', () => {
  it('is taken where it can be had', async () => {
    expect(await starter({}).start(request)).toMatchObject({ reason: 'Asked for.', fallback: null });
  });

  it('gives way to what auto would take of the rest, telling the first failure', async () => {
    const { start, tried } = starter({ webgpu: 'no-webgpu', cpu: 'no-wasm' });
    const started = await start(request);
    expect(tried).toEqual(['webgpu', 'cpu', 'reference']);
    expect(started.fallback).toEqual({ kind: 'no-webgpu', detail: 'no webgpu in a test' });
    expect(started.reason).toContain('plain JavaScript');
  });

  it('is not tried again after it has failed the run', async () => {
    const { start, tried } = starter({});
    await start({ ...request, without: ['webgpu'] });
    expect(tried).toEqual(['cpu']);
  });

  it.each([
    ['strictly', { strict: true }, { webgpu: 'no-webgpu' }, 'no-webgpu'],
    ['with a bad configuration', {}, { webgpu: 'bad-config' }, 'bad-config'],
    ['with no engine left', {}, { webgpu: 'no-webgpu', cpu: 'no-wasm', reference: 'out-of-memory' }, 'out-of-memory'],
  ] as const)('%s, fails the run', async (_, overrides, failures, kind) => {
    await expect(starter(failures).start({ ...request, ...overrides })).rejects.toMatchObject({ kind });
  });
});

describe('placement', () => {
  it('asks for the adapter only where it could matter', () => {
    expect(choiceWithoutAdapter(config({ nInstances: 8 }))?.name).toBe('cpu');
    expect(choiceWithoutAdapter(config({ nFeatures: 80, nHidden: 20, nInstances: 256, batchSize: 1024 }))).toBeNull();
  });

  it.each([
    [8, 'cpu', 7, 1],
    [16, 'cpu', 7, 4],
    [64, 'cpu', 2, 2],
    [1024, 'cpu', 7, 7],
    [1024, 'webgpu', 7, 1],
    [64, 'cpu', 1, 1],
  ] as const)('%d models with %s over %d workers: %d shards', (nInstances, engine, workers, shards) => {
    expect(shardCount(nInstances, engine, workers)).toBe(shards);
  });
});

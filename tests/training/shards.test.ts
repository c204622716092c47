/** Splitting a run by instances and merging its parts are inverse to each other. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReferenceEngine } from '../../src/engine/reference.ts';
import { initialCheckpoint } from '../../src/model/network/initialWeights.ts';
import { mergeCheckpoints, mergeSnapshots, splitCheckpoint, splitConfig } from '../../src/training/page/shards.ts';
import { splitInstances } from '../../src/training/placement.ts';
import { config } from './fakeLoop.ts';

it('ranges cover all instances once, in order, nearly evenly', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 40 }), (nInstances, parts) => {
      const ranges = splitInstances(nInstances, parts);
      const lengths = ranges.map(({ first, end }) => end - first);
      expect(ranges.map(({ first }) => first)).toEqual([0, ...ranges.slice(0, -1).map(({ end }) => end)]);
      expect(ranges.at(-1)?.end).toBe(nInstances);
      expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1);
      expect(Math.min(...lengths)).toBeGreaterThan(0);
    }),
  );
});

describe('a run of seven instances in three shards', () => {
  const whole = config({ nInstances: 7, seed: 5, sparsity: 0.4, steps: 20 });
  const ranges = splitInstances(7, 3);
  const shards = splitConfig(whole, ranges).map((own) => createReferenceEngine(own));
  const direct = createReferenceEngine(whole);

  it('trains to the very same weights, and merges them in order', async () => {
    await Promise.all([direct, ...shards].map((engine) => engine.train(10)));
    const merged = mergeSnapshots(await Promise.all(shards.map((shard) => shard.snapshot())));
    const expected = await direct.snapshot();
    expect({ ...merged, elapsedMs: 0 }).toEqual({ ...expected, elapsedMs: 0 });
    expect(mergeCheckpoints(await Promise.all(shards.map((shard) => shard.checkpoint())))).toEqual(await direct.checkpoint());
  });

  it('merges into returned memory where it fits', async () => {
    const parts = await Promise.all(shards.map((shard) => shard.snapshot()));
    const into = [7 * 2 * 4, 7 * 2 * 4, 3].map((bytes) => new ArrayBuffer(bytes));
    const { W, b, loss } = mergeSnapshots(parts, into);
    expect([W.buffer === into[0], b.buffer === into[1], loss.buffer === into[2]]).toEqual([true, true, false]);
  });

  it('splits a checkpoint into those the shards would have', () => {
    const parts = splitCheckpoint(initialCheckpoint(whole), ranges);
    expect(parts).toEqual(splitConfig(whole, ranges).map(initialCheckpoint));
    expect(mergeCheckpoints(parts)).toEqual(initialCheckpoint(whole));
  });

  it('refuses parts of different steps', async () => {
    const parts = await Promise.all(shards.map((shard) => shard.snapshot()));
    expect(() => mergeSnapshots(parts.map((part, p) => ({ ...part, step: p })))).toThrow('do not belong together');
  });

  it('keeps the decoders of untied models', async () => {
    const untied = config({ nInstances: 7, seed: 5, sparsity: 0.4, tied: false });
    const engines = [untied, ...splitConfig(untied, ranges)].map((own) => createReferenceEngine(own));
    await Promise.all(engines.map((engine) => engine.train(3)));
    const [expected, ...parts] = await Promise.all(engines.map((engine) => engine.snapshot()));
    expect({ ...mergeSnapshots(parts), elapsedMs: 0 }).toEqual({ ...expected, elapsedMs: 0 });
    expect(expected?.WOut).toHaveLength(7 * untied.nFeatures * untied.nHidden);
  });
});

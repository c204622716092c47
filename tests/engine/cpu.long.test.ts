/** Two million steps of the small model, with snapshots on the way, leave memory flat. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { createCpuEngine } from '../../src/engine/cpu/engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { resolveConfig } from '../../src/model/config/checkConfig.ts';

const collectGarbage = () => {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
};

function memory(): { readonly heap: number; readonly outside: number } {
  collectGarbage();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return { heap: heapUsed, outside: external + arrayBuffers };
}

async function train(engine: Engine, until: number): Promise<void> {
  let buffers: ArrayBuffer[] = [];
  while (engine.step < until) {
    await engine.train(Math.min(200, until - engine.step));
    const { W, b, loss } = await engine.snapshot(buffers);
    buffers = [W, b, loss].map(({ buffer }) => buffer).filter((buffer) => buffer instanceof ArrayBuffer);
  }
}

it('trains two million steps in the same memory', async () => {
  const engine = await createCpuEngine(resolveConfig({ nFeatures: 5, nHidden: 2, sparsity: 0.9, importanceDecay: 0.9, steps: 2_000_000 }));
  await train(engine, 100_000);
  const before = memory();
  await train(engine, 2_000_000);
  const after = memory();
  expect(engine.step).toBe(2_000_000);
  expect(after.heap - before.heap).toBeLessThan(2 ** 20);
  expect(after.outside - before.outside).toBeLessThan(2 ** 20);
  const { W, loss } = await engine.snapshot();
  expect([...W, ...loss].every(Number.isFinite)).toBe(true);
});

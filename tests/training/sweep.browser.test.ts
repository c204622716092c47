/** A sweep trained by the real pool of workers, on the engine most readers have. */
import { expect, it, onTestFinished } from 'vitest';
import { startTraining } from '../../src/scripting/scripting.ts';
import { startSweep } from '../../src/scripting/sweeps/sweepScripting.ts';
import { cellConfiguration, planSweep, type SweepOptions } from '../../src/sweep/plan.ts';
import { createPagePool } from '../../src/training/page/pagePool.ts';
import { createWorkerStarter } from '../../src/training/page/startWorker.ts';
import countedTrainerUrl from './countedTrainer.worker.ts?worker&url';

const options: SweepOptions = {
  base: { nFeatures: 2, nHidden: 1, batchSize: 64, learningRate: 5e-3, learningRateSchedule: 'linear', seed: 1 },
  x: { key: 'relativeImportance', from: 0.1, to: 10, count: 12, scale: 'log' },
  y: { key: 'featureProbability', from: 1, to: 0.01, count: 6, scale: 'log' },
  seeds: 4,
  steps: 300,
};

const wide: SweepOptions = {
  base: { nFeatures: 12, nHidden: 3, batchSize: 64, featureProbability: 0.1 },
  x: { key: 'importanceDecay', values: [0.8, 1] },
  y: { key: 'learningRate', values: [1e-3, 1e-2] },
  seeds: 1,
  steps: 50,
};

it.each(['cpu', 'webgpu'] as const)('%s: cells arrive on the way, each the model of its configuration and seed', async (engine) => {
  const pool = createPagePool({ size: 2 });
  const counts: number[] = [];
  const sweep = startSweep(() => pool, options, { engine });
  for await (const cells of sweep) counts.push(cells.length);
  expect(counts.at(-1)).toBe(72);
  const cells = await sweep.finished;
  for (const at of [0, 40, 71]) {
    const cell = cells[at];
    const alone = startTraining(() => pool, { ...cellConfiguration(planSweep(options), at), seed: cell?.seed ?? 0 }, { engine });
    const snapshot = await alone.finished;
    expect([...snapshot.W]).toEqual([...(cell?.W ?? [])]);
  }
  pool.dispose();
});

it('judges models of more than ten features alike on both engines', async () => {
  const pool = createPagePool({ size: 1 });
  const [cpu, webgpu] = await Promise.all((['cpu', 'webgpu'] as const).map((engine) => startSweep(() => pool, wide, { engine }).finished));
  for (const [at, cell] of (cpu ?? []).entries()) expect((webgpu?.[at]?.loss ?? 0) / cell.loss).toBeCloseTo(1, 4);
  expect(cpu).toHaveLength(4);
  pool.dispose();
});

/** How many programs the workers under way have had compiled, as the first of them tells that has had any. */
function programsCompiled(): Promise<number> {
  const channel = new BroadcastChannel('programs');
  onTestFinished(() => channel.close());
  return new Promise((resolve) => {
    channel.addEventListener('message', ({ data }: MessageEvent<number>) => data > 0 && resolve(data));
    channel.postMessage('how many?');
  });
}

it.each<[string, SweepOptions, number]>([
  ['a program for few parameters', options, 1],
  ['gradient and update, to train and to judge on larger batches', wide, 4],
])('compiles nothing for a second map of the same shape: %s', async (_, first, programs) => {
  const pool = createPagePool({ size: 1, startWorker: createWorkerStarter({ url: new URL(countedTrainerUrl, import.meta.url).href }) });
  onTestFinished(() => pool.dispose());
  await startSweep(() => pool, first, { engine: 'webgpu' }).finished;
  expect(await programsCompiled()).toBe(programs);
  const second: SweepOptions = { ...first, base: { ...first.base, seed: 9 }, seeds: 2, steps: 40 };
  await startSweep(() => pool, second, { engine: 'webgpu' }).finished;
  expect(await programsCompiled()).toBe(programs);
});

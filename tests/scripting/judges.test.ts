/** Judging in workers gives the numbers that judging here gives. */
import { expect, it, onTestFinished } from 'vitest';
import { judgeExactly, judgeOnSamples } from '../../src/scripting/measures/judges.ts';
import { evaluateLoss, exactLoss } from '../../src/scripting/measures/measures.ts';
import { modelsOf } from '../../src/scripting/measures/models.ts';
import { startTraining } from '../../src/scripting/scripting.ts';
import { createPool } from '../../src/training/page/pool.ts';
import { type InProcessWorker, inProcessStarter } from '../training/inProcess.ts';

function workshop(size = 2) {
  const workers: InProcessWorker[] = [];
  const trainer = createPool({ size, startWorker: inProcessStarter(workers) });
  onTestFinished(() => trainer.dispose());
  const train = (options: object) =>
    startTraining(() => trainer, { nFeatures: 3, steps: 20, batchSize: 8, ...options }, { engine: 'reference' });
  return { trainer, workers, train };
}

it.each([{ tied: true }, { tied: false }])('of each model of a snapshot, over all workers: %j', async (kind) => {
  const { trainer, train } = workshop(3);
  const snapshot = await train({
    ...kind,
    instances: [{ sparsity: 0 }, { sparsity: 0.5 }, { sparsity: [0.1, 0.5, 0.9] }, { importanceDecay: 0.5 }],
  }).finished;
  expect(await judgeExactly(trainer, modelsOf(snapshot))).toEqual(exactLoss(snapshot));
  expect(await judgeExactly(trainer, modelsOf(snapshot.instance(2)))).toBe(exactLoss(snapshot.instance(2)));
  const evaluation = { samples: 5000, seed: 3 };
  expect(await judgeOnSamples(trainer, modelsOf(snapshot), evaluation)).toEqual(evaluateLoss({ ...snapshot, ...evaluation }));
});

it('is refused where there is no exact loss, or no such number of samples', async () => {
  const { trainer, train } = workshop();
  const snapshot = await train({ nFeatures: 11, nInstances: 2 }).finished;
  await expect(judgeExactly(trainer, modelsOf(snapshot))).rejects.toThrow(/^nFeatures must be at most 10 for an exact loss/);
  await expect(judgeOnSamples(trainer, modelsOf(snapshot), { samples: 0, seed: 0 })).rejects.toThrow(/^samples must be a whole number/);
});

it('says so where the worker is lost', async () => {
  const { trainer, workers, train } = workshop(1);
  const snapshot = await train({}).finished;
  const [worker] = workers;
  if (worker) worker.hangs = true;
  const losses = judgeExactly(trainer, modelsOf(snapshot));
  setTimeout(() => worker?.crash(), 20);
  await expect(losses).rejects.toMatchObject({ name: 'TrainingError', kind: 'worker-crashed' });
});

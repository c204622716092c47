/** The sweep as a value: which runs come when, and that nothing trained is lost by pausing, cancelling or other axes. */
import { describe, expect, it } from 'vitest';
import type { Job, JobLimits } from '../../src/sweep/jobs.ts';
import { planSweep, type SweepOptions } from '../../src/sweep/plan.ts';
import { isDone, type SweepState, shownCell, sweepProgress } from '../../src/sweep/progress.ts';
import type { TrainedModel } from '../../src/sweep/results.ts';
import { createSweepState, finishJob, retarget, returnJob, splitJob, takeJob } from '../../src/sweep/state.ts';
import { finishedCells } from './finishedCells.ts';

const limits: JobLimits = { modelsPerRun: 64, runsAtOnce: 2, msPerRun: Number.POSITIVE_INFINITY };
const x = { key: 'relativeImportance', from: 0.1, to: 10, count: 16, scale: 'log' } as const;
const y = { key: 'featureProbability', from: 1, to: 0.01, count: 16, scale: 'log' } as const;
const options: SweepOptions = { base: { nFeatures: 2, nHidden: 1 }, x, y, seeds: 2, steps: 10 };

/** Stands in for training: represented where r > 1, loss falling with the seed. */
function trained(job: Job): ReadonlyMap<string, readonly TrainedModel[]> {
  const models = job.parts.map(({ key, options: { relativeImportance = 1 }, seeds }) => {
    const weight = relativeImportance > 1 ? 1 : 0.1;
    return [key, seeds.map((seed) => ({ seed, loss: 1 / (1 + seed), W: Float32Array.of(1, weight), b: new Float32Array(2) }))] as const;
  });
  return new Map(models);
}

function take(state: SweepState): { state: SweepState; job: Job } {
  const taken = takeJob(state, limits);
  if (!taken) throw new Error('no job');
  return taken;
}

function trainAll(start: SweepState, ms = 1): { state: SweepState; jobs: readonly Job[] } {
  let state = start;
  const jobs: Job[] = [];
  for (let taken = takeJob(state, limits); taken; taken = takeJob(state, limits)) {
    jobs.push(taken.job);
    state = finishJob(taken.state, taken.job, trained(taken.job), ms);
  }
  return { state, jobs };
}

const models = (jobs: readonly Job[]) =>
  jobs.flatMap(({ parts }) => parts.flatMap(({ key, seeds }) => seeds.map((seed) => `${key} ${seed}`)));
const columnOf = (state: SweepState, key: string) => state.plan.keys.indexOf(key) % state.plan.x.values.length;

describe('jobs', () => {
  it('train every model once, coarse cells first', () => {
    const { state, jobs } = trainAll(createSweepState(planSweep(options)));
    expect(isDone(state)).toBe(true);
    expect(models(jobs)).toHaveLength(512);
    expect(new Set(models(jobs)).size).toBe(512);
    const levels = jobs.flatMap(({ parts }) => parts.map(({ key }) => state.order.levels[state.plan.keys.indexOf(key)]));
    expect(levels).toEqual([...levels].sort());
    expect(levels.filter((level) => level === 0)).toHaveLength(64);
  });

  it('refine at the boundary first', () => {
    const { state, jobs } = trainAll(createSweepState(planSweep(options)));
    const fine = jobs.filter(({ parts }) => parts.some(({ key }) => state.order.levels[state.plan.keys.indexOf(key)] === 1));
    const distances = fine.map(({ parts }) => Math.max(...parts.map(({ key }) => Math.abs(columnOf(state, key) - 7.5))));
    expect(distances[0]).toBeLessThan(2);
    expect(distances.at(-1)).toBeGreaterThan(6);
  });

  it('fit the engine, and share what is left among the workers', () => {
    const { jobs } = trainAll(createSweepState(planSweep(options)));
    const sizes = jobs.map((job) => models([job]).length);
    expect(Math.max(...sizes)).toBe(64);
    expect(sizes.slice(0, 3)).toEqual([64, 32, 16]);
  });

  it('are short at first, then as long as they should be', () => {
    const timed = { ...limits, runsAtOnce: 1, msPerRun: 100 };
    const uniform = { ...options, y: { key: 'learningRate', values: [0.001, 0.01] } } as const;
    let state = createSweepState(planSweep(uniform));
    const sizes: number[] = [];
    for (let taken = takeJob(state, timed); taken; taken = takeJob(state, timed)) {
      const size = models([taken.job]).length;
      sizes.push(size);
      state = finishJob(taken.state, taken.job, trained(taken.job), size * 5);
    }
    expect(sizes).toEqual([16, 16, 20, 12]);
  });

  it('hold cells of one shape only', () => {
    const grid: SweepOptions = { x: { key: 'nHidden', values: [1, 2, 3] }, y: { key: 'batchSize', values: [16, 32] }, seeds: 2 };
    const { jobs } = trainAll(createSweepState(planSweep(grid)));
    expect(jobs).toHaveLength(6);
    for (const { parts } of jobs) expect(new Set(parts.map((part) => `${part.options.nHidden} ${part.options.batchSize}`)).size).toBe(1);
  });

  it('take many seeds of one cell bit by bit', () => {
    const grid: SweepOptions = { x: { key: 'nHidden', values: [1, 2] }, y: { key: 'sparsity', values: [0, 0.5] }, seeds: 100 };
    const { state, jobs } = trainAll(createSweepState(planSweep(grid)));
    expect(isDone(state)).toBe(true);
    expect(models(jobs)).toHaveLength(400);
    expect(Math.max(...jobs.map((job) => models([job]).length))).toBe(64);
  });

  it('do not train what is under way', () => {
    const first = take(createSweepState(planSweep(options)));
    const second = take(first.state);
    expect(new Set(models([first.job, second.job])).size).toBe(models([first.job, second.job]).length);
  });
});

it('shows of each cell the best seed, and the losses of all', () => {
  const { state } = trainAll(createSweepState(planSweep({ ...options, seeds: 3 })));
  const cell = finishedCells(state)[17];
  expect(cell).toEqual({ x: 0.135936, y: 0.735642, seed: 2, loss: 1 / 3, losses: [1, 1 / 2, 1 / 3], W: cell?.W, b: cell?.b });
});

it('shows a coarse cell for its whole block, until finer ones are there', () => {
  const start = createSweepState(planSweep(options));
  expect(shownCell(start, 3, 3)).toBeUndefined();
  let state = start;
  while (sweepProgress(state, 1).level === 0) {
    const taken = take(state);
    state = finishJob(taken.state, taken.job, trained(taken.job), 1);
  }
  expect([shownCell(state, 2, 4), shownCell(state, 3, 5)]).toEqual([state.cells[4 * 16 + 2], state.cells[4 * 16 + 2]]);
  const { state: done } = trainAll(state);
  expect(shownCell(done, 3, 5)).toBe(done.cells[5 * 16 + 3]);
});

it('opens again what a stopped run was to train', () => {
  const { state, job } = take(createSweepState(planSweep(options)));
  expect(models([take(returnJob(state, job)).job])).toEqual(models([job]));
});

describe('other axes', () => {
  const done = trainAll(createSweepState(planSweep(options))).state;

  it.each<readonly [string, SweepOptions, number]>([
    ['half the columns', { ...options, x: { key: 'relativeImportance', values: done.plan.x.values.slice(0, 8) } }, 128],
    [
      'one known row, another axis',
      { ...options, base: { nFeatures: 2, nHidden: 1, featureProbability: 1 }, y: { key: 'nHidden', values: [1, 2] } },
      16,
    ],
    ['fewer seeds', { ...options, seeds: 1 }, 256],
    ['more seeds', { ...options, seeds: 3 }, 0],
    ['another batch size', { ...options, base: { ...options.base, batchSize: 8 } }, 0],
    ['axes exchanged', { ...options, x: y, y: x }, 256],
  ])('%s', (_, changed, kept) => {
    const moved = retarget(done, planSweep(changed));
    expect(finishedCells(moved)).toHaveLength(kept);
    const { state, jobs } = trainAll(moved);
    expect(isDone(state)).toBe(true);
    expect(models(jobs).filter((model) => models(doneJobs).includes(model))).toEqual([]);
    expect(finishedCells(retarget(state, done.plan))).toEqual(finishedCells(done));
  });

  const doneJobs = trainAll(createSweepState(planSweep(options))).jobs;

  it('trains only the seeds that are new', () => {
    const { jobs } = trainAll(retarget(done, planSweep({ ...options, seeds: 3 })));
    expect(new Set(jobs.flatMap(({ parts }) => parts.flatMap(({ seeds }) => seeds)))).toEqual(new Set([2]));
  });

  it('keeps the results of a run that started under the old axes', () => {
    const { state, job } = take(createSweepState(planSweep(options)));
    const moved = retarget(state, planSweep({ ...options, x: y, y: x }));
    expect(finishedCells(finishJob(moved, job, trained(job), 1))).toHaveLength(job.parts.length);
  });
});

describe('a run that diverged', () => {
  it('is split until the model is alone, and other cells stay out of it', () => {
    const { state, job } = take(createSweepState(planSweep(options)));
    const split = splitJob(state, job);
    expect(split && models(split.jobs)).toEqual(models([job]));
    const single = { parts: [{ key: 'a', options: {}, seeds: [1] }] };
    expect(splitJob({ ...state, underWay: [single] }, single)).toBeNull();
    const other = split && take(split.state).job;
    expect(other && models([other]).filter((model) => models([job]).includes(model))).toEqual([]);
  });

  it('never wins over a seed that went well', () => {
    const { state, job } = take(createSweepState(planSweep(options)));
    const lost = { seed: 0, loss: Number.POSITIVE_INFINITY, W: new Float32Array(2).fill(Number.NaN), b: new Float32Array(2) };
    const spoilt = new Map([...trained(job)].map(([key, own]) => [key, own.map((model) => (model.seed === 0 ? lost : model))]));
    const cells = finishedCells(finishJob(state, job, spoilt, 1));
    expect(new Set(cells.map(({ seed }) => seed))).toEqual(new Set([1]));
  });
});

describe('progress', () => {
  it('counts cells and levels, and estimates by the work done', () => {
    const start = createSweepState(planSweep({ ...options, y: { key: 'weightDecay', values: [0, 0.1] } }));
    expect(sweepProgress(start, 2)).toEqual({ cellsDone: 0, cells: 32, level: 0, levels: 2, secondsLeft: null });
    const { state, job } = take(start);
    const after = finishJob(state, job, trained(job), 8000);
    const share = (32 - job.parts.length) / job.parts.length;
    expect(sweepProgress(after, 2)).toEqual({
      cellsDone: job.parts.length,
      cells: 32,
      level: 0,
      levels: 2,
      secondsLeft: expect.closeTo(4 * share),
    });
    expect(sweepProgress(trainAll(start).state, 2)).toMatchObject({ cellsDone: 32, level: 2, secondsLeft: 0 });
  });
});

const withFirstSeed = (seed: number) => planSweep({ ...options, base: { ...options.base, seed }, seeds: 16 });
const kept = (state: SweepState) => [...state.results.values()].reduce((sum, own) => sum + own.size, 0);

it('keeps what all earlier settings trained while it is little, then of the last ones', () => {
  let state = trainAll(createSweepState(withFirstSeed(0))).state;
  const counts = [];
  for (const firstSeed of [100, 200, 300, 400, 500, 600, 700]) {
    state = trainAll(retarget(state, withFirstSeed(firstSeed))).state;
    counts.push(kept(state));
  }
  expect(counts).toEqual([8192, 12_288, 16_384, 8192, 12_288, 16_384, 8192]);
  expect(isDone(retarget(state, withFirstSeed(600)))).toBe(true);
  expect(finishedCells(retarget(state, withFirstSeed(0)))).toEqual([]);
});

it('counts the whole buffers of which kept weights are a part', () => {
  const { state, job } = take(createSweepState(withFirstSeed(0)));
  const whole = new Float32Array(2 ** 20);
  const parts = [...trained(job)].map(([key, own]) => [key, own.map((model) => ({ ...model, W: whole.subarray(0, 2) }))] as const);
  const full = finishJob(state, job, new Map(parts), 1);
  expect(kept(retarget(full, withFirstSeed(100)))).toBe(kept(full));
  expect(kept(retarget(retarget(full, withFirstSeed(100)), withFirstSeed(200)))).toBe(0);
});

it('gives up the jobs that neither the new settings nor those before ask for', () => {
  let state = createSweepState(withFirstSeed(0));
  const counts = [];
  for (const firstSeed of [100, 200, 300, 400]) {
    state = retarget(take(take(state).state).state, withFirstSeed(firstSeed));
    counts.push(state.underWay.length);
  }
  expect(counts).toEqual([2, 2, 2, 2]);
  const back = take(retarget(state, withFirstSeed(300)));
  expect(back.state.underWay).toHaveLength(3);
  expect(models([back.job]).filter((model) => models(state.underWay).includes(model))).toEqual([]);
});

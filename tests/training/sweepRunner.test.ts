/** Sweeps trained for real, on the reference engine in this thread: cells, pausing, cancelling, other axes, failures. */
import { describe, expect, it, vi } from 'vitest';
import { EngineError } from '../../src/engine/engine.ts';
import { type JudgeOrder, judgeModels } from '../../src/engine/judgeModels.ts';
import { createReferenceEngine } from '../../src/engine/reference.ts';
import { resolveConfig } from '../../src/model/config/checkConfig.ts';
import { evaluateLosses } from '../../src/model/loss/evaluateLoss.ts';
import { exactLoss } from '../../src/model/loss/exactLoss.ts';
import { cellConfiguration, planSweep, type SweepOptions } from '../../src/sweep/plan.ts';
import { isDone } from '../../src/sweep/progress.ts';
import type { SweepCell } from '../../src/sweep/results.ts';
import { runSweep, type SweepRunner, type SweepRunnerOptions, type SweepView } from '../../src/training/sweeps/sweepRunner.ts';
import type { Trainer } from '../../src/training/trainer.ts';
import { finishedCells } from '../sweep/finishedCells.ts';
import { inProcessTrainer, yieldToEvents } from './inProcessTrainer.ts';

const base = { nFeatures: 2, nHidden: 1, batchSize: 8, learningRate: 0.01, seed: 3 } as const;
const x = { key: 'relativeImportance', from: 0.1, to: 10, count: 12, scale: 'log' } as const;
const y = { key: 'featureProbability', values: [1, 0.1, 0.01] } as const;
const options: SweepOptions = { base, x, y, seeds: 2, steps: 30 };
const limits = () => ({ modelsPerRun: 16, runsAtOnce: 2, msPerRun: Number.POSITIVE_INFINITY });

interface Sweep {
  readonly runner: SweepRunner;
  readonly views: readonly SweepView[];
  /** Resolves with the first view that fits, past ones included. */
  until(fits: (view: SweepView) => boolean): Promise<SweepView>;
}

function start(trainer: Trainer, spec: SweepOptions = options, more: Partial<SweepRunnerOptions> = {}): Sweep {
  const views: SweepView[] = [];
  const now = () => performance.now();
  const onChange = (view: SweepView) => views.push(view);
  const runner = runSweep(trainer, planSweep(spec), { engine: 'reference', limits, now, yieldToEvents, onChange, ...more });
  const until = async (fits: (view: SweepView) => boolean): Promise<SweepView> => {
    for (;;) {
      const found = views.find(fits);
      if (found) return found;
      await yieldToEvents();
    }
  };
  return { runner, views, until };
}

const isFinished = ({ state }: SweepView) => isDone(state);
const doneCells = async (sweep: Sweep) => finishedCells((await sweep.until(isFinished)).state);

async function wait(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await yieldToEvents();
}

const columnOf = (importance: number | undefined) => planSweep(options).x.values.indexOf(importance ?? Number.NaN);

describe('models that take long to judge', () => {
  const spec: SweepOptions = {
    base: { nFeatures: 8, nHidden: 2, batchSize: 8, seed: 3 },
    x: { key: 'sparsity', values: [0.5, 0.9] },
    y: { key: 'importanceDecay', values: [0.7, 1] },
    ...{ seeds: 1, steps: 5 },
  };

  it('are judged by workers, as here', async () => {
    const judge = vi.fn((order: JudgeOrder) => judgeModels(order, yieldToEvents));
    const cells = await doneCells(start(inProcessTrainer(), spec, { judge }));
    expect(judge.mock.calls.reduce((sum, [{ models }]) => sum + models.length, 0)).toBe(4);
    expect(cells).toEqual(await doneCells(start(inProcessTrainer(), spec)));
  });

  it('are judged here where the worker is lost', async () => {
    const judge = vi.fn(() => Promise.reject(new EngineError('worker-crashed', 'it was ended')));
    const cells = await doneCells(start(inProcessTrainer(), spec, { judge }));
    expect(judge).toHaveBeenCalled();
    expect(cells).toEqual(await doneCells(start(inProcessTrainer(), spec)));
  });
});

it('trains the next level while models are judged', async () => {
  const trainer = inProcessTrainer();
  const judge = () => new Promise<never>(() => {});
  const spec: SweepOptions = {
    ...options,
    base: { ...base, nFeatures: 8, nHidden: 2 },
    y: { key: 'featureProbability', values: [1, 0.1] },
    seeds: 1,
  };
  const sweep = start(trainer, spec, { judge, limits: () => ({ ...limits(), modelsPerRun: 2, runsAtOnce: 1 }) });
  const trained = () => trainer.requests.reduce((sum, { config }) => sum + config.instances.length, 0);
  await vi.waitFor(() => expect(trained()).toBe(24), { timeout: 30_000 });
  expect(finishedCells(sweep.runner.view.state)).toEqual([]);
  sweep.runner.dispose();
});

it('judges again what could not be judged, when it is resumed', async () => {
  let fails = true;
  let ms = 0;
  const broken: Partial<SweepRunnerOptions> = {
    now: () => (ms += 10),
    yieldToEvents: () => (fails ? Promise.reject(new EngineError('worker-crashed', 'it was ended')) : yieldToEvents()),
  };
  const sweep = start(inProcessTrainer(), options, broken);
  await sweep.until(({ status }) => status === 'failed');
  fails = false;
  sweep.runner.resume();
  expect(await doneCells(sweep)).toEqual(await doneCells(start(inProcessTrainer())));
});

it('goes on from what was trained before, and trains only what is missing', async () => {
  const first = start(inProcessTrainer());
  const { results } = (await first.until(({ state }) => finishedCells(state).length >= 12)).state;
  first.runner.dispose();
  const trainer = inProcessTrainer();
  const cells = await doneCells(start(trainer, options, { results }));
  expect(cells).toEqual(await doneCells(start(inProcessTrainer())));
  const trained = trainer.requests.reduce((sum, { config }) => sum + config.instances.length, 0);
  expect(trained).toBe(2 * (36 - results.size));

  const idle = inProcessTrainer();
  const all = start(idle, options, { results: new Map([...results, ...(await fullResults())]) });
  expect(await doneCells(all)).toEqual(cells);
  expect(idle.requests).toEqual([]);
});

async function fullResults() {
  return (await start(inProcessTrainer()).until(isFinished)).state.results;
}

it('ends with every cell, and tells of all cells so far on the way, coarse ones first', async () => {
  const trainer = inProcessTrainer();
  const sweep = start(trainer);
  expect(await doneCells(sweep)).toHaveLength(36);
  const counts = sweep.views.map(({ state }) => finishedCells(state).length);
  expect(counts).toEqual([...counts].sort((a, b) => a - b));
  const columns = trainer.requests.flatMap(({ config }) => config.instances.map(({ importance }) => columnOf(importance.at(-1))));
  expect(columns.slice(0, 36).filter((column) => column % 2 === 1)).toEqual([]);
  expect(columns.slice(36).filter((column) => column % 2 === 0)).toEqual([]);
  expect(trainer.running.size).toBe(0);
  expect(sweep.runner.view.engine).toBe('reference');
});

it('keeps two runs going behind what is on screen', async () => {
  const trainer = inProcessTrainer();
  const sweep = start(trainer);
  await wait(1);
  expect(trainer.requests).toHaveLength(2);
  await sweep.until(isFinished);
  expect(new Set(trainer.requests.map(({ priority }) => priority))).toEqual(new Set([11]));
  expect(Math.max(...trainer.requests.map(({ config }) => config.instances.length))).toBe(16);
});

/** The model trained alone, as the lab does. */
async function trainAlone(cell: SweepCell, at: number) {
  const own = cellConfiguration(planSweep(options), at);
  const engine = createReferenceEngine(resolveConfig({ ...own, seed: cell.seed }));
  await engine.train(30);
  return { own, snapshot: await engine.snapshot() };
}

it('gives each cell the weights of its configuration and seed, and their exact loss', async () => {
  const cells = await doneCells(start(inProcessTrainer()));
  for (const at of [0, 17, 35]) {
    const cell = cells[at];
    if (!cell) throw new Error(`no cell ${at}`);
    const { own, snapshot } = await trainAlone(cell, at);
    expect(cell.W).toEqual(snapshot.W);
    expect(cell.b).toEqual(snapshot.b);
    expect(cell.loss).toBe(exactLoss({ ...own, nFeatures: 2, nHidden: 1, W: cell.W, b: cell.b }));
    expect(cell.loss).toBe(Math.min(...cell.losses));
    expect(cell.losses).toHaveLength(2);
  }
});

describe('more than ten features', { timeout: 60_000 }, () => {
  const judged = { nFeatures: 11, nHidden: 2, featureProbability: 0.02 } as const;
  const wide: SweepOptions = {
    base: { ...judged, batchSize: 4 },
    x: { key: 'importanceDecay', values: [1, 0.5] },
    y: { key: 'learningRate', values: [0.01, 0.02] },
    seeds: 1,
    steps: 5,
  };

  it('are judged on samples', async () => {
    for (const { x: importanceDecay, W, b, loss } of await doneCells(start(inProcessTrainer(), wide))) {
      const [estimate] = evaluateLosses([{ W, b }], { ...judged, importanceDecay });
      expect(Math.abs(loss - (estimate?.loss ?? 0))).toBeLessThan(4 * Math.SQRT2 * (estimate?.standardError ?? 0));
    }
  });

  it('are judged on the same samples, whatever their seed and cell', async () => {
    const trainer = inProcessTrainer();
    const [cell] = await doneCells(start(trainer, wide));
    const judging = trainer.requests.filter(({ from }) => from !== undefined);
    const seeds = judging.flatMap(({ config }) => config.instances.map(({ seed }) => seed));
    expect(new Set(seeds).size).toBe(1);
    const again = await doneCells(start(inProcessTrainer(), { ...wide, x: { key: 'importanceDecay', values: [0.7, 1] } }));
    expect(again[1]?.losses).toEqual(cell?.losses);
  });

  it('are judged while the next are trained', async () => {
    const trainer = inProcessTrainer();
    const oneAtOnce: Trainer = { ...trainer, capacity: async () => ({ engine: 'reference', runsAtOnce: 1 }) };
    const sweep = start(oneAtOnce, wide, { limits: () => ({ ...limits(), modelsPerRun: 1 }) });
    while (trainer.requests.filter(({ from }) => from === undefined).length < 2) await yieldToEvents();
    expect(trainer.requests.some(({ from }) => from !== undefined)).toBe(true);
    expect(finishedCells(sweep.runner.view.state)).toEqual([]);
    expect(await doneCells(sweep)).toEqual(await doneCells(start(inProcessTrainer(), wide)));
  });

  it('leave no more runs waiting to be judged than can be trained at once', async () => {
    const trainer = inProcessTrainer();
    let judging = 0;
    const neverJudges: Trainer = {
      ...trainer,
      open: (listener) => {
        const session = trainer.open(listener);
        const begin = session.begin.bind(session);
        session.begin = (request, intent) => {
          if (request.from) judging++;
          else begin(request, intent);
        };
        return session;
      },
      capacity: async () => ({ engine: 'reference', runsAtOnce: 1 }),
    };
    const sweep = start(neverJudges, wide, { limits: () => ({ ...limits(), modelsPerRun: 1 }) });
    while (judging < 2) await yieldToEvents();
    await wait(50);
    expect(trainer.requests).toHaveLength(2);
    sweep.runner.dispose();
  });

  it('are judged again when a cancel comes in between', async () => {
    const trainer = inProcessTrainer();
    const sweep = start(trainer, wide);
    while (!trainer.requests.some(({ from }) => from !== undefined)) await yieldToEvents();
    sweep.runner.cancel();
    sweep.runner.resume();
    expect(await doneCells(sweep)).toEqual(await doneCells(start(inProcessTrainer(), wide)));
  });
});

it('waits while paused, and goes on', async () => {
  const sweep = start(inProcessTrainer());
  await sweep.until(({ state }) => finishedCells(state).length > 0);
  sweep.runner.pause();
  await wait(20);
  const paused = finishedCells(sweep.runner.view.state).length;
  await wait(50);
  expect(sweep.runner.view.status).toBe('paused');
  expect(finishedCells(sweep.runner.view.state)).toHaveLength(paused);
  sweep.runner.resume();
  expect(await doneCells(sweep)).toHaveLength(36);
});

it('loses nothing by a cancel, and ends with the same cells when resumed', async () => {
  const whole = await doneCells(start(inProcessTrainer()));
  const trainer = inProcessTrainer();
  const sweep = start(trainer);
  await sweep.until(({ state }) => finishedCells(state).length > 8);
  await wait(3);
  sweep.runner.cancel();
  expect(trainer.running.size).toBe(0);
  const kept = finishedCells(sweep.runner.view.state);
  await wait(30);
  expect(finishedCells(sweep.runner.view.state).length).toBeGreaterThanOrEqual(kept.length);
  const stopped = trainer.requests.length;
  sweep.runner.resume();
  expect(await doneCells(sweep)).toEqual(whole);
  expect(trainer.requests.slice(stopped).some(({ from }) => from !== undefined && from.step > 0)).toBe(true);
  const models = trainer.requests.filter(({ from }) => from === undefined).flatMap(({ config }) => config.instances);
  expect(models).toHaveLength(72);
});

it('keeps what holds under other axes, in the middle of a sweep', async () => {
  const trainer = inProcessTrainer();
  const sweep = start(trainer);
  await sweep.until(({ state }) => finishedCells(state).length > 12);
  const before = sweep.runner.view.state;
  const other = { ...options, y: { key: 'featureProbability', values: [1, 0.1, 0.03] } as const };
  sweep.runner.retarget(planSweep(other));
  const kept = finishedCells(sweep.runner.view.state);
  expect(kept).toEqual(finishedCells(before).filter((cell) => cell.y !== 0.01));
  expect(kept.length).toBeGreaterThan(0);
  await sweep.until(({ state }) => isDone(state) && state.plan.y.values.includes(0.03));
  expect(finishedCells(sweep.runner.view.state)).toEqual(await doneCells(start(inProcessTrainer(), other)));
});

it('goes back to axes whose runs were stopped on the way', async () => {
  const sweep = start(inProcessTrainer());
  const first = sweep.runner.view.state.plan;
  await wait(3);
  sweep.runner.retarget(planSweep({ ...options, x: { key: 'batchSize', values: [4, 6] } }));
  await sweep.until(({ state }) => isDone(state) && state.plan !== first);
  sweep.runner.retarget(first);
  await sweep.until(({ state }) => isDone(state) && state.plan === first);
  expect(finishedCells(sweep.runner.view.state)).toEqual(await doneCells(start(inProcessTrainer())));
});

it('stops the runs of seeds that are no longer asked for, and begins with the new ones', async () => {
  const trainer = inProcessTrainer();
  const sweep = start(trainer);
  await wait(3);
  for (const seed of [100, 200, 300]) {
    const begun = trainer.requests.length;
    sweep.runner.retarget(planSweep({ ...options, base: { ...base, seed } }));
    await wait(3);
    const seeds = trainer.requests.slice(begun).flatMap(({ config }) => config.instances.map((instance) => instance.seed));
    expect(new Set(seeds)).toEqual(new Set([seed, seed + 1]));
    expect(trainer.running.size).toBe(2);
    expect(sweep.runner.view.state.underWay.length).toBeLessThanOrEqual(4);
  }
});

it('stops with the failure when the trainer fails, and goes on when asked', async () => {
  let broken = true;
  const trainer = inProcessTrainer((config, from) => {
    if (broken) throw new EngineError('out-of-memory', 'test');
    return createReferenceEngine(config, from);
  });
  const sweep = start(trainer);
  const { failure } = await sweep.until(({ status }) => status === 'failed');
  expect(failure).toEqual({ kind: 'out-of-memory', detail: 'test' });
  expect(trainer.running.size).toBe(0);
  broken = false;
  sweep.runner.resume();
  expect(sweep.runner.view.failure).toBeNull();
  expect(await doneCells(sweep)).toHaveLength(36);
});

it('keeps no failure where all cells of other axes are there', async () => {
  const first = start(inProcessTrainer());
  const { results, plan } = (await first.until(isFinished)).state;
  const failing = inProcessTrainer(() => {
    throw new EngineError('out-of-memory', 'test');
  });
  const sweep = start(failing, { ...options, x: { key: 'batchSize', values: [4, 6] } }, { results });
  await sweep.until(({ failure }) => failure !== null);
  sweep.runner.retarget(plan);
  expect(sweep.runner.view).toMatchObject({ status: 'paused', failure: null });
});

it('finds the models that diverge, and trains the others', async () => {
  const trainer = inProcessTrainer((config, from) => {
    const engine = createReferenceEngine(config, from);
    if (!config.instances.some(({ seed, sparsity }) => seed === 4 && sparsity[0] === 0)) return engine;
    return {
      ...engine,
      step: 0,
      dispose: () => {},
      train: () => Promise.reject(new EngineError('diverged', 'test')),
      snapshot: () => engine.snapshot(),
    };
  });
  const cells = await doneCells(start(trainer));
  for (const { y: probability, losses, seed } of cells) {
    expect(losses.map(Number.isFinite)).toEqual([true, probability < 1]);
    if (probability === 1) expect(seed).toBe(3);
  }
});

it('is silent after dispose', async () => {
  const trainer = inProcessTrainer();
  const sweep = start(trainer);
  await sweep.until(({ state }) => finishedCells(state).length > 0);
  sweep.runner.dispose();
  const told = sweep.views.length;
  await wait(30);
  expect(sweep.views).toHaveLength(told);
  expect(trainer.running.size).toBe(0);
});

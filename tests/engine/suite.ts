/**
 * What every engine must do, as one suite run over each of them: train like the reference, go on from a checkpoint, take live
 * changes, hand out snapshots. An engine's own tests (speed, memory, failures) are not here.
 */
import { afterEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { createReferenceEngine } from '../../src/engine/reference.ts';
import { applyLive, resolveConfig } from '../../src/model/config/checkConfig.ts';
import type { TrainingConfig, TrainingOptions } from '../../src/model/config/config.ts';
import { ConfigError } from '../../src/model/config/problem.ts';
import { initialCheckpoint } from '../../src/model/network/initialWeights.ts';
import { ADAM, averageLoss, LOSS_RETENTION } from '../../src/model/network/optimiser.ts';
import { type Checkpoint, instanceState } from '../../src/model/network/parameters.ts';
import { batchOf, finiteDifferences, lossOn } from './batchLoss.ts';
import { agreementCases, gradientCases, medium, small } from './suiteCases.ts';

export type CreateEngine = (config: TrainingConfig, from?: Checkpoint) => Promise<Engine>;

export interface SuiteOptions {
  /** Largest difference between two ways to the same step by this engine itself. 0, the default: none at all. */
  readonly ownTolerance?: number;
  /** Leaves out trainings of 1 000 steps, for an engine that would need minutes. */
  readonly onlyShort?: boolean;
  readonly timeoutMs?: number;
}

/** @param name as the engine names itself */
export function engineSuite(name: Engine['name'], create: CreateEngine, options: SuiteOptions = {}): void {
  const engines: Engine[] = [];
  const start: CreateEngine = async (config, from) => {
    const engine = await create(config, from);
    engines.push(engine);
    return engine;
  };
  describe(`engine ${name}`, { timeout: options.timeoutMs ?? 60_000 }, () => {
    afterEach(() => {
      for (const engine of engines.splice(0)) engine.dispose();
    });
    agreementTests(start, options);
    gradientTests(start);
    continuationTests(start, options.ownTolerance ?? 0);
    liveTests(start, options.ownTolerance ?? 0);
    snapshotTests(name, start);
    independenceTests(start, options.ownTolerance ?? 0);
  });
}

/** Largest |a − b|; NaN where one of them is not a number. */
function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length);
  return Array.from(a, (value, at) => Math.abs(value - (b[at] ?? Number.NaN))).reduce((largest, d) => Math.max(largest, d), 0);
}

async function trained(create: CreateEngine, config: TrainingConfig, steps: number): Promise<Checkpoint> {
  const engine = await create(config);
  await engine.train(steps);
  return engine.checkpoint();
}

const createReference: CreateEngine = async (config, from) => createReferenceEngine(config, from);

async function distanceToReference(create: CreateEngine, options: TrainingOptions, steps: number): Promise<number> {
  const config = resolveConfig(options);
  const own = await trained(create, config, steps);
  const reference = await trained(createReference, config, steps);
  const distances = config.instances.map((_, i) =>
    distance(instanceState(own.state, config, i).parameters, instanceState(reference.state, config, i).parameters),
  );
  return Math.max(...distances);
}

function agreementTests(create: CreateEngine, { onlyShort }: SuiteOptions): void {
  it.each(agreementCases)('agrees with the reference after 100 steps: %s', async (_, options) => {
    expect(await distanceToReference(create, options, 100)).toBeLessThanOrEqual(1e-5);
  });

  it.skipIf(onlyShort).each([
    ['n=5, m=2', { ...small, sparsity: 0.9, batchSize: 256 }],
    ['n=20, m=5', { ...medium, sparsity: 0.9, batchSize: 256 }],
  ])('agrees with the reference after 1 000 steps: %s', async (_, options) => {
    expect(await distanceToReference(create, options, 1000)).toBeLessThanOrEqual(1e-4);
  });
}

function gradientTests(create: CreateEngine): void {
  it.each(gradientCases)('has the gradient of finite differences: %s', async (_, options) => {
    const config = resolveConfig({ ...options, nInstances: 2 });
    const before = initialCheckpoint(config);
    const after = await trained(create, config, 1);
    for (const [i] of config.instances.entries()) {
      const gradient = Array.from(instanceState(after.state, config, i).firstMoments, (moment) => moment / (1 - ADAM.beta1));
      expect(distance(gradient, finiteDifferences(config, i, before.state, 0))).toBeLessThan(1e-6);
    }
  });
}

function continuationTests(create: CreateEngine, tolerance: number): void {
  it.each([
    ['gaps', small],
    ['sets, two instances', { ...small, nInstances: 2, featureSets: { kind: 'correlated', sets: [[1, 2]] } } as const],
    ['falling rate', { ...small, learningRateSchedule: 'cosine', steps: 70, weightDecay: 0.01 } as const],
  ])('goes on from a checkpoint as if it had never stopped: %s', async (_, options) => {
    const config = resolveConfig(options);
    const straight = await trained(create, config, 70);
    const half = await trained(create, config, 33);
    const engine = await create(config, structuredClone(half));
    expect(engine.step).toBe(33);
    await engine.train(37);
    expect((await engine.checkpoint()).step).toBe(70);
    expect(distance((await engine.checkpoint()).state, straight.state)).toBeLessThanOrEqual(tolerance);
  });

  it('takes the same steps in one call or in many', async () => {
    const config = resolveConfig(small);
    const engine = await create(config);
    for (const steps of [1, 0, 2, 17, 30]) await engine.train(steps);
    expect(engine.step).toBe(50);
    expect(distance((await engine.checkpoint()).state, (await trained(create, config, 50)).state)).toBeLessThanOrEqual(tolerance);
  });

  it('hands out a checkpoint that later steps do not touch', async () => {
    const engine = await create(resolveConfig(small));
    const checkpoint = await engine.checkpoint();
    const copy = structuredClone(checkpoint);
    await engine.train(3);
    expect(checkpoint).toEqual(copy);
  });
}

function liveTests(create: CreateEngine, tolerance: number): void {
  it.each([
    ['sparsity', { sparsity: 0.5 }],
    ['sparsity to 0', { sparsity: 0 }],
    ['sparsity per feature', { sparsity: [0.1, 0.9, 0.9, 0.4, 0.7] }],
    ['importance and learning rate', { importanceDecay: 0.7, learningRate: 4e-3 }],
  ])('obeys a live change from the next step on: %s', async (_, live) => {
    const config = resolveConfig({ ...small, nInstances: 2 });
    const engine = await create(config);
    await engine.train(20);
    expect(engine.tune(live)).toBe(20);
    const fresh = await create(applyLive(config, live), await engine.checkpoint());
    const unchanged = await create(config, await engine.checkpoint());
    for (const one of [engine, fresh, unchanged]) await one.train(20);
    const { state } = await engine.checkpoint();
    expect(distance(state, (await fresh.checkpoint()).state)).toBeLessThanOrEqual(tolerance);
    expect(distance(state, (await unchanged.checkpoint()).state)).toBeGreaterThan(1e-4);
  });

  it('refuses a bad live change and goes on unchanged', async () => {
    const config = resolveConfig(small);
    const engine = await create(config);
    await engine.train(5);
    expect(() => engine.tune({ sparsity: 0.5, learningRate: -1 })).toThrow(ConfigError);
    await engine.train(15);
    expect(distance((await engine.checkpoint()).state, (await trained(create, config, 20)).state)).toBeLessThanOrEqual(tolerance);
  });
}

function snapshotTests(name: Engine['name'], create: CreateEngine): void {
  it('shows the initial weights at step 0', async () => {
    const config = resolveConfig({ ...small, nInstances: 3 });
    const initial = initialCheckpoint(config);
    const { elapsedMs, ...snapshot } = await (await create(config)).snapshot();
    expect(elapsedMs).toBe(0);
    const own = config.instances.map((_, i) => instanceState(initial.state, config, i));
    expect(snapshot).toEqual({
      engine: name,
      step: 0,
      nInstances: 3,
      nFeatures: 5,
      nHidden: 2,
      W: Float32Array.from(own.flatMap(({ W }) => [...W])),
      b: new Float32Array(15),
      loss: new Float32Array(3).fill(Number.NaN),
    });
  });

  it('shows the parameters of its checkpoint, and the training time', async () => {
    const config = resolveConfig({ ...small, nInstances: 2 });
    const engine = await create(config);
    await engine.train(10);
    const { step, W, b, elapsedMs } = await engine.snapshot();
    const { state } = await engine.checkpoint();
    const own = config.instances.map((_, i) => instanceState(state, config, i));
    expect({ step, W: [...W], b: [...b] }).toEqual({ step: 10, W: own.flatMap((o) => [...o.W]), b: own.flatMap((o) => [...o.b]) });
    expect(elapsedMs).toBeGreaterThanOrEqual(0);
    // Browsers' clocks are coarse, and ten steps may be too quick for them.
    let later = elapsedMs;
    for (let chunk = 0; chunk < 100 && later <= elapsedMs; chunk++) {
      await engine.train(10);
      later = (await engine.snapshot()).elapsedMs;
    }
    expect(later).toBeGreaterThan(elapsedMs);
  });

  it('averages the batch losses with a half-life of 100 steps', async () => {
    const config = resolveConfig({ ...small, nInstances: 2, learningRate: 1e-2 });
    const engine = await create(config);
    const sums = [0, 0];
    for (let step = 0; step < 12; step++) {
      const { state } = await engine.checkpoint();
      for (const i of sums.keys()) {
        const loss = lossOn(batchOf(config, i, step), config, i, instanceState(state, config, i).parameters);
        sums[i] = LOSS_RETENTION * (sums[i] ?? 0) + (1 - LOSS_RETENTION) * loss;
      }
      await engine.train(1);
    }
    const { loss } = await engine.snapshot();
    for (const [i, sum] of sums.entries()) expect((loss[i] ?? 0) / averageLoss(sum, 12)).toBeCloseTo(1, 5);
  });

  it('reuses the buffers it is given where their size fits', async () => {
    const engine = await create(resolveConfig(small));
    const first = await engine.snapshot();
    const given = [first.W, first.b, first.loss].map(({ buffer }) => buffer).filter((buffer) => buffer instanceof ArrayBuffer);
    await engine.train(2);
    const second = await engine.snapshot(given);
    expect([second.W.buffer, second.b.buffer, second.loss.buffer].map((buffer, at) => buffer === given[at])).toEqual([true, true, true]);
    const third = await engine.snapshot([new ArrayBuffer(4), new ArrayBuffer(8)]);
    expect(third).toEqual({ ...second, elapsedMs: third.elapsedMs });
  });
}

function independenceTests(create: CreateEngine, tolerance: number): void {
  it('trains an instance the same whoever its neighbours are', async () => {
    const config = resolveConfig({
      ...small,
      nInstances: 5,
      instances: [{}, { sparsity: 0 }, {}, { learningRate: 1e-2 }, { sparsity: 0.95 }],
    });
    const together = await trained(create, config, 30);
    for (const [i, own] of config.instances.entries()) {
      const alone = { ...config, instances: [own] };
      const { state } = await trained(create, alone, 30);
      expect(distance(instanceState(together.state, config, i).parameters, instanceState(state, alone, 0).parameters)).toBeLessThanOrEqual(
        tolerance,
      );
    }
  });

  it('leaves other engines alone while it trains and when it is disposed of', async () => {
    const [config, otherConfig] = [resolveConfig(small), resolveConfig(medium)];
    const engine = await create(config);
    const other = await create(otherConfig);
    for (let turn = 0; turn < 4; turn++) for (const one of [engine, other]) await one.train(5);
    const { state } = await engine.checkpoint();
    engine.dispose();
    await other.train(5);
    expect(distance(state, (await trained(create, config, 20)).state)).toBeLessThanOrEqual(tolerance);
    expect(distance((await other.checkpoint()).state, (await trained(create, otherConfig, 25)).state)).toBeLessThanOrEqual(tolerance);
  });
}

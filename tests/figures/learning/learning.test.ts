/** Learning as it happens: what is recorded, where it jumps and rests, and how one moment of it is drawn. */
import { describe, expect, it } from 'vitest';
import { INITIAL_CAMERA } from '../../../src/charts/camera.ts';
import { ENDS_AS_OCTAHEDRON, RESTS_ON_THE_WAY } from '../../../src/figures/learning/claim.ts';
import { describeLearning, learningTable, learningTip } from '../../../src/figures/learning/describe.ts';
import { drawLearning } from '../../../src/figures/learning/draw.ts';
import { type LearningInput, learningHeight, learningLayout } from '../../../src/figures/learning/layout.ts';
import { jumpsOf, type Moment, momentAt, momentOf } from '../../../src/figures/learning/recording.ts';
import { learningRuns } from '../../../src/figures/learning/runs.ts';
import { LEARNING, type LearningSettings, nextSeed, trainingName } from '../../../src/figures/learning/settings.ts';
import { frameSteps, trainingOf } from '../../../src/figures/learning/training.ts';
import { resolveConfig } from '../../../src/model/config/checkConfig.ts';
import { DIGON, polygon, tegumProduct } from '../../../src/model/geometry/polytopes.ts';
import { exactLoss } from '../../../src/model/loss/exactLoss.ts';
import { criticalPoints } from '../../../src/model/theory/criticalPoints.ts';
import { FakeTrainer } from '../../experiment/fakeTrainer.ts';
import { expectSound } from '../../figure/golden.ts';

const STAIRCASE: LearningSettings = { ...LEARNING.initial, parts: '------', m: 2, one: true, steps: 4000 };

function modelOf(vertices: readonly (readonly number[])[]) {
  return {
    W: vertices.flat(),
    b: vertices.map(() => 0),
    nFeatures: vertices.length,
    nHidden: vertices[0]?.length ?? 0,
    selectedFeature: null,
  };
}

const OCTAHEDRON = modelOf(tegumProduct(DIGON, DIGON, DIGON));

/** Moments with these dimensionalities of two features. */
function shared(values: readonly (readonly [number, number])[]): readonly Moment[] {
  return values.map((pair, at) => ({ step: 10 * at, model: modelOf([[1], [-1]]), loss: 0.1, dimensionality: Float64Array.from(pair) }));
}

const still = (value: readonly [number, number], count: number) => Array.from({ length: count }, () => value);

describe('jumps', () => {
  it('are found once each, with the features that changed', () => {
    const moments = shared([...still([0.5, 0], 20), [0.3, 0.2], ...still([0, 0.5], 20), ...still([0, 0.4], 10)]);
    const jumps = jumpsOf(moments);
    expect(jumps).toHaveLength(1);
    expect(jumps[0]?.features).toEqual([0, 1]);
    expect(Math.abs((jumps[0]?.step ?? 0) - 200)).toBeLessThanOrEqual(30);
  });

  it('are none where shares drift', () => {
    expect(jumpsOf(shared(Array.from({ length: 100 }, (_, at) => [0.5 - at / 250, 0] as const)))).toEqual([]);
    expect(jumpsOf([])).toEqual([]);
  });
});

it('finds the moment of a step', () => {
  const moments = shared(still([0, 0], 5));
  expect([0, 9, 10, 15, 1e6].map((step) => momentAt(moments, step))).toEqual([0, 0, 1, 1, 4]);
  expect(momentAt([], 3)).toBeNull();
});

it('judges small models by their expected loss, larger ones by the average', () => {
  const options = trainingOf(LEARNING.initial);
  const expected = exactLoss({
    W: OCTAHEDRON.W,
    b: OCTAHEDRON.b,
    nFeatures: 6,
    nHidden: 3,
    featureProbability: 0.05,
    featureSets: options.featureSets,
  });
  expect(momentOf(1, OCTAHEDRON, 9, options).loss).toBeCloseTo(expected, 12);
  expect(momentOf(1, modelOf(Array.from({ length: 12 }, () => [1, 0])), 9, options).loss).toBe(9);
});

it('trains on feature sets, or on one active feature from weights near 0', () => {
  expect(trainingOf(LEARNING.initial)).toMatchObject({ featureSets: { kind: 'correlated' }, featureProbability: 0.05 });
  expect(trainingOf(STAIRCASE)).toMatchObject({ active: 1, optimiser: 'sgd' });
  expect(trainingName({ ...STAIRCASE, t: 5, show: 'shares' })).toBe(trainingName(STAIRCASE));
  expect(trainingName({ ...STAIRCASE, seed: nextSeed(STAIRCASE) })).not.toBe(trainingName(STAIRCASE));
});

it('starts the staircase much nearer to zero in the second dimension, and goes the same way down in any number of steps', () => {
  const { W } = resolveConfig(trainingOf(STAIRCASE)).instances[0].start ?? { W: [] };
  const lengths = [0, 1].map((k) => Math.hypot(...W.filter((_, at) => at % 2 === k)));
  expect(lengths[0]).toBeLessThan(0.01);
  expect(lengths[1]).toBeLessThan(1e-8 * (lengths[0] ?? 0));
  const [short, long] = [2000, 20_000].map((steps) => trainingOf({ ...STAIRCASE, steps }).learningRate ?? Number.NaN);
  expect((short ?? 0) / (long ?? 0)).toBeCloseTo(10);
  expect(trainingOf({ ...STAIRCASE, steps: 200 }).learningRate).toBe(1);
});

it('records every moment, forgets what will come again, and begins anew when restarted', async () => {
  const trainer = new FakeTrainer();
  const runs = learningRuns(trainer, LEARNING.initial);
  runs.play();
  await Promise.resolve();
  expect(trainer.run.request.pace).toEqual({ stepsPerSecond: 1000, snapshots: { everySteps: frameSteps(LEARNING.initial) } });
  for (const step of [40, 80, 120]) trainer.run.snapshot(step);
  expect(runs.state().moments.map(({ step }) => step)).toEqual([0, 40, 80, 120]);
  trainer.run.snapshot(80);
  expect(runs.state().moments.map(({ step }) => step)).toEqual([0, 40, 80]);
  runs.restart();
  expect(runs.state().moments.map(({ step }) => step)).toEqual([0]);
});

it('claims an octahedron, and rests, of such trainings alone', () => {
  const end: Moment = { step: 8000, model: OCTAHEDRON, loss: 0.1, dimensionality: new Float64Array(6) };
  expect(ENDS_AS_OCTAHEDRON.holds([end])).toBe(true);
  expect(ENDS_AS_OCTAHEDRON.holds([{ ...end, model: modelOf(tegumProduct(polygon(5), [[1]])) }])).toBe(false);
  expect(ENDS_AS_OCTAHEDRON.holds([])).toBe(false);
  expect([LEARNING.initial, STAIRCASE].map(ENDS_AS_OCTAHEDRON.isMade)).toEqual([true, false]);
  expect([LEARNING.initial, STAIRCASE].map(RESTS_ON_THE_WAY.isMade)).toEqual([false, true]);
});

/** A loss that stands at one value, then at another. */
function standing(values: readonly number[]): readonly Moment[] {
  const model = modelOf(Array.from({ length: 6 }, () => [0, 0]));
  return values.map((loss, at) => ({ step: 20 * (at + 1), model, loss, dimensionality: new Float64Array(6) }));
}

const lossOf = (name: string) => criticalPoints(6).find((point) => point.name === name)?.loss ?? Number.NaN;
const [START, SQUARE, PENTAGON] = [lossOf('6 averaged'), lossOf('4-gon'), lossOf('5-gon')];

it('claims a rest only below the first line and before the last', () => {
  const square = Array.from({ length: 50 }, () => SQUARE * 1.01);
  const pentagon = Array.from({ length: 50 }, () => PENTAGON);
  expect(RESTS_ON_THE_WAY.holds(standing([...square, ...pentagon]))).toBe(true);
  expect(RESTS_ON_THE_WAY.holds(standing(square))).toBe(false);
  expect(RESTS_ON_THE_WAY.holds(standing([...square.map(() => START), ...pentagon]))).toBe(false);
  expect(RESTS_ON_THE_WAY.holds(standing([...square.slice(0, 4), ...pentagon]))).toBe(false);
});

function input(changes: Partial<LearningSettings>, moments: readonly Moment[]): LearningInput {
  return { settings: { ...LEARNING.initial, ...changes }, moments, camera: INITIAL_CAMERA };
}

const SPACE = input(
  {},
  [10, 20, 30].map((step) => momentOf(step, OCTAHEDRON, 1, trainingOf(LEARNING.initial))),
);
const FLAT = { ...input({}, standing([0.05, 0.02, 0.011])), settings: STAIRCASE };
const SHARES = input({ parts: '--', m: 2, show: 'shares', steps: 500 }, shared([...still([0.5, 0], 20), ...still([0, 0.5], 20)]));

describe.each([288, 390, 700, 1000])('at a width of %d', (width) => {
  it.each([
    ['in space', SPACE],
    ['in the plane', FLAT],
    ['as shares', SHARES],
    ['before it is trained', input({}, [])],
  ])('is drawn soundly %s', (_, given) => {
    const layout = learningLayout(given, { width, height: learningHeight(width, given) });
    expectSound(drawLearning(layout, 'x'));
  });

  it('marks jumps where they can be pressed, and reads steps off the loss', () => {
    const layout = learningLayout(SHARES, { width, height: learningHeight(width, SHARES) });
    const [jump] = layout.jumps;
    expect(layout.loss.stepAt(jump?.x ?? 0)).toBe(jump?.step);
    expect(learningTip(layout, jump?.x ?? 0, layout.loss.box.y)).toContain('the share of features 0, 1 changes');
    expect(learningTip(layout, jump?.x ?? 0, 0)).toBeNull();
  });

  it('draws the solid of the moment looked at', () => {
    const layout = learningLayout(SPACE, { width, height: learningHeight(width, SPACE) });
    expect(layout.space).toMatchObject({ name: 'one octahedron', isFlat: false });
    expect(layout.space?.solid?.hull.faces).toHaveLength(8);
    expect(layout.loss.levels).toEqual([]);
  });

  it('draws the lines on which training can rest, where there are any', () => {
    const few = learningLayout({ ...FLAT, settings: { ...STAIRCASE, parts: '----' } }, { width, height: 520 });
    expect(few.loss.levels).toEqual([]);
    expectSound(drawLearning(few, 'x'));
    const many = learningLayout(FLAT, { width, height: learningHeight(width, FLAT) });
    const { box, levels } = many.loss;
    expect(levels).toHaveLength(9);
    const square = levels.find(({ name }) => name.startsWith('4-gon, 1 averaged'));
    expect(square?.name).toBe('4-gon, 1 averaged: 0.0174');
    expect(learningTip(many, box.x + 5, square?.y ?? 0)).toBe(square?.name);
    const [line] = square?.label?.lines ?? [];
    expect(learningTip(many, line?.x ?? 0, line?.y ?? 0)).toBe(square?.name);
  });
});

it('says what it shows', () => {
  expect(describeLearning(input({}, []))).toBe('A training, moment by moment. Not trained yet.');
  expect(describeLearning(SPACE)).toContain('6 of 6 features represented, as one octahedron.');
  expect(describeLearning(SHARES)).toContain('1 jump so far.');
  const rested = { ...FLAT, moments: standing([...Array.from({ length: 50 }, () => SQUARE), PENTAGON]) };
  expect(describeLearning(rested)).toContain('It rests at 4-gon from step 20 to 1000.');
  expect(learningTable(SPACE).rows).toHaveLength(3);
});

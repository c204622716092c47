/** A shape sent to a model: training starts from it, and keeps it or leaves it as the figure claims. */
import { describe, expect, it } from 'vitest';
import { INITIAL_CAMERA } from '../../../src/charts/camera.ts';
import { createEngine } from '../../../src/engine/createEngine.ts';
import { ENDS_OF_SHAPES } from '../../../src/figures/learning/claim.ts';
import { describeLearning, learningTable } from '../../../src/figures/learning/describe.ts';
import { drawLearning } from '../../../src/figures/learning/draw.ts';
import { learningLayout } from '../../../src/figures/learning/layout.ts';
import { type Moment, momentOf } from '../../../src/figures/learning/recording.ts';
import { learningRuns } from '../../../src/figures/learning/runs.ts';
import { LEARNING, type LearningSettings, trainingName } from '../../../src/figures/learning/settings.ts';
import { fittedToShape, trainingOf } from '../../../src/figures/learning/training.ts';
import { SHAPE_NAMES } from '../../../src/figures/shapes/settings.ts';
import { resolveConfig } from '../../../src/model/config/checkConfig.ts';
import { arrangementOf } from '../../../src/model/geometry/arrangement.ts';
import { POLYTOPES } from '../../../src/model/geometry/polytopes.ts';
import { instanceWeights } from '../../../src/model/network/parameters.ts';
import { FakeTrainer } from '../../experiment/fakeTrainer.ts';
import { expectSound } from '../../figure/golden.ts';

const from = (shape: string, changes: Partial<LearningSettings> = {}): LearningSettings => ({
  ...LEARNING.initial,
  ...{ shape, p: 0.1, noise: 0.05, steps: 4000 },
  ...changes,
});

const shapeOf = ({ model }: Moment) => arrangementOf(model).name;

async function trainedFrom(shape: string): Promise<Moment> {
  const options = trainingOf(from(shape));
  const engine = await createEngine('cpu', resolveConfig(options));
  await engine.train(options.steps ?? 0);
  const snapshot = await engine.snapshot();
  engine.dispose();
  const { nFeatures, nHidden, step, loss } = snapshot;
  return momentOf(step, { ...instanceWeights(snapshot, snapshot, 0), nFeatures, nHidden, selectedFeature: null }, loss[0] ?? 0, options);
}

describe.each(SHAPE_NAMES)('%s', (shape) => {
  const vertices = POLYTOPES.find(({ name }) => name === shape)?.vertices ?? [];

  it('is the first moment of a training that starts from it, exactly so without noise', () => {
    const [first] = learningRuns(new FakeTrainer(), from(shape, { noise: 0 })).state().moments;
    expect(first?.step).toBe(0);
    expect(Array.from(first?.model.W ?? [])).toEqual([...Float32Array.from(vertices.flat())]);
    expect(first?.loss).not.toBeLessThanOrEqual(0);
    expect(fittedToShape(from(shape))).toMatchObject({ m: vertices[0]?.length, parts: '-'.repeat(vertices.length) });
  });
});

it('says no loss before the first step of a model too large to compute it', () => {
  const settings = from('icosahedron');
  const { moments } = learningRuns(new FakeTrainer(), settings).state();
  expect(describeLearning({ settings, moments })).toContain('At step 0: 12 of 12 features represented');
  expect(learningTable({ settings: fittedToShape(settings), moments }).rows[0]?.slice(0, 2)).toEqual([0, '–']);
  const layout = learningLayout({ settings: fittedToShape(settings), moments, camera: INITIAL_CAMERA }, { width: 700, height: 340 });
  expectSound(drawLearning(layout, 'x'));
});

it('adds noise from the seed', () => {
  const firstOf = (seed: number) => learningRuns(new FakeTrainer(), from('pentagon', { seed })).state().moments[0]?.model.W;
  expect(firstOf(1)).not.toEqual(firstOf(2));
  expect(firstOf(1)).toEqual(firstOf(1));
  expect(trainingName(from('pentagon', { noise: 0.1 }))).not.toBe(trainingName(from('pentagon')));
});

it.each([
  ['pentagon', 'one pentagon'],
  ['octahedron', 'one octahedron'],
  ['triangle', 'one dedicated feature and one pair of opposites'],
  ['cube', 'one square antiprism'],
])('%s: training ends as %s, as claimed', async (shape, end) => {
  const [first] = learningRuns(new FakeTrainer(), from(shape)).state().moments;
  const last = await trainedFrom(shape);
  expect(first && shapeOf(first)).toBe(`one ${shape}`);
  expect(shapeOf(last)).toBe(end);
  const claim = ENDS_OF_SHAPES.find(({ isMade }) => isMade(from(shape)));
  expect(claim?.text).toContain(end === `one ${shape}` ? 'lasts' : 'does not last');
  expect(claim?.holds([last])).toBe(true);
  expect(claim?.holds([])).toBe(false);
  expect(describeLearning({ settings: from(shape), moments: [last] })).toContain(`Trained from the shape: ${shape}.`);
});

it('claims nothing of what was not measured', () => {
  const claimed = (settings: LearningSettings) => ENDS_OF_SHAPES.some(({ isMade }) => isMade(settings));
  expect(claimed(from('octagon'))).toBe(false);
  expect(claimed(from('pentagon', { p: 0.3 }))).toBe(false);
  expect(claimed(from('pentagon', { noise: 0.2 }))).toBe(false);
});

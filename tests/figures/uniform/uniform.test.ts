/** Uniform superposition: what is trained, what is read off it, where it is drawn and what lies under the pointer. */
import { describe, expect, it } from 'vitest';
import { INITIAL_CAMERA } from '../../../src/charts/camera.ts';
import { NEARLY_ALL_IN_PAIRS } from '../../../src/figures/uniform/claim.ts';
import { COARSE, DENSITIES, isTooShort, nearestDensity, ORDER, SKETCHED } from '../../../src/figures/uniform/densities.ts';
import { describeUniform, openedLines, uniformTable, uniformTip } from '../../../src/figures/uniform/describe.ts';
import { drawUniform } from '../../../src/figures/uniform/draw.ts';
import { packed } from '../../../src/figures/uniform/graph.ts';
import { type UniformInput, uniformHeight, uniformHit, uniformLayout } from '../../../src/figures/uniform/layout.ts';
import { componentName, componentsOf, kindsOf, measuresOf } from '../../../src/figures/uniform/measures.ts';
import { uniformRuns } from '../../../src/figures/uniform/runs.ts';
import { nextSeed, SIZES, trainingName, UNIFORM } from '../../../src/figures/uniform/settings.ts';
import { DIGON, polygon, TETRAHEDRON, tegumProduct } from '../../../src/model/geometry/polytopes.ts';
import { FakeTrainer } from '../../experiment/fakeTrainer.ts';
import { expectSound } from '../../figure/golden.ts';
import { directions, rotated } from '../../model/polytopes.ts';

function modelOf(vertices: readonly (readonly number[])[]) {
  const turned = rotated(directions(vertices), 3);
  return { ...turned, b: new Float64Array(turned.nFeatures), selectedFeature: null };
}

const PAIRS = modelOf(tegumProduct(DIGON, DIGON, DIGON, DIGON));
const MIXED = modelOf(tegumProduct(DIGON, polygon(5), TETRAHEDRON));

function input(changes: Partial<UniformInput> = {}): UniformInput {
  const models = DENSITIES.map((density) => (density === 0.3 ? PAIRS : density === 0.2 ? MIXED : null));
  return {
    models: models.map((model) => model && { model, isFinished: true }),
    opened: nearestDensity(0.2),
    component: 0,
    camera: INITIAL_CAMERA,
    ...changes,
  };
}

const laidOut = (given: UniformInput, width: number) => uniformLayout(given, { width, height: uniformHeight(width) });

it('trains a coarse picture first, then every other density once', async () => {
  const trainer = new FakeTrainer();
  const runs = uniformRuns(trainer, { ...UNIFORM.initial, n: 8, m: 2, seed: 4 });
  expect(runs.state()).toMatchObject({ status: 'poster', isDone: false, step: 0 });
  runs.play();
  await Promise.resolve();
  const finish = (at: number) => {
    const run = trainer.runs[at];
    run?.snapshot(run.request.config.steps);
    run?.done(run.request.config.steps);
  };
  for (const at of COARSE.keys()) finish(at);
  const shown = () => runs.state().models.flatMap((found, at) => (found ? [{ density: DENSITIES[at], isFinished: found.isFinished }] : []));
  expect(shown()).toEqual(COARSE.map((density) => ({ density, isFinished: false })));
  const sketch = runs.state().models[0];
  trainer.runs[COARSE.length]?.snapshot(10);
  expect(runs.state().models[0]?.model).toBe(sketch?.model);
  trainer.runs[COARSE.length]?.snapshot(1000);
  expect(runs.state().models[0]?.model).not.toBe(sketch?.model);
  for (const at of ORDER.keys()) finish(COARSE.length + at);
  const densities = trainer.runs.map(({ request }) => Number((1 - (request.config.instances[0]?.sparsity[0] ?? 0)).toFixed(6)));
  expect(densities.slice(0, 5)).toEqual(SKETCHED);
  expect(densities[0]).toBe(UNIFORM.initial.d);
  expect(densities.slice(0, 5).toSorted()).toEqual(COARSE.toSorted());
  expect(densities.slice(5).toSorted()).toEqual([...DENSITIES].toSorted());
  expect(trainer.run.request.config).toMatchObject({ nFeatures: 8, nHidden: 2, learningRateSchedule: 'linear' });
  expect(runs.state()).toMatchObject({ status: 'paused', isDone: true, step: 13 * 2000 + 5 * 300 });
  expect(runs.state().models.every((found) => found?.isFinished)).toBe(true);
});

it('begins anew when it is restarted, and stops when it goes', async () => {
  const trainer = new FakeTrainer();
  const runs = uniformRuns(trainer, UNIFORM.initial);
  runs.play();
  await Promise.resolve();
  trainer.run.snapshot(10);
  runs.restart();
  expect(trainer.run.verbs()).toEqual(['stop']);
  await Promise.resolve();
  expect(trainer.runs).toHaveLength(2);
  expect(runs.state().models.filter((found) => found !== null)).toEqual([]);
  runs.dispose();
  expect(trainer.run.verbs()).toEqual(['stop']);
});

it('trains again where shape or seed change, not where another density is opened', () => {
  const name = trainingName(UNIFORM.initial);
  expect(trainingName({ ...UNIFORM.initial, d: 0.05, c: 3 })).toBe(name);
  for (const changed of [{ n: 400 }, { m: 30 }, { seed: nextSeed(UNIFORM.initial) }, { steps: 100 }]) {
    expect(trainingName({ ...UNIFORM.initial, ...changed })).not.toBe(name);
  }
});

it('offers sizes with the training that each needs, and knows when it is too short', () => {
  expect(SIZES.map(isTooShort)).toEqual([false, false]);
  const { steps, batch } = UNIFORM.initial;
  expect(SIZES[0]).toMatchObject({ steps, batch });
  expect(isTooShort({ n: 400, steps, batch })).toBe(true);
});

it('finds the nearest density that is trained', () => {
  expect([1, 0.31, 0.06, 0.01, 0.18].map((density) => DENSITIES[nearestDensity(density)])).toEqual([1, 0.3, 0.07, 0.05, 0.2]);
});

it('reads dimensions and components off a model', () => {
  expect(measuresOf(PAIRS)).toMatchObject({ represented: [0, 1, 2, 3, 4, 5, 6, 7] });
  expect(measuresOf(PAIRS).dimensionsPerFeature).toBeCloseTo(0.5, 9);
  expect(measuresOf(MIXED).total).toBeCloseTo(6, 9);
  expect(componentsOf(MIXED).map(componentName)).toEqual(['pentagon', 'tetrahedron', 'pair of opposites']);
  expect(kindsOf(componentsOf(PAIRS))).toEqual([{ name: 'pair of opposites', count: 4 }]);
  expect(componentName({ features: [0, 1, 2], dimensions: 2, shape: 'irregular' })).toBe('irregular group of 3 features in 2 dimensions');
});

it('claims pairs of pairs, and not of pentagons', () => {
  expect([PAIRS, MIXED].map(NEARLY_ALL_IN_PAIRS.holds)).toEqual([true, false]);
});

describe.each([288, 390, 700, 1000])('at a width of %d', (width) => {
  it('is drawn soundly, trained or not, whatever is open', () => {
    for (const opened of [0, nearestDensity(0.3), nearestDensity(0.2)])
      for (const component of [0, 1, 99]) {
        const given = input({ opened, component });
        expectSound(drawUniform(laidOut(given, width), 'x', given));
      }
  });

  it('keeps the components apart and inside their box', () => {
    const { graph, graphBox } = laidOut(input(), width);
    expect(graph).toHaveLength(3);
    for (const [at, { centre, radius }] of graph.entries()) {
      expect(centre.x - radius).toBeGreaterThanOrEqual(graphBox.x);
      expect(centre.x + radius).toBeLessThanOrEqual(graphBox.x + graphBox.width);
      expect(centre.y + radius).toBeLessThanOrEqual(graphBox.y + graphBox.height);
      for (const other of graph.slice(at + 1))
        expect(Math.hypot(centre.x - other.centre.x, centre.y - other.centre.y)).toBeGreaterThan(radius + other.radius);
    }
  });

  it('finds densities, components and the solid under the pointer', () => {
    const layout = laidOut(input({ component: 1 }), width);
    const { plot, columns, graph, solidBox, solid } = layout;
    for (const [at, { x }] of columns.entries()) expect(uniformHit(layout, x, plot.y + 50)).toEqual({ kind: 'density', at });
    for (const [at, { centre }] of graph.entries()) expect(uniformHit(layout, centre.x, centre.y)).toEqual({ kind: 'component', at });
    expect(uniformHit(layout, solidBox.x + solidBox.width / 2, solidBox.y + solidBox.height / 2)).toEqual({ kind: 'solid' });
    expect(uniformHit(layout, -5, -5)).toBeNull();
    expect(solid?.group.shape).toBe('tetrahedron');
    expect(solid?.shape.hull.faces).toHaveLength(4);
  });

  it('has a dot for every feature where there is room', () => {
    const column = laidOut(input(), width).columns[nearestDensity(0.2)];
    expect(column?.dots).toHaveLength(11);
    expect(column?.average?.value).toBeCloseTo(6 / 11, 9);
  });
});

it('packs circles of any number', () => {
  for (const count of [1, 2, 30, 200]) {
    const places = packed(
      Array.from({ length: count }, (_, at) => Math.sqrt(count - at)),
      { x: 0, y: 0, width: 300, height: 200 },
    );
    expect(places).toHaveLength(count);
    expect(Math.min(...places.map(({ radius }) => radius))).toBeGreaterThan(0.2);
  }
});

it('says what it shows', () => {
  expect(describeUniform(input({ models: DENSITIES.map(() => null) }))).toBe(
    'Dimensions per feature at several densities. Not trained yet.',
  );
  expect(describeUniform(input())).toBe(
    'Dimensions per feature: 0.5 at a density of 0.3, 0.545 at a density of 0.2. At a density of 0.2 11 features of 11 represented: 1 × pentagon, 1 × tetrahedron, 1 × pair of opposites.',
  );
  expect(openedLines(input())[0]).toBe('1 − S = 0.2: 11 of 11 represented, ΣD = 6.00 in m = 6');
  expect(openedLines(input({ opened: 0 }))).toEqual(['1 − S = 1: not trained yet']);
  expect(uniformTip(input(), { kind: 'component', at: 0 })).toBe('pentagon\nD 0.40');
  expect(uniformTip(input(), { kind: 'density', at: nearestDensity(0.3) })).toBe('density 0.3: D* 0.5, 8 represented');
  expect(uniformTip(input(), { kind: 'density', at: 0 })).toBe('density 1: not trained yet');
  expect(uniformTip(input(), { kind: 'solid' })).toBeNull();
  expect(uniformTable(input()).rows).toHaveLength(DENSITIES.length);
});

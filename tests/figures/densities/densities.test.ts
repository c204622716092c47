/** The comparison: what is asked of the trainer, which models are shown, and how they are drawn. */
import { expect, it } from 'vitest';
import { toSvgString } from '../../../src/charts/svg.ts';
import { AS_MANY_AS_IN_PAPER } from '../../../src/figures/densities/claim.ts';
import { COLUMNS, DENSITIES, PAPER_COUNTS } from '../../../src/figures/densities/densities.ts';
import { countsOf, densitiesTable, densityTooltip, describeDensities } from '../../../src/figures/densities/describe.ts';
import { drawDensities } from '../../../src/figures/densities/draw.ts';
import { densitiesHeight, densitiesLayout, multipleAt } from '../../../src/figures/densities/layout.ts';
import { densityRuns } from '../../../src/figures/densities/runs.ts';
import { nextSeed } from '../../../src/figures/densities/settings.ts';
import { FakeTrainer } from '../../experiment/fakeTrainer.ts';
import { PENTAGON, TWO_KEPT, TWO_PAIRS } from '../../figure/concept/models.ts';

const OPTIONS = { n: 20, m: 5, I: 0.7, seed: 4, k: 2, steps: 1000 };

function playing() {
  const trainer = new FakeTrainer();
  const runs = densityRuns(trainer, OPTIONS);
  runs.play();
  const [linear, relu] = trainer.runs;
  if (!linear || !relu) throw new Error('two runs were to be started');
  return { trainer, runs, linear, relu };
}

it('asks for seven densities with the same seeds at each, and a linear model', () => {
  const { linear, relu } = playing();
  expect(linear.request.config.activation).toBe('linear');
  expect(linear.request.config.instances).toHaveLength(1);
  expect(relu.request.config.instances.map(({ seed }) => seed)).toEqual(DENSITIES.flatMap(() => [4, 5]));
  expect(relu.request.config.instances.map(({ sparsity }) => Number((1 - (sparsity[0] ?? 0)).toFixed(6)))).toEqual(
    DENSITIES.flatMap((p) => [p, p]),
  );
  expect(relu.request.config.instances[0]?.importance[2]).toBeCloseTo(0.49, 12);
});

it('shows the better seed of each density', () => {
  const { runs, relu } = playing();
  const loss = Array.from({ length: 14 }, (_, i) => (i % 2 === 0 ? 1 : 0.5));
  relu.snapshot(1, loss);
  relu.snapshot(2, loss);
  const models = runs.state().models;
  expect(models).toHaveLength(8);
  expect(models[0]).toBeNull();
  expect(runs.state().step).toBe(2);
  const W = models[3]?.W;
  expect(W instanceof Float32Array ? W.byteOffset : null).toBe(5 * 100 * 4);
});

it('plays, pauses, is done when both runs are, and starts again', () => {
  const { trainer, runs, linear, relu } = playing();
  runs.pause();
  runs.play();
  expect(relu.verbs()).toEqual(['pause', 'resume']);
  for (const run of [linear, relu]) run.snapshot(1000);
  linear.done(1000);
  expect(runs.state().status).toBe('training');
  relu.done(1000);
  expect(runs.state()).toMatchObject({ status: 'paused', isDone: true });
  runs.restart();
  expect(relu.verbs().at(-1)).toBe('stop');
  expect(trainer.runs).toHaveLength(4);
  expect(trainer.run.request.config.instances[0]?.seed).toBe(4);
  expect(runs.state()).toMatchObject({ status: 'starting', isDone: false, step: 0 });
});

it('says in a sentence why it failed, and stops its runs when it goes', () => {
  const { runs, linear, relu } = playing();
  linear.failed('diverged', 'for developers');
  expect(runs.state()).toMatchObject({ status: 'failed', problem: 'Sentence about diverged.' });
  expect(relu.verbs().at(-1)).toBe('pause');
  runs.dispose();
  expect(relu.verbs().at(-1)).toBe('stop');
});

it.each(['play', 'step'] as const)('goes on after a failure and says no more of it: %s', (action) => {
  const { trainer, runs, linear, relu } = playing();
  relu.failed('diverged');
  expect(linear.verbs()).toEqual(['pause']);
  runs[action]();
  expect(runs.state().problem).toBeNull();
  expect(trainer.runs).toHaveLength(3);
  expect(trainer.run.request.paused).toBe(action === 'step');
  expect([linear, trainer.run].map((run) => run.verbs().at(-1))).toEqual(action === 'play' ? ['resume', undefined] : ['step', 'step']);
});

it('has a seed for new models that none of these had', () => {
  expect(nextSeed(OPTIONS)).toBe(6);
  expect(nextSeed({ ...OPTIONS, seed: 2 ** 31 - 1 })).toBe(1);
});

const MODELS = [TWO_KEPT, TWO_KEPT, TWO_PAIRS, PENTAGON, PENTAGON, null, null, null];

it('counts what is represented and what is alone', () => {
  expect([TWO_KEPT, TWO_PAIRS, PENTAGON].map(countsOf)).toEqual([
    { represented: 2, dedicated: 2 },
    { represented: 4, dedicated: 0 },
    { represented: 5, dedicated: 0 },
  ]);
});

it.each([320, 390, 500, 720, 1100])('draws eight models within a width of %s', (width) => {
  const layout = densitiesLayout(MODELS, 5, { width, height: densitiesHeight(width, 5) });
  expect(layout.multiples.map(({ represented }) => represented)).toEqual([2, 2, 4, 5, 5, 0, 0, 0]);
  for (const [at, { column, bias, barsBox, title }] of layout.multiples.entries()) {
    expect(title).toBe(COLUMNS[at]);
    expect(bias.x + bias.width).toBeLessThanOrEqual(column.x + column.width);
    expect(barsBox.y + barsBox.height).toBeLessThan(layout.legend.y - 30);
    expect(multipleAt(layout, barsBox.x + 1, barsBox.y + 1)).toEqual({ column: at, feature: 0 });
  }
  expect(toSvgString(drawDensities(layout, 'x', true))).not.toContain('NaN');
});

it('says what it shows', () => {
  expect(describeDensities(MODELS)).toMatch(/^Linear: 2 features represented, 2 with a dimension of their own\. At a density of 1: /);
  expect(describeDensities([null])).toBe('Not trained yet.');
  expect(densityTooltip(MODELS, { column: 3, feature: 1 })).toBe('density 0.1, feature 1: norm 1.1, superposition 1.82, bias −0.209');
  expect(densityTooltip(MODELS, { column: 7, feature: null })).toBe('density 0.001: not trained yet');
  expect(densitiesTable(MODELS).rows[3]).toEqual(['0.1', 5, 0]);
});

/** Twenty features of which so many are represented. */
function keeping(count: number) {
  const W = Array.from({ length: 20 }, (_, f) => (f < count ? 1 : 0.2));
  return { W, b: W.map(() => 0), nFeatures: 20, nHidden: 1, selectedFeature: null };
}

it.each([
  ['the paper’s counts', {}, true],
  ['one more at a sparse density', { 7: 14 }, true],
  ['one less in the middle', { 3: 8 }, true],
  ['two more', { 4: 12 }, false],
  ['a dense model that shares', { 1: 6 }, false],
  ['a linear model that keeps four', { 0: 4 }, false],
])('claims as many features as the paper: %s', (_, changes: Readonly<Record<number, number>>, holds) => {
  const models = PAPER_COUNTS.map((count, at) => keeping(changes[at] ?? count));
  expect(AS_MANY_AS_IN_PAPER.holds(models)).toBe(holds);
});

it('claims nothing before there are models', () => {
  expect(AS_MANY_AS_IN_PAPER.holds(COLUMNS.map(() => null))).toBe(false);
});

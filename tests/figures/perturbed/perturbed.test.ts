/** The perturbed pentagon: the stages of both ways, where they cross, and how they are drawn. */
import { describe, expect, it } from 'vitest';
import {
  beginningOf,
  crossingOf,
  densitiesAt,
  followed,
  nearestRelative,
  pairsLoss,
  RELATIVE,
  stagesOf,
  stageTraining,
  type Way,
  type WayName,
} from '../../../src/figures/perturbed/branches.ts';
import { CROSSING_BELOW_HALF } from '../../../src/figures/perturbed/claim.ts';
import { describePerturbed, nameOf, perturbedTable, perturbedTip } from '../../../src/figures/perturbed/describe.ts';
import { drawPerturbed } from '../../../src/figures/perturbed/draw.ts';
import { type PerturbedInput, perturbedHeight, perturbedLayout, relativeAt } from '../../../src/figures/perturbed/layout.ts';
import { perturbedRuns } from '../../../src/figures/perturbed/runs.ts';
import { PERTURBED } from '../../../src/figures/perturbed/settings.ts';
import { FakeTrainer } from '../../experiment/fakeTrainer.ts';
import { expectSound } from '../../figure/golden.ts';

const P = PERTURBED.initial.p;

/** The beginnings, unchanged at every relative density. */
function standing(way: WayName): Way {
  return stagesOf(way).map((relative) => followed(P, relative, beginningOf(way, P)));
}

const BOTH: PerturbedInput = { settings: PERTURBED.initial, ways: { down: standing('down'), up: standing('up') } };
const NOTHING: PerturbedInput = { settings: PERTURBED.initial, ways: { down: [], up: [] } };

it('begins as a pentagon and as two pairs, and goes through all densities in opposite order', () => {
  expect((['down', 'up'] as const).map((way) => nameOf(beginningOf(way, P)))).toEqual(['one pentagon', 'two pairs of opposites']);
  expect(stagesOf('down')).toEqual(stagesOf('up').toReversed());
  expect(densitiesAt(0.05, 0.4)).toEqual([0.05 * 0.4, 0.05, 0.05, 0.05, 0.05]);
  expect(densitiesAt(0.5, 3)[0]).toBe(1);
});

it('knows the loss of two pairs with the fifth answered by its average', () => {
  for (const relative of [0.1, 0.5, 2]) {
    const { W } = beginningOf('up', P);
    const { loss } = followed(P, relative, { W, b: [(P * relative) / 2, 0, 0, 0, 0] });
    expect(loss).toBeCloseTo(pairsLoss(P, relative), 9);
  }
});

const at = (losses: readonly number[]): Way => losses.map((loss, place) => ({ relative: RELATIVE[place] ?? 1, W: [], b: [], loss }));

it('finds where the ways cross, and nothing where they do not', () => {
  const crossing = crossingOf(at([3, 3, 3, 3]), at([1, 2, 4, 5]));
  expect(crossing).toBeGreaterThan(RELATIVE[1]);
  expect(crossing).toBeLessThan(RELATIVE[2]);
  expect(crossingOf(at([3, 3]), at([1, 2]))).toBeNull();
  expect(crossingOf(at([1, 3, 3]), at([1, 1, 4]))).not.toBeNull();
  expect(crossingOf([], [])).toBeNull();
});

it('claims a crossing between a fourth and a half, at this baseline alone', () => {
  expect([0.24, 0.27, 0.45, 0.5, null].map(CROSSING_BELOW_HALF.holds)).toEqual([false, true, true, false, false]);
  expect([0.05, 0.1].map((p) => CROSSING_BELOW_HALF.isMade({ ...PERTURBED.initial, p }))).toEqual([true, false]);
});

it('starts each stage where the one before ended, with the exact gradient', () => {
  const trainer = new FakeTrainer();
  const runs = perturbedRuns(trainer, PERTURBED.initial);
  expect(runs.state()).toMatchObject({ status: 'poster', step: 0, isDone: false });
  runs.play();
  for (const stage of RELATIVE.keys()) {
    const { engine, config } = trainer.run.request;
    expect(engine).toBe('exact');
    expect(config.instances).toHaveLength(2);
    expect(config.instances[0]?.start?.W[0]).toBeCloseTo(stage === 0 ? 1.1 : stage - 1, 5);
    const run = trainer.run;
    run.snapshot(800, 1, stage);
    run.done(800);
    expect(runs.state().step).toBe(stage + 1);
  }
  expect(trainer.runs).toHaveLength(RELATIVE.length);
  expect(runs.state()).toMatchObject({ isDone: true, status: 'paused' });
  expect(runs.state().ways.down.map(({ relative }) => relative)).toEqual(stagesOf('down'));
  runs.restart();
  expect(runs.state()).toMatchObject({ isDone: false, step: 0, ways: { down: [], up: [] } });
  runs.dispose();
  expect(trainer.run.verbs().at(-1)).toBe('stop');
});

it('says in a sentence why it failed', () => {
  const trainer = new FakeTrainer();
  const runs = perturbedRuns(trainer, PERTURBED.initial);
  runs.step();
  trainer.run.failed('diverged');
  expect(runs.state()).toMatchObject({ status: 'failed', problem: 'Sentence about diverged.' });
});

it('trains both ways as instances of one run', () => {
  const { instances, start } = stageTraining(P, [3, 0.08], [beginningOf('down', P), beginningOf('up', P)], 4);
  expect(instances?.map(({ seed }) => seed)).toEqual([4, 4]);
  expect(start && 'W' in start ? start.W.length : 0).toBe(20);
});

describe.each([288, 390, 700, 1000])('at a width of %d', (width) => {
  it.each([
    ['followed', BOTH],
    ['not followed', NOTHING],
  ])('is drawn soundly, %s', (_, given) => {
    expectSound(drawPerturbed(perturbedLayout(given, { width, height: perturbedHeight(width) }), 'x'));
  });

  it('finds the relative density under the pointer', () => {
    const layout = perturbedLayout(BOTH, { width, height: perturbedHeight(width) });
    for (const [index, x] of layout.places.entries()) expect(relativeAt(layout, x, layout.plot.y + 20)).toBe(index);
    expect(relativeAt(layout, -30, 20)).toBeNull();
    expect(layout.models.map(({ tips }) => tips.length)).toEqual([5, 5]);
  });
});

it('says what it shows', () => {
  expect(describePerturbed(NOTHING)).toContain('Not followed yet.');
  expect(describePerturbed(BOTH)).toContain('Getting rarer it has come to 0.08: one pentagon');
  expect(perturbedTip(BOTH, nearestRelative(1))).toContain('getting rarer: one pentagon, loss');
  expect(perturbedTip(NOTHING, 0).split('\n')).toHaveLength(2);
  expect(perturbedTable(BOTH).rows).toHaveLength(RELATIVE.length);
});

/** Two runs side by side: what is trained, that both are looked at at one step, what is drawn, said and claimed, and the way to the lab. */
import { describe, expect, it } from 'vitest';
import { parsePermalink } from '../../../src/address/permalink.ts';
import { readPin } from '../../../src/address/pinText.ts';
import { RELU_KEEPS_MORE, SPARSER_MAKES_PENTAGON } from '../../../src/figures/compare/claim.ts';
import { type CompareInput, comparedTable, describeCompared, momentsShown } from '../../../src/figures/compare/describe.ts';
import { drawCompared } from '../../../src/figures/compare/draw.ts';
import { compareHeight, compareLayout } from '../../../src/figures/compare/layout.ts';
import { compareRuns } from '../../../src/figures/compare/runs.ts';
import {
  CHANGES,
  COMPARED,
  type CompareSettings,
  changeOf,
  nextSeed,
  sideNames,
  trainingName,
} from '../../../src/figures/compare/settings.ts';
import { frameSteps, labAddress, trainingsOf } from '../../../src/figures/compare/training.ts';
import { FakeTrainer } from '../../experiment/fakeTrainer.ts';
import { expectSound } from '../../figure/golden.ts';
import { PAIRS, PENTAGON, recordingOf, TWO } from './models.ts';

const RELU = COMPARED.initial;
const SPARSITY: CompareSettings = { ...RELU, ...CHANGES[1]?.settings };
const STEPS = [20, 40, 60];

function compared(settings: CompareSettings, first: typeof PENTAGON, second: typeof PENTAGON): CompareInput {
  return { settings, recordings: [recordingOf(settings, 0, first, STEPS), recordingOf(settings, 1, second, STEPS)] };
}

const UNTRAINED: CompareInput = { settings: RELU, recordings: [[], []] };

it('names both networks by what differs', () => {
  expect(sideNames(RELU)).toEqual(['without the ReLU', 'with the ReLU']);
  expect(sideNames(SPARSITY)).toEqual(['S = 0.8', 'S = 0.9']);
  expect(sideNames({ ...RELU, S: 0.5 })).toEqual(['without the ReLU, S = 0.5', 'with the ReLU, S = 0.9']);
  expect(sideNames({ ...RELU, act: 'relu' })).toEqual(['the first network', 'the second network']);
  expect(CHANGES.map(({ settings }) => changeOf({ ...RELU, ...settings })?.value)).toEqual(['relu', 'sparsity']);
  expect(changeOf({ ...RELU, S: 0.5 })).toBeNull();
});

it('trains both from one seed, with the same number of steps', () => {
  const [first, second] = trainingsOf(RELU);
  expect(first).toEqual({ ...second, activation: 'linear' });
  expect(first).toMatchObject({ seed: 7, sparsity: 0.9, steps: 4000 });
  expect(trainingName({ ...RELU, t: 3 })).toBe(trainingName(RELU));
  expect(trainingName({ ...RELU, seed: nextSeed(RELU) })).not.toBe(trainingName(RELU));
});

describe('the runs', () => {
  it('begin together, and show as far as both have come', async () => {
    const trainer = new FakeTrainer();
    const runs = compareRuns(trainer, RELU);
    runs.play();
    await Promise.resolve();
    expect(trainer.runs.map(({ request }) => request.config.activation)).toEqual(['linear', 'relu']);
    expect(trainer.runs.map(({ request }) => request.pace)).toEqual(
      [0, 1].map(() => ({ stepsPerSecond: 500, snapshots: { everySteps: frameSteps(RELU) } })),
    );
    const [linear, relu] = trainer.runs;
    for (const step of [20, 40, 60]) linear?.snapshot(step);
    expect(runs.state()).toMatchObject({ step: 0, recordings: [[], []] });
    for (const step of [20, 40]) relu?.snapshot(step);
    expect(runs.state().recordings.map((moments) => moments.map(({ step }) => step))).toEqual([
      [20, 40],
      [20, 40],
    ]);
  });

  it('go on where one network has come to rest, pause together and begin anew together', async () => {
    const trainer = new FakeTrainer();
    const runs = compareRuns(trainer, RELU);
    runs.play();
    await Promise.resolve();
    const [linear, relu] = trainer.runs;
    linear?.snapshot(20);
    linear?.done(20, true);
    for (const step of [20, 40]) relu?.snapshot(step);
    expect(runs.state()).toMatchObject({ step: 40, isDone: false });
    runs.pause();
    expect(relu?.verbs()).toEqual(['pause']);
    runs.restart();
    await Promise.resolve();
    expect(trainer.runs).toHaveLength(4);
    expect(runs.state()).toMatchObject({ step: 0, recordings: [[], []] });
  });
});

it('looks at one step of both', () => {
  const steps = (t: number) => momentsShown({ ...compared(RELU, TWO, PENTAGON), settings: { ...RELU, t } }).map((moment) => moment?.step);
  expect([0, 45, 1e5].map(steps)).toEqual([
    [20, 20],
    [40, 40],
    [60, 60],
  ]);
});

describe.each([288, 360, 700, 1000])('at a width of %d', (width) => {
  const layoutOf = (input: CompareInput) => compareLayout(input, { width, height: compareHeight(width) });

  it.each([
    ['both', compared(RELU, TWO, PENTAGON)],
    ['two sparsities', compared(SPARSITY, PAIRS, PENTAGON)],
    ['nothing yet', UNTRAINED],
  ])('is drawn soundly: %s', (_, input) => {
    expectSound(drawCompared(layoutOf(input), 'x'));
  });

  it('draws both at one size, the losses over the same steps, and reads steps off them', () => {
    const { panels, lines, cursor, stepAt, plot } = layoutOf(compared(RELU, TWO, PENTAGON));
    expect(panels.map(({ words }) => words)).toEqual(['two orthogonal features', 'one pentagon']);
    expect(panels.map(({ arrows }) => arrows.filter(({ label }) => label !== null).length)).toEqual([2, 5]);
    expect(panels[0]?.box.width).toBe(panels[1]?.box.width);
    for (const { box } of panels) expect(box.x + box.width).toBeLessThanOrEqual(width);
    expect(lines.map(({ now }) => now?.x)).toEqual([cursor?.x, cursor?.x]);
    expect(stepAt(cursor?.x ?? 0)).toBe(60);
    expect(stepAt(plot.x + plot.width)).toBe(4000);
  });

  it('keeps the labels of nearly equal losses apart', () => {
    const [first, second] = layoutOf(compared({ ...SPARSITY, S: 0.9 }, PENTAGON, PENTAGON)).lines.map(({ now }) => now?.labelY ?? 0);
    expect(Math.abs((first ?? 0) - (second ?? 0))).toBeGreaterThanOrEqual(13);
  });
});

it('says what both show, in words and as a table', () => {
  expect(describeCompared(UNTRAINED)).toBe('Two networks with the same seed. Not trained yet.');
  const input = compared(RELU, TWO, PENTAGON);
  expect(describeCompared(input)).toMatch(
    /^Step 60\. Without the ReLU: 2 of 5 features represented, as two orthogonal features; loss 0\.\d+\. With the ReLU: 5 of 5 features represented, as one pentagon; loss 0\.\d+\.$/,
  );
  const { columns, rows } = comparedTable({ ...input, recordings: [input.recordings[0]?.slice(0, 2) ?? [], input.recordings[1] ?? []] });
  expect(columns).toEqual([
    'step',
    'loss without the ReLU',
    'features kept without the ReLU',
    'loss with the ReLU',
    'features kept with the ReLU',
  ]);
  expect(rows.map(([step, , kept]) => [step, kept])).toEqual([
    [20, 2],
    [40, 2],
    [60, ''],
  ]);
});

it('claims what the article says of its two comparisons, and of no other', () => {
  const last = (settings: CompareSettings, first: typeof PENTAGON, second: typeof PENTAGON) =>
    compared(settings, first, second).recordings.map((moments) => moments.at(-1));
  const [linear, relu] = last(RELU, TWO, PENTAGON);
  const [pairs, pentagon] = last(SPARSITY, PAIRS, PENTAGON);
  if (!linear || !relu || !pairs || !pentagon) throw new Error('no moments');
  expect(RELU_KEEPS_MORE.holds(linear, relu)).toBe(true);
  expect(RELU_KEEPS_MORE.holds(relu, linear)).toBe(false);
  expect(SPARSER_MAKES_PENTAGON.holds(pairs, pentagon)).toBe(true);
  expect(SPARSER_MAKES_PENTAGON.holds(pairs, pairs)).toBe(false);
  expect([RELU, SPARSITY, { ...RELU, n: 6 }].map(RELU_KEEPS_MORE.isMade)).toEqual([true, false, false]);
  expect([RELU, SPARSITY, { ...RELU, n: 6 }].map(SPARSER_MAKES_PENTAGON.isMade)).toEqual([false, true, false]);
});

it('opens both in the lab: the second, with the first pinned at the same step', () => {
  const { params, moment, pin = '' } = parsePermalink(labAddress(RELU, 400));
  expect({ ...params, t: moment.t }).toMatchObject({ n: 5, m: 2, S: 0.9, act: 'relu', seed: 7, k: 1, steps: 4000, t: 400 });
  const pinned = readPin(pin);
  expect({ ...pinned.params, t: pinned.moment.t }).toEqual({ ...params, act: 'linear', t: 400 });
});

/** Feature sets: the partition's text and its editing, what is trained, what is said, and how five models are drawn. */
import { describe, expect, it } from 'vitest';
import { INITIAL_CAMERA } from '../../../src/charts/camera.ts';
import { mergedPairs, PAIRS_MERGE } from '../../../src/figures/sets/claim.ts';
import { describeSets, setsTable, setsTip } from '../../../src/figures/sets/describe.ts';
import { drawSets } from '../../../src/figures/sets/draw.ts';
import { colourOf, panelAt, type SetsInput, setsHeight, setsLayout } from '../../../src/figures/sets/layout.ts';
import { featureSetsFor, moved, partitionField, resized, setOf, setsIn, tidied } from '../../../src/figures/sets/partition.ts';
import { relationsInWords, relationsOf } from '../../../src/figures/sets/relations.ts';
import { setsRuns } from '../../../src/figures/sets/runs.ts';
import { SETS } from '../../../src/figures/sets/settings.ts';
import { densitiesOf } from '../../../src/figures/sets/trainings.ts';
import { parseField } from '../../../src/params/field.ts';
import { FakeTrainer } from '../../experiment/fakeTrainer.ts';
import { expectSound } from '../../figure/golden.ts';

describe('a partition', () => {
  it.each([
    [
      'aabbcc',
      'aabbcc',
      [
        [0, 1],
        [2, 3],
        [4, 5],
      ],
    ],
    [
      'ccaab-',
      'aabb--',
      [
        [0, 1],
        [2, 3],
      ],
    ],
    ['a-b-c', '-----', []],
    [
      'abab',
      'abab',
      [
        [0, 2],
        [1, 3],
      ],
    ],
  ])('%s is tidied to %s', (given, tidy, sets) => {
    expect(tidied(given)).toBe(tidy);
    expect(setsIn(tidy)).toEqual(sets);
  });

  it('becomes feature sets, or none', () => {
    expect(featureSetsFor('correlated', 'aa-')).toEqual({ kind: 'correlated', sets: [[0, 1]] });
    expect(featureSetsFor('anticorrelated', '---')).toBeNull();
  });

  it('is read in any case, and refused where it is none', () => {
    expect(parseField(partitionField, 'AABB')?.value).toBe('aabb');
    for (const given of ['a', 'aaz', 'a'.repeat(21), 'aa bb']) expect(partitionField.parse(given)).toBeNull();
  });

  it('moves a feature through all sets, a new one and by itself, and back to where it was', () => {
    const seen: string[] = [];
    for (let parts = 'aabb--'; seen.length < 4; seen.push(parts)) parts = moved(parts, 5);
    expect(seen).toEqual(['aabb-a', 'aabb-b', 'aabb-c', 'aabb--']);
  });

  it('lets a second feature join a set just begun', () => {
    const begun = moved(moved(moved('aabb--', 5), 5), 5);
    expect(tidied(begun)).toBe('aabb--');
    const joined = moved(moved(moved(begun, 4), 4), 4);
    expect(tidied(joined)).toBe('aabbcc');
  });

  it('grows and shrinks at its end', () => {
    expect(resized('aabb', 6)).toBe('aabb--');
    expect(resized('aabb', 3)).toBe('aab');
    expect(setOf(tidied(resized('aabb', 3)), 2)).toBeNull();
  });
});

it('trains five densities with the same seeds at each', async () => {
  const trainer = new FakeTrainer();
  const runs = setsRuns(trainer, { ...SETS.initial, seed: 5, k: 2 });
  runs.play();
  await Promise.resolve();
  const { config } = trainer.run.request;
  expect(config.featureSets).toEqual({
    kind: 'correlated',
    sets: [
      [0, 1],
      [2, 3],
      [4, 5],
    ],
  });
  expect(config.instances.map(({ seed }) => seed)).toEqual([5, 6, 5, 6, 5, 6, 5, 6, 5, 6]);
  expect(densitiesOf(SETS.initial)).toEqual([0.05, 0.1, 0.2, 0.4, 0.8]);
  const snapshot = trainer.run.snapshot(7, [2, 1, 1, 2, 2, 1, 1, 2, 2, 1]);
  snapshot.W.forEach((_, at) => {
    snapshot.W[at] = Math.floor(at / 12);
  });
  expect(runs.state().models.map((model) => model?.W[0])).toEqual([1, 2, 5, 6, 9]);
  expect(runs.state()).toMatchObject({ step: 7, status: 'training', isDone: false });
});

function modelOf(rows: readonly (readonly number[])[]) {
  return { W: rows.flat(), b: rows.map(() => 0), nFeatures: rows.length, nHidden: rows[0]?.length ?? 0, selectedFeature: null };
}

const UPRIGHT = modelOf([
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
]);
const OCTAHEDRON = modelOf([
  [1, 0, 0],
  [-1, 0, 0],
  [0, 1, 0],
  [0, -1, 0],
  [0, 0, 1],
  [0, 0, -1],
]);
const MERGED = modelOf([
  [0.7, 0],
  [0.7, 0],
  [-1, 0.1],
  [0.1, -1],
]);

it('tells how members of a set lie to one another', () => {
  expect(relationsOf(UPRIGHT, 'aabb')).toEqual(['at right angles', 'at right angles']);
  expect(relationsOf(UPRIGHT, 'abab')).toEqual(['opposite', 'opposite']);
  expect(
    relationsOf(
      modelOf([
        [1, 0],
        [1, 1],
        [0.1, 0],
        [1, 0],
      ]),
      'aabb',
    ),
  ).toEqual(['at an angle', 'dropped']);
  expect(relationsInWords(MERGED, 'aabb')).toBe('1 merged, 1 at right angles');
  expect(relationsInWords(MERGED, '----')).toBe('no sets');
});

const three = (merged: number) =>
  modelOf(
    [0, 1, 2].flatMap((pair) =>
      pair < merged
        ? [
            [1, 0],
            [1, 0],
          ]
        : [
            [1, 0],
            [0, 1],
          ],
    ),
  );

it('claims that pairs merge one after another, at these settings alone', () => {
  const as = (counts: readonly number[]) => counts.map(three);
  expect(mergedPairs(as([0, 1, 2, 3, 3]))).toEqual([0, 1, 2, 3, 3]);
  expect(PAIRS_MERGE.holds(as([0, 1, 2, 3, 3]))).toBe(true);
  expect(PAIRS_MERGE.holds(as([0, 0, 2, 3, 3]))).toBe(false);
  expect(PAIRS_MERGE.holds([null, null, null, null, null])).toBe(false);
  expect(PAIRS_MERGE.isMade(SETS.initial)).toBe(true);
  for (const changed of [{ parts: 'aabb' }, { m: 3 }, { d: 0.1 }, { kind: 'anticorrelated' as const }])
    expect(PAIRS_MERGE.isMade({ ...SETS.initial, ...changed })).toBe(false);
});

const inDimensions = (m: number) => modelOf([0, 1, 2, 3].map((f) => Array.from({ length: m }, (_, k) => (k === f % m ? 1 : 0.2 * f))));

const input = (model: ReturnType<typeof modelOf>): SetsInput => ({
  camera: INITIAL_CAMERA,
  parts: 'aa--',
  nHidden: model.nHidden,
  densities: [0.05, 0.1, 0.2, 0.4, 0.8],
  models: [model, null, model, model, null],
});

describe.each([288, 390, 700, 1100])('at a width of %d', (width) => {
  it.each([2, 3, 4])('draws models in %d dimensions soundly', (m) => {
    const given = input(inDimensions(m));
    expectSound(drawSets(setsLayout(given, { width, height: setsHeight(width) }), 'x'));
  });

  it('keeps panels apart and finds them', () => {
    const layout = setsLayout(input(UPRIGHT), { width, height: setsHeight(width) });
    for (const [at, { box }] of layout.panels.entries()) {
      expect(panelAt(layout, box.x + box.width / 2, box.y + box.height / 2)).toBe(at);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      expect(box.y + box.height).toBeLessThan(layout.height);
    }
    expect(panelAt(layout, -1, 0)).toBeNull();
  });
});

it('gives the members of a set one colour', () => {
  expect(colourOf('aabb-', 0)).toBe(colourOf('aabb-', 1));
  expect(colourOf('aabb-', 0)).not.toBe(colourOf('aabb-', 2));
  expect(colourOf('aabb-', 4)).toBe('var(--muted)');
});

it('says what it shows', () => {
  expect(describeSets({ ...input(UPRIGHT), models: [] })).toBe('Feature sets at five densities. Not trained yet.');
  expect(describeSets(input(UPRIGHT))).toContain('At a density of 0.05: of the sets 1 at right angles.');
  expect(describeSets(input(OCTAHEDRON))).toContain('At a density of 0.05: one octahedron; of the sets 1 opposite.');
  expect(setsTip(input(UPRIGHT), 0)).toBe('density 0.05\nnorms 1, 1, 1, 1');
  expect(setsTip(input(UPRIGHT), 1)).toBeNull();
  expect(setsTable(input(UPRIGHT)).rows[0]).toEqual([0.05, 1, 1, 1, 1, '1 at right angles']);
});

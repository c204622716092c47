/** Ideal and noisy arrangements at random rotations are told by name. */
import { describe, expect, it } from 'vitest';
import { arrangementOf } from '../../src/model/geometry/arrangement.ts';
import { describeArrangement } from '../../src/model/geometry/arrangementName.ts';
import { featureOutcomes, outcomeOf } from '../../src/model/geometry/outcome.ts';
import { CUBE, DIGON, icosahedron, polygon, squareAntiprism, TETRAHEDRON, tegumProduct } from '../../src/model/geometry/polytopes.ts';
import { directions, jittered, rotated } from './polytopes.ts';

const ALONE = [[1]];
/** Too short to be represented. */
const FAINT = [[0.2]];

const CASES: readonly (readonly [name: string, vertices: readonly (readonly number[])[]])[] = [
  ['one dedicated feature', ALONE],
  ['two orthogonal features', tegumProduct(ALONE, ALONE)],
  ['one pair of opposites', DIGON],
  ['two pairs of opposites', tegumProduct(DIGON, DIGON)],
  ['one dedicated feature and one pair of opposites', tegumProduct(DIGON, ALONE)],
  ['three dedicated features and two pairs of opposites', tegumProduct(ALONE, DIGON, ALONE, DIGON, ALONE)],
  ['one triangle', polygon(3)],
  ['one tetrahedron', TETRAHEDRON],
  ['one pentagon', polygon(5)],
  ['one hexagon', polygon(6)],
  ['one heptagon', polygon(7)],
  ['one octagon', polygon(8)],
  ['one triangular bipyramid', tegumProduct(polygon(3), DIGON)],
  ['one pentagonal bipyramid', tegumProduct(DIGON, polygon(5))],
  ['one octahedron', tegumProduct(DIGON, DIGON, DIGON)],
  ['two pentagons', tegumProduct(polygon(5), polygon(5))],
  ['one square antiprism', squareAntiprism(0.56)],
  ['one cube', CUBE],
  ['one icosahedron', icosahedron()],
  [
    'one aligned pair',
    [
      [1, 0],
      [1, 0],
    ],
  ],
  [
    'one group of three features in two dimensions',
    [
      [1, 0],
      [0.5, 0.9],
      [-0.2, 1],
    ],
  ],
];

describe.each(CASES)('%s', (name, vertices) => {
  it('is named so at any rotation and scale', () => {
    for (const seed of [1, 2, 3]) expect(arrangementOf(rotated(directions(vertices, 0.6 + 0.3 * seed), seed)).name).toBe(name);
  });

  it('is named so with noise, and with its features in another order', () => {
    for (const seed of [1, 2, 3])
      expect(arrangementOf(jittered(rotated(directions(vertices.toReversed()), seed), 0.05, seed)).name).toBe(name);
  });

  it('has the same parts in a larger space, beside features that are not represented', () => {
    const [alone, beside] = [directions(vertices), directions(tegumProduct(FAINT, vertices, FAINT))].map(arrangementOf);
    expect(beside?.groups.map(({ shape }) => shape)).toEqual(alone?.groups.map(({ shape }) => shape));
  });
});

it('names a solid only where it fills the space', () => {
  expect(arrangementOf(directions(tegumProduct(DIGON, DIGON, DIGON, FAINT))).name).toBe('three pairs of opposites');
});

it('says irregular for random clusters', () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const crowd = jittered(directions(tegumProduct(polygon(9))), 0.6, seed);
    expect(arrangementOf(crowd).groups.map(({ shape }) => shape)).toEqual(['irregular']);
  }
});

it('tells which features form which group', () => {
  const { groups, represented, outcomes } = arrangementOf(directions(tegumProduct(DIGON, FAINT, polygon(5), ALONE)));
  expect(groups).toEqual([
    { features: [0, 1], dimensions: 1, shape: 'pair of opposites' },
    { features: [3, 4, 5, 6, 7], dimensions: 2, shape: 'pentagon' },
    { features: [8], dimensions: 1, shape: 'dedicated feature' },
  ]);
  expect(represented).toBe(8);
  expect(outcomes).toEqual([...Array(2).fill('superposed'), 'ignored', ...Array(5).fill('superposed'), 'dedicated']);
});

it('is described in a phrase', () => {
  expect(describeArrangement(arrangementOf(directions(polygon(5))))).toBe('5 of 5 features represented, as one pentagon');
  expect(describeArrangement(arrangementOf(directions(tegumProduct(DIGON, FAINT, DIGON))))).toBe(
    '4 of 5 features represented, as two pairs of opposites',
  );
  expect(describeArrangement(arrangementOf(directions(FAINT)))).toBe('0 of 1 features represented');
});

it('names nothing where a model has diverged', () => {
  expect(arrangementOf({ W: [Number.NaN, Number.NaN], nFeatures: 2, nHidden: 1 })).toMatchObject({ represented: 0, name: 'no features' });
});

it.each([
  [0.5, 0, 'ignored'],
  [0.49, 1, 'ignored'],
  [0.51, 0.24, 'dedicated'],
  [1, 0.25, 'superposed'],
] as const)('with norm %d and superposition %d a feature is %s', (norm, shared, outcome) => {
  expect(outcomeOf(norm, shared)).toBe(outcome);
});

it('tells the outcome of every feature', () => {
  expect(featureOutcomes({ W: [1, 0, 0, 1, 0, -0.9, 0.3, 0], nFeatures: 4, nHidden: 2 })).toEqual([
    'dedicated',
    'superposed',
    'superposed',
    'ignored',
  ]);
});

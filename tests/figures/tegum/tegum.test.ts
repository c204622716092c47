/** Shapes put together: every feature keeps its share, no overlap crosses parts, and what is drawn, said and tabled is so. */
import { describe, expect, it } from 'vitest';
import { INITIAL_CAMERA } from '../../../src/charts/camera.ts';
import { describeTegum, sumInWords, tegumTable, tegumTip } from '../../../src/figures/tegum/describe.ts';
import { drawTegum } from '../../../src/figures/tegum/draw.ts';
import { pairAt, tegumHeight, tegumLayout } from '../../../src/figures/tegum/layout.ts';
import { productOf } from '../../../src/figures/tegum/product.ts';
import { PART_NAMES, type PartName, TEGUM } from '../../../src/figures/tegum/settings.ts';
import { expectSound } from '../../figure/golden.ts';

const PAIRS = PART_NAMES.flatMap((first) => PART_NAMES.map((second): readonly PartName[] => [first, second]));
const TRIPLES: readonly (readonly PartName[])[] = [
  ['digon', 'digon', 'digon'],
  ['triangle', 'digon', 'alone'],
  ['tetrahedron', 'square antiprism', 'hexagon'],
];

describe.each([...PAIRS, ...TRIPLES].map((parts) => [parts.join(' ⊥ '), parts] as const))('%s', (_, names) => {
  const { parts, shares, overlaps, vertices, dimensions } = productOf(names);

  it('leaves every feature its share, and shares out all dimensions', () => {
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(dimensions, 9);
    expect(dimensions).toBe(parts.reduce((sum, part) => sum + part.dimensions, 0));
    for (const part of parts) for (const [at, share] of part.shares.entries()) expect(shares[part.from + at]).toBeCloseTo(share, 9);
  });

  it('has no overlap across parts', () => {
    const partOf = (feature: number) => parts.findLastIndex(({ from }) => from <= feature);
    for (const [at, overlap] of overlaps.entries()) {
      const [f, g] = [Math.floor(at / vertices.length), at % vertices.length];
      if (partOf(f) !== partOf(g)) expect(overlap).toBeCloseTo(0, 12);
    }
    expect(tegumTable({ parts: names }).rows.every((row) => row.at(-1) === '0.00')).toBe(true);
  });

  it.each([160, 358, 720])('is drawn soundly at a width of %d', (width) => {
    const layout = tegumLayout({ parts: names, camera: INITIAL_CAMERA }, { width, height: tegumHeight(width) });
    expectSound(drawTegum(layout, 'x'));
    expect(layout.whole === null).toBe(dimensions > 3);
  });
});

it.each([
  [['triangle', 'digon'], 'one triangular bipyramid'],
  [['digon', 'pentagon'], 'one pentagonal bipyramid'],
  [['digon', 'digon', 'digon'], 'one octahedron'],
  [['square', 'digon'], 'one octahedron'],
  [['digon', 'digon'], 'two pairs of opposites'],
  [['triangle', 'triangle'], 'two triangles'],
  [['alone', 'alone'], 'two orthogonal features'],
] as const)('%o are %s', (parts, name) => {
  expect(productOf(parts).name).toBe(name);
});

it('says what it shows', () => {
  const parts = ['triangle', 'digon'] as const;
  expect(sumInWords(productOf(parts))).toBe('D: 3 × 2/3 + 2 × 1/2 = 3');
  expect(describeTegum({ parts })).toBe(
    'triangle (3 features in 2 dimensions, D 2/3), at right angles to pair of opposites (2 features in 1 dimension, D 1/2). Together one triangular bipyramid: 5 features in 3 dimensions. No feature overlaps with one of another part, so each keeps its share: D: 3 × 2/3 + 2 × 1/2 = 3, the number of dimensions.',
  );
});

it('tells the overlap under the pointer', () => {
  const parts = ['triangle', 'digon'] as const;
  const layout = tegumLayout({ parts, camera: INITIAL_CAMERA }, { width: 720, height: tegumHeight(720) });
  const { x, y, cell } = layout.overlaps;
  const at = (row: number, column: number) => pairAt(layout, x + (column + 0.5) * cell, y + (row + 0.5) * cell);
  expect(at(1, 4)).toEqual({ row: 1, column: 4 });
  expect(at(5, 0)).toBeNull();
  expect(tegumTip({ parts }, { row: 0, column: 1 })).toBe('features 0 and 1: overlap −0.50');
  expect(tegumTip({ parts }, { row: 0, column: 4 })).toBe('features 0 and 4: overlap 0.00');
  expect(tegumTip({ parts }, { row: 3, column: 3 })).toBe('feature 3: D 1/2');
});

it('is set by names with underscores between', () => {
  const parts = ['square antiprism', 'digon', 'alone'] as const;
  const written = new Map(TEGUM.write({ parts })).get('parts');
  expect(written).toBe('square antiprism_digon_alone');
});

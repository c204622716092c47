/** The catalogue of shapes: its numbers, its drawings at every width, and what keys and the pointer do. */
import { describe, expect, it } from 'vitest';
import { INITIAL_CAMERA } from '../../../src/charts/camera.ts';
import { CATALOGUE, entryNamed, fractionOf } from '../../../src/figures/shapes/catalogue.ts';
import { describeShapes, shapesTable } from '../../../src/figures/shapes/catalogueFigure.ts';
import { drawShapes } from '../../../src/figures/shapes/draw.ts';
import { shapeAt, shapesHeight, shapesLayout } from '../../../src/figures/shapes/layout.ts';
import { SHAPE_NAMES, SHAPES } from '../../../src/figures/shapes/settings.ts';
import { expectGolden, expectSound } from '../../figure/golden.ts';

/** The paper's table: the dimensionality of each shape's features. */
const SHARES: Readonly<Record<string, readonly string[]>> = {
  digon: ['1/2'],
  triangle: ['2/3'],
  square: ['1/2'],
  pentagon: ['2/5'],
  hexagon: ['1/3'],
  heptagon: ['2/7'],
  octagon: ['1/4'],
  tetrahedron: ['3/4'],
  octahedron: ['1/2'],
  'triangular bipyramid': ['2/3', '1/2'],
  'pentagonal bipyramid': ['1/2', '2/5'],
  'square antiprism': ['3/8'],
  cube: ['3/8'],
  icosahedron: ['1/4'],
};

const at = (shape: string, width: number) => shapesLayout({ shape, camera: INITIAL_CAMERA }, { width, height: shapesHeight(width) });

describe.each(CATALOGUE)('$name', ({ name, shares, dimensions }) => {
  it('gives its features the shares of the paper, all dimensions in total', () => {
    expect(shares.map(({ dimensionality }) => fractionOf(dimensionality))).toEqual(SHARES[name]);
    expect(shares.reduce((sum, { dimensionality, count }) => sum + count * dimensionality, 0)).toBeCloseTo(dimensions, 9);
  });

  it.each([320, 390, 700, 1100])('is drawn soundly at a width of %d', (width) => {
    expectSound(drawShapes(at(name, width), name));
  });
});

it.each([320, 390, 700, 1100])('finds each shape under the pointer at a width of %d', (width) => {
  const layout = at('cube', width);
  for (const { entry, box } of layout.small) {
    expect(box.x + box.width).toBeLessThanOrEqual(width + 1e-6);
    expect(box.y + box.height).toBeLessThanOrEqual(layout.height);
    expect(shapeAt(layout, box.x + box.width / 2, box.y + box.height / 2)).toBe(entry.name);
  }
  expect(shapeAt(layout, -1, -1)).toBeNull();
});

it('can be set to every shape of the catalogue, and to no other', () => {
  expect([...SHAPE_NAMES].sort()).toEqual(CATALOGUE.map(({ name }) => name).sort());
  expect(new Map(SHAPES.write({ ...SHAPES.initial, shape: 'square antiprism' })).get('shape')).toBe('square antiprism');
});

it('says in words what is drawn', () => {
  expect(describeShapes({ shape: 'octahedron' })).toBe(
    'octahedron: 6 features in 3 dimensions; dimensionality D: 6 × 1/2; interference left by a ReLU: 0; made of 3 pairs of opposites at right angles. So many equal charges on a sphere take this shape too (the Thomson problem).',
  );
  expect(shapesTable().rows).toHaveLength(CATALOGUE.length);
  expect(entryNamed('no such shape')).toBe(CATALOGUE[0]);
});

it.each([
  ['shapes-octahedron', 'octahedron', 1000],
  ['shapes-pentagon-narrow', 'pentagon', 358],
])('%s', (golden, shape, width) => {
  expectGolden(golden, drawShapes(at(shape, width), 'Shapes'));
});

/** The four checks on models whose answers are known, and the drawing of them. */
import { expect, it } from 'vitest';
import { toSvgString } from '../../../src/charts/svg.ts';
import { viewOf } from '../../../src/figure/concept/judgedView.ts';
import { checksOf, isNearlySingular } from '../../../src/figures/hierarchy/checks.ts';
import { describeHierarchy, hierarchyTable } from '../../../src/figures/hierarchy/describe.ts';
import { drawHierarchy } from '../../../src/figures/hierarchy/draw.ts';
import { checkAt, hierarchyHeight, hierarchyLayout } from '../../../src/figures/hierarchy/layout.ts';
import { eigenvalues } from '../../../src/model/geometry/eigen.ts';
import { PENTAGON, TWO_KEPT, TWO_PAIRS } from '../../figure/concept/models.ts';

const ALIGNED = { W: [1, 0, 0, 0, -1, 0, 0, 0, 0], b: [0, 0, 0.4], nFeatures: 3, nHidden: 3, selectedFeature: null };

it.each([
  ['a pentagon', PENTAGON, 0.9, { superposition: true, aligned: false, represented: 5 }],
  ['two pairs', TWO_PAIRS, 0.8, { superposition: true, aligned: false, represented: 4 }],
  ['two kept features, turned', TWO_KEPT, 0, { superposition: false, aligned: false, represented: 2 }],
  ['two kept features along the axes', ALIGNED, 0.5, { superposition: false, aligned: true, represented: 2 }],
])('answers for %s', (_, model, S, known) => {
  const { decomposable, linear, superposition, aligned } = checksOf(viewOf(model, { S }));
  expect(decomposable.holds && linear.holds).toBe(true);
  expect(decomposable.pairs.length).toBeGreaterThan(20);
  expect({ superposition: superposition.holds, aligned: aligned.holds, represented: superposition.nRepresented }).toEqual(known);
});

it('finds that ReLU hidden units do not add features up', () => {
  const { decomposable, linear } = checksOf(viewOf({ ...TWO_PAIRS, hiddenActivation: 'relu' }, { S: 0.5, hact: 'relu' }));
  expect(decomposable.holds).toBe(false);
  expect(linear.holds).toBe(true);
});

it('knows the pentagon’s eigenvalues: 5/2 of its squared norm twice, the others zero', () => {
  const { eigenvalues: found } = checksOf(viewOf(PENTAGON, {})).superposition;
  expect(found?.map((value) => value.toFixed(6))).toEqual([
    (2.5 * 1.21).toFixed(6),
    (2.5 * 1.21).toFixed(6),
    '0.000000',
    '0.000000',
    '0.000000',
  ]);
});

it('finds eigenvalues of a known matrix', () => {
  const found = eigenvalues([
    [2, -1, 0],
    [-1, 2, -1],
    [0, -1, 2],
  ]);
  expect(found).toEqual([2 + Math.SQRT2, 2, 2 - Math.SQRT2].map((value) => expect.closeTo(value, 9)));
  expect(eigenvalues([])).toEqual([]);
});

it.each([0.5, 0.98, -0.98, 0.999, -0.999])('tells from the product %s of two unit vectors whether they are nearly in line', (product) => {
  const matrix = [
    [1, product],
    [product, 1],
  ];
  expect(isNearlySingular(matrix)).toBe((eigenvalues(matrix)[1] ?? 1) < 0.01);
});

it.each([320, 390, 720, 1100])('draws within a width of %s', (width) => {
  const layout = hierarchyLayout(viewOf(PENTAGON, {}), { width, height: hierarchyHeight() });
  for (const [at, { box, picture, bars, dots }] of layout.rows.entries()) {
    expect(box.x + box.width).toBeLessThanOrEqual(width);
    expect(checkAt(layout, picture.x + 1, picture.y + 1)).toBe(at);
    expect(bars.length + dots.length).toBeGreaterThan(0);
    for (const bar of bars) expect(bar.x + bar.width).toBeLessThanOrEqual(picture.x + picture.width);
  }
  expect(checkAt(layout, 0, 0)).toBeNull();
  expect(toSvgString(drawHierarchy(layout, 'x'))).not.toContain('NaN');
});

it('says what it shows, also while nothing is represented', () => {
  expect(describeHierarchy(viewOf(PENTAGON, {}))).toMatch(
    /^Decomposable\? Yes: .* Linear\? Yes: .* In superposition\? Yes: 5 features represented; least eigenvalue of WᵀW: 0\.00\. Aligned with the units\? No: /,
  );
  const empty = viewOf({ W: [], b: [], nFeatures: 3, nHidden: 2, selectedFeature: null }, {});
  expect(describeHierarchy(empty)).toContain('In superposition? No: 0 features represented; nothing to invert yet.');
  expect(hierarchyTable(empty).rows).toHaveLength(4);
});

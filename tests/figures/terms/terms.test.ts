/** The two accounts against numbers that follow from the geometry, and the drawing that shows them. */
import { expect, it } from 'vitest';
import { toSvgString } from '../../../src/charts/svg.ts';
import { viewOf } from '../../../src/figure/concept/judgedView.ts';
import { accountsOf, totalOf } from '../../../src/figures/terms/accounts.ts';
import { drawTerms } from '../../../src/figures/terms/draw.ts';
import { describeTerms, termsTable, termsTooltip } from '../../../src/figures/terms/figure.ts';
import { rowAt, termsHeight, termsLayout } from '../../../src/figures/terms/layout.ts';
import { PENTAGON, TWO_KEPT, TWO_PAIRS } from '../../figure/concept/models.ts';

const even = { S: 0.9, I: 1 };
const cos = (degrees: number) => Math.cos((degrees * Math.PI) / 180);

it('charges a pentagon for both kinds of overlap, by the linear model', () => {
  const [account] = accountsOf(viewOf(PENTAGON, even)).linear;
  expect(account?.missing).toBeCloseTo((1 - 1.21) ** 2, 12);
  expect(account?.positive).toBeCloseTo(2 * (1.21 * cos(72)) ** 2, 12);
  expect(account?.negative).toBeCloseTo(2 * (1.21 * cos(144)) ** 2, 12);
});

it('forgives negative overlap behind the ReLU, and weakens positive overlap by the bias', () => {
  const [account] = accountsOf(viewOf(PENTAGON, even)).relu;
  expect(account?.negative).toBe(0);
  expect(account?.positive).toBeCloseTo(2 * (1.21 * cos(72) - 0.209) ** 2, 12);
});

it('finds opposite pairs ruinous without a ReLU and free of interference behind it', () => {
  const { linear, relu } = accountsOf(viewOf(TWO_PAIRS, even));
  expect(linear.slice(0, 4).map(({ negative }) => negative)).toEqual([1, 1, 1, 1].map((one) => expect.closeTo(one, 12)));
  expect(relu.slice(0, 4).reduce((sum, { negative }) => sum + negative, 0)).toBe(0);
});

it('charges two kept features nothing but what is dropped', () => {
  const view = viewOf(TWO_KEPT, { S: 0, I: 0.9, act: 'linear' });
  expect(totalOf(accountsOf(view).linear)).toBeCloseTo(0.9 ** 2 + 0.9 ** 3 + 0.9 ** 4, 12);
});

it('charges an untied model for what its outputs receive', () => {
  const untied = { W: [1, 0, 0, 1], WOut: [1, 0, 0.5, 1], b: [0, 0], nFeatures: 2, nHidden: 2, selectedFeature: null };
  const { linear } = accountsOf(viewOf(untied, { ...even, tied: '0' }));
  expect(linear).toEqual([
    { missing: 0, positive: 0.25, negative: 0 },
    { missing: 0, positive: 0, negative: 0 },
  ]);
});

it('lets ReLU hidden units act before the outputs, and calls the model linear no more', () => {
  const opposite = { W: [1, -1], b: [0, 0], nFeatures: 2, nHidden: 1, hiddenActivation: 'relu', selectedFeature: null } as const;
  const view = viewOf(opposite, { ...even, hact: 'relu' });
  expect(accountsOf(view).linear).toEqual([
    { missing: 0, positive: 0, negative: 1 },
    { missing: 1, positive: 0, negative: 0 },
  ]);
  expect(describeTerms(view)).toContain('With these weights a linear output would pay 2;');
});

it.each([320, 390, 720, 1100])('draws within a width of %s and finds rows under the pointer', (width) => {
  const view = viewOf(PENTAGON, even);
  const layout = termsLayout(view, { width, height: termsHeight(width) });
  for (const { plot, rows } of layout.panels) {
    expect(rows).toHaveLength(5);
    for (const { segments, middle, feature } of rows) {
      const last = segments.at(-1);
      expect((last?.x ?? 0) + (last?.width ?? 0)).toBeLessThanOrEqual(plot.x + plot.width + 1e-9);
      expect(rowAt(layout, plot.x + 5, middle)).toBe(feature);
    }
    expect(plot.y + plot.height).toBeLessThan(layout.legendTop);
  }
  expect(toSvgString(drawTerms(layout, describeTerms(view)))).not.toContain('NaN');
});

it('says what it shows', () => {
  const view = viewOf(PENTAGON, even);
  expect(describeTerms(view)).toMatch(/^With these weights a linear model would pay 11\.2; behind the ReLU and its biases it is 0\.272\.$/);
  expect(termsTooltip(view, 2)).toMatch(/^feature 2: forgone .*\ninterference /);
  expect(termsTable(view).rows).toHaveLength(5);
});

/** The loss taken apart must add up: to the exact loss, to closed forms, to integrals done by hand. */
import { expect, it } from 'vitest';
import { toSvgString } from '../../../src/charts/svg.ts';
import { viewOf } from '../../../src/figure/concept/judgedView.ts';
import { drawActiveCount } from '../../../src/figures/activecount/draw.ts';
import { activeCountTable, describeActiveCount, outputTooltip } from '../../../src/figures/activecount/figure.ts';
import { activeCountHeight, activeCountLayout, lineAt } from '../../../src/figures/activecount/layout.ts';
import { countProbabilities, lossParts, meanSquaredError } from '../../../src/figures/activecount/parts.ts';
import { exactLoss } from '../../../src/model/loss/exactLoss.ts';
import { PENTAGON, TWO_KEPT, TWO_PAIRS } from '../../figure/concept/models.ts';

const cases = [
  ['a pentagon', PENTAGON, { S: 0.9, I: 1 }],
  ['a pentagon of unequal importance', PENTAGON, { S: 0.97, I: 0.8 }],
  ['two pairs', TWO_PAIRS, { S: 0.8, I: 0.9 }],
  ['a linear model', TWO_KEPT, { S: 0.3, I: 0.9, act: 'linear' as const }],
] as const;

it.each(cases)('adds up to the exact loss for %s', (_, model, params) => {
  const view = viewOf(model, params);
  const { parts } = lossParts(view);
  expect(parts.reduce((sum, part) => sum + part.loss, 0)).toBeCloseTo(exactLoss(view), 12);
  expect(parts.reduce((sum, part) => sum + part.probability, 0)).toBeCloseTo(1, 12);
});

it.each(cases)('takes the part with one active feature apart exactly for %s', (_, model, params) => {
  const { parts, single } = lossParts(viewOf(model, params));
  expect((single?.own ?? 0) + (single?.cross ?? 0)).toBeCloseTo(parts[1]?.loss ?? Number.NaN, 12);
});

it('finds the pentagon’s loss of the reference sheet', () => {
  const { parts } = lossParts(viewOf(PENTAGON, { S: 0.9, I: 1 }));
  expect(5 * parts.reduce((sum, part) => sum + part.loss, 0)).toBeCloseTo(0.026315, 4);
});

it('finds pairs free of interference, also where more is known than 10 features allow', () => {
  const W = Array.from({ length: 12 }, (_, f) => [f % 2 === 0 ? 1 : -1, 0]).flat();
  const wide = viewOf({ W, b: new Array<number>(12).fill(0.1), nFeatures: 12, nHidden: 2, selectedFeature: null }, { S: 0.9, I: 1 });
  const { parts, complete } = lossParts(wide);
  expect(complete).toBe(false);
  expect(parts).toHaveLength(2);
  expect(parts[0]?.loss).toBeCloseTo(0.9 ** 12 * 0.01, 12);
});

it.each([
  [{ slope: 1.21, start: -0.2 }, 1, true],
  [{ slope: -0.5, start: 0.2 }, 0, true],
  [{ slope: 0.4, start: -0.1 }, 0, true],
  [{ slope: -0.4, start: -0.1 }, 1, true],
  [{ slope: 0, start: 0.3 }, 0, true],
  [{ slope: -0.7, start: 0.1 }, 1, false],
])('integrates the squared error of %s against %s, clipped %s', (line, target, clipped) => {
  const steps = 20_000;
  let sum = 0;
  for (let at = 0; at < steps; at++) {
    const x = (at + 0.5) / steps;
    const y = line.slope * x + line.start;
    sum += ((clipped ? Math.max(0, y) : y) - target * x) ** 2 / steps;
  }
  expect(meanSquaredError(line, target, clipped)).toBeCloseTo(sum, 7);
});

it('knows how often so many are active', () => {
  expect(countProbabilities(2, 0.9).map((p) => p.toFixed(3))).toEqual(['0.810', '0.180', '0.010']);
});

it.each([320, 390, 720, 1100])('draws within a width of %s', (width) => {
  const view = viewOf(PENTAGON, { S: 0.9 });
  const layout = activeCountLayout(view, { width, height: activeCountHeight(width) });
  for (const { segments, middle } of layout.bars.rows) {
    expect(middle).toBeLessThan(layout.bars.plot.x + layout.bars.plot.width);
    expect(Math.min(...segments.map((segment) => segment.y))).toBeGreaterThan(layout.bars.plot.y);
  }
  expect(layout.outputs.plot.x + layout.outputs.plot.width).toBeLessThan(width);
  expect(layout.outputs.plot.y + layout.outputs.plot.height).toBeLessThan(layout.height);
  const own = layout.outputs.lines[0];
  expect(lineAt(layout, own?.to.x ?? 0, own?.to.y ?? 0)).toBe(0);
  expect(lineAt(layout, 0, 0)).toBeNull();
  expect(toSvgString(drawActiveCount(layout, 'x'))).not.toContain('NaN');
});

it('says what it shows', () => {
  const view = viewOf(PENTAGON, { S: 0.9, I: 1 });
  expect(describeActiveCount(view)).toMatch(
    /^Expected loss 0\.0052\d+: 0\u202f% of it from examples with no active feature, \d+\u202f% from those with one \(.*\), \d+\u202f% from those with more\.$/,
  );
  expect(outputTooltip(view, 1)).toBe('output 1: 0.374·x with a bias of −0.209');
  expect(activeCountTable(view).rows).toHaveLength(8);
});

it('judges a view once for its drawing, its words and its table', () => {
  const view = viewOf(PENTAGON, { S: 0.9, I: 1 });
  expect(lossParts(view)).toBe(lossParts(view));
  expect(lossParts({ ...view })).not.toBe(lossParts(view));
});

/** Stacks that hold all weights of a unit, and a count of meanings that follows from them. */
import { expect, it } from 'vitest';
import { toSvgString } from '../../../src/charts/svg.ts';
import { drawPolysemantic } from '../../../src/figures/polysemantic/draw.ts';
import { describePolysemantic, polysemanticTable, unitTooltip } from '../../../src/figures/polysemantic/figure.ts';
import { meaningsOf, polysemanticHeight, polysemanticLayout, stackAt } from '../../../src/figures/polysemantic/layout.ts';

/** Unit 0 means feature 0 alone; unit 1 means 1 and 2, and a trace of 3. */
const model = { W: [1, 0, 0, 0.9, 0, -0.8, 0, 0.1], b: [0, 0, 0, 0], nFeatures: 4, nHidden: 2, selectedFeature: null, unit: 1 };

it('counts meanings, strongest first', () => {
  expect(meaningsOf(model, 0)).toEqual([0]);
  expect(meaningsOf(model, 1)).toEqual([1, 2]);
  expect(polysemanticLayout(model, { width: 700, height: 320 }).detail.heading).toBe('Unit 1 may mean 2 things');
});

it('stacks positive weights above zero and negative ones below, none overlapping', () => {
  const { stacks, zero } = polysemanticLayout(model, { width: 700, height: 320 });
  const [up, down, trace] = [1, 2, 3].map((f) => stacks[1]?.blocks[f]);
  expect((up?.y ?? 0) + (up?.height ?? 0)).toBeCloseTo(zero, 9);
  expect(down?.y).toBeCloseTo(zero, 9);
  expect((trace?.y ?? 0) + (trace?.height ?? 0)).toBeCloseTo(up?.y ?? 0, 9);
  expect((down?.height ?? 0) / (up?.height ?? 1)).toBeCloseTo(0.8 / 0.9, 9);
});

it.each([320, 390, 720, 1100])('draws within a width of %s and finds blocks under the pointer', (width) => {
  const layout = polysemanticLayout(model, { width, height: polysemanticHeight(width) });
  for (const { unit, blocks, column } of layout.stacks) {
    expect(column.x + column.width).toBeLessThanOrEqual(width);
    for (const { feature, x, y, width: across, height } of blocks) {
      expect(y).toBeGreaterThanOrEqual(layout.plot.y);
      expect(y + height).toBeLessThanOrEqual(layout.plot.y + layout.plot.height);
      if (height > 2) expect(stackAt(layout, x + across / 2, y + height / 2)).toEqual({ unit, feature });
    }
  }
  expect(layout.detail.rows.at(-1)?.middle).toBeLessThan(layout.height);
  expect(stackAt(layout, -5, 20)).toBeNull();
  expect(toSvgString(drawPolysemantic(layout, 'x'))).not.toContain('NaN');
});

it('says what it shows', () => {
  expect(describePolysemantic(model)).toBe(
    'Hidden units that mean one feature only (weight of at least 0.2): 1 of 2. Features of unit 1: 1, 2.',
  );
  expect(unitTooltip(model, { unit: 1, feature: 2 })).toBe('unit 1, feature 2: weight −0.8');
  expect(unitTooltip(model, { unit: 0, feature: null })).toBe('unit 0 means 1 feature');
  expect(polysemanticTable(model).rows[2]).toEqual(['2', 0, -0.8]);
});

it('stays whole while there are no weights yet', () => {
  const empty = { ...model, W: [], b: [] };
  expect(toSvgString(drawPolysemantic(polysemanticLayout(empty, { width: 400, height: 500 }), 'x'))).not.toContain('NaN');
  expect(describePolysemantic(empty)).toContain('unit 1: none');
});

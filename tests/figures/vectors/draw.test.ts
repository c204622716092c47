/** The drawing of the vectors figure: complete, within its frame, and operable without sight. */
import { expect, it } from 'vitest';
import { toSvgString } from '../../../src/charts/svg.ts';
import { describeVectors, vectorsTable } from '../../../src/figures/vectors/describe.ts';
import { drawVectors } from '../../../src/figures/vectors/draw.ts';
import { initialState, vectorsHeight, vectorsLayout } from '../../../src/figures/vectors/layout.ts';

const cases = [2, 3].flatMap((count) => [320, 390, 700, 1100].map((width) => [count, width] as const));

it.each(cases)('draws %s arrows at a width of %s within the frame', (count, width) => {
  const current = initialState(count);
  const layout = vectorsLayout(current, { width, height: vectorsHeight(width, count) });
  for (const point of [...layout.tips, layout.state, ...layout.chain]) {
    expect(point.x).toBeGreaterThan(0);
    expect(point.x).toBeLessThan(width);
    expect(point.y).toBeLessThan(layout.height);
  }
  const last = layout.bars.rows.at(-1);
  expect(last?.y).toBeLessThan(layout.height);
  expect(last?.amount).toBeDefined();
  expect(layout.bars.right).toBeLessThanOrEqual(width);
});

it('ends the chain at the state', () => {
  const layout = vectorsLayout({ ...initialState(3), t: 0.4 }, { width: 700, height: 380 });
  expect(layout.chain.at(-1)?.x).toBeCloseTo(layout.state.x, 9);
  expect(layout.chain.at(-1)?.y).toBeCloseTo(layout.state.y, 9);
});

it('gives every handle a name and a value', () => {
  const current = initialState(3);
  const svg = toSvgString(drawVectors(vectorsLayout(current, { width: 700, height: 380 }), current));
  const handles = svg.match(/<g class="handle"[^>]*>/g) ?? [];
  expect(handles).toHaveLength(4);
  for (const handle of handles)
    expect(handle).toMatch(/tabindex="0" role="slider".*aria-label="[^"]+" aria-valuetext="[^"]+".*aria-valuenow="-?\d+"/);
});

it('says in words what is drawn', () => {
  expect(describeVectors(initialState(2))).toMatch(
    /^2 arrows: feature 0 at 20°, length 1\.00, .*Exactly one answer: 0\.\d\d of feature 0, 0\.\d\d of feature 1\.$/,
  );
  expect(describeVectors(initialState(3))).toContain('Infinitely many answers');
  expect(vectorsTable(initialState(3)).rows).toHaveLength(4);
});

/** Lines placed by hand, the drawing they make, and the words for it. */
import { expect, it } from 'vitest';
import { toSvgString } from '../../../src/charts/svg.ts';
import { describePacking, packingTable, verdict } from '../../../src/figures/packing/describe.ts';
import { drawPacking } from '../../../src/figures/packing/draw.ts';
import { pointed, turned, withOneLess, withOneMore } from '../../../src/figures/packing/hand.ts';
import { type PackingState, packingHeight, packingLayout } from '../../../src/figures/packing/layout.ts';
import { type Lines, largestOverlap, Packer } from '../../../src/figures/packing/packer.ts';

const cross: Lines = Float64Array.of(1, 0, 0, 1);

function state(m: number, lines = cross, overlap = 0.5): PackingState {
  return { nDimensions: m, overlap, lines, counts: new Map([[m, [m, m, m + 1]]]) };
}

it('adds a line in the widest gap and takes the last away', () => {
  const three = withOneMore(cross);
  expect(largestOverlap(three, 2)).toBeCloseTo(Math.SQRT1_2, 12);
  expect(withOneLess(three)).toEqual(cross);
  expect(withOneLess(withOneLess(withOneLess(cross)))).toHaveLength(2);
});

it('points and turns one line and leaves the others', () => {
  expect([...pointed(cross, 1, { x: 3, y: 4 })]).toEqual([1, 0, 0.6, 0.8]);
  const [, , x, y] = turned(cross, 1, -30);
  expect(x).toBeCloseTo(0.5, 12);
  expect(y).toBeCloseTo(Math.sqrt(0.75), 12);
  expect(pointed(cross, 0, { x: 0, y: 0 })).toEqual(cross);
});

it('tells which lines are too near', () => {
  const near = turned(withOneMore(cross), 2, 20);
  const pairs = packingLayout(state(2, near, 0.75), { width: 700, height: 380 }).pairs;
  expect(pairs.filter((pair) => pair.tooNear).map(({ row, column }) => [row, column])).toEqual([[2, 1]]);
  expect(verdict(state(2, near, 0.75))).toBe('3 lines, 1 pair too near');
  expect(verdict({ ...state(2, near, 0.75), isSearching: true })).toBe('Searching, overlap 0.8: 3 lines');
});

it.each([2, 3, 8].flatMap((m) => [320, 390, 720].map((width) => [m, width] as const)))(
  'draws %s dimensions within %s pixels',
  (m, width) => {
    const packer = new Packer(m, 1);
    const layout = packingLayout(state(m, packer.lines), { width, height: packingHeight(width) });
    expect(layout.plane === null).toBe(m !== 2);
    expect(layout.chart.x + layout.chart.width).toBeLessThanOrEqual(width);
    expect(layout.matrix.at.x + layout.matrix.count * layout.matrix.cell).toBeLessThanOrEqual(width);
    const svg = toSvgString(drawPacking(layout, state(m, packer.lines)));
    expect(svg.match(/data-handle="line/g)?.length ?? 0).toBe(m === 2 ? 2 : 0);
    expect(svg.match(/data-handle="limit"/g)).toHaveLength(1);
    expect(layout.overlapUnder(layout.overlapAt)).toBe(0.5);
    expect(svg).not.toContain('NaN');
  },
);

it('says what it shows', () => {
  expect(describePacking(state(2))).toBe(
    '2 dimensions, an overlap of 0.5 allowed. 2 lines, all far enough apart; the largest overlap is 0.00. The search has fitted 2 at 0.0, 2 at 0.1, 3 at 0.2.',
  );
  expect(packingTable(state(2)).rows[2]).toEqual(['0.2', 3]);
});

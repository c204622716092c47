/** The layout of a map’s cells, and finding and moving among them. */
import { describe, expect, it } from 'vitest';
import { type HeatmapInput, heatmapLayout, mapCellAt, mapCellBox, moveMapCell } from '../../src/charts/heatmap.ts';
import { indices } from '../../src/charts/view.ts';

const PLOT = { x: 10, y: 20, width: 300, height: 200 };
const axes = {
  x: { label: 'importance', values: [0.1, 1, 10], scale: 'log' },
  y: { label: 'density', values: [1, 0.1], scale: 'log' },
} as const;
const map = (changes: Partial<HeatmapInput> = {}) =>
  heatmapLayout({ ...axes, colours: new Array(6).fill('red'), curves: [], selectedCell: null, ...changes }, PLOT);

describe('heatmapLayout', () => {
  it('gives every cell its place: larger to the right and upwards, wherever the list starts', () => {
    const layout = map();
    expect(mapCellBox(layout, 0)).toEqual({ x: 10, y: 20, width: 100, height: 100 });
    expect(mapCellBox(layout, 5)?.x).toBeCloseTo(210);
    expect(mapCellBox(layout, 5)?.y).toBeCloseTo(120);
    const risen = map({ y: { ...axes.y, values: [0.1, 1] } });
    expect(mapCellBox(risen, 0)?.y).toBeCloseTo(120);
  });

  it('meets half-way between values that are spaced unevenly', () => {
    const layout = map({ x: { label: 'x', values: [0, 1, 4], scale: 'linear' } });
    const edges = layout.columnEdges.map(([from, to]) => [from, to].map(Math.round));
    expect(edges).toEqual([
      [10, 85],
      [85, 185],
      [185, 310],
    ]);
  });

  it('covers the plot with the paths of its colours, neighbours of one colour in one', () => {
    const { areas, hatch } = map({ colours: ['red', 'red', 'blue', 'red', 'blue', 'blue'] });
    expect(areas.map(({ colour, d }) => [colour, d.split('M').length - 1])).toEqual([
      ['red', 2],
      ['blue', 2],
    ]);
    expect(hatch).toBe('');
  });

  it('leaves no gap between rows and columns of one colour, at whatever size', () => {
    const axis = { label: 'x', values: indices(32).map((at) => 0.1 * 1.16 ** at), scale: 'log' } as const;
    const colours = indices(32 * 32).map((at) => (at % 2 === 0 ? 'red' : 'blue'));
    for (const side of [251, 272.4, 293.7]) {
      const { areas } = heatmapLayout(
        { x: axis, y: axis, colours, curves: [], selectedCell: null },
        { x: 42.3, y: 18, width: side, height: side },
      );
      const cells = areas.flatMap(({ d }) => [...d.matchAll(/M([\d.]+),([\d.]+)h([\d.]+)v([\d.]+)/g)]);
      expect(cells).toHaveLength(32 * 32);
      const [lefts, tops, rights, bottoms] = [new Set<number>(), new Set<number>(), new Set<number>(), new Set<number>()];
      for (const [x = 0, y = 0, width = 0, height = 0] of cells.map((cell) => cell.slice(1).map(Number))) {
        lefts.add(Math.fround(x));
        tops.add(Math.fround(y));
        rights.add(Math.fround(x + width));
        bottoms.add(Math.fround(y + height));
      }
      expect([...rights].filter((end) => !lefts.has(end))).toHaveLength(1);
      expect([...bottoms].filter((end) => !tops.has(end))).toHaveLength(1);
    }
  });

  it('hatches what is not known at all', () => {
    const { areas, hatch } = map({ colours: new Array(6).fill(null) });
    expect(areas).toEqual([]);
    const points = [...hatch.matchAll(/[ML]([^,]+),(\d[\d.]*)/g)].map(([, x, y]) => [Number(x), Number(y)]);
    expect(points.length).toBeGreaterThan(40);
    for (const [x = -1, y = -1] of points) expect(x >= 10 && x <= 310 && y >= 20 && y <= 220).toBe(true);
  });

  it('draws a curve through the cells’ middles', () => {
    expect(
      map({
        curves: [
          [
            { x: 0.1, y: 1 },
            { x: 10, y: 0.1 },
          ],
        ],
      }).curves,
    ).toEqual(['M60,70L260,170']);
  });

  it('survives an axis of one value', () => {
    const layout = map({ x: { label: 'x', values: [3], scale: 'log' }, colours: ['red', 'red'] });
    expect(mapCellBox(layout, 1)).toEqual({ x: 10, y: 120, width: 300, height: 100 });
  });
});

describe('finding cells', () => {
  const layout = map();

  it('finds the cell under the pointer', () => {
    for (const cell of indices(6)) {
      const box = mapCellBox(layout, cell);
      expect(box && mapCellAt(layout, box.x + 1, box.y + 1)).toBe(cell);
    }
    expect(mapCellAt(layout, 5, 50)).toBeNull();
    expect(mapCellBox(layout, 6)).toBeNull();
  });

  it.each([
    [null, 'ArrowUp', 0],
    [0, 'ArrowRight', 1],
    [0, 'ArrowLeft', 0],
    [0, 'ArrowDown', 3],
    [3, 'ArrowUp', 0],
    [5, 'ArrowRight', 5],
    [0, 'Enter', null],
  ])('from %s by %s to %s', (from, key, to) => expect(moveMapCell(layout, from, key)).toBe(to));

  it('moves on the page, not in the list', () => {
    const risen = map({ y: { ...axes.y, values: [0.1, 1] } });
    expect(moveMapCell(risen, 0, 'ArrowUp')).toBe(3);
  });
});

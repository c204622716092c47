/**
 * A map of cells over two axes: where each lies, what still unknown cells borrow from known neighbours while a map is refined,
 * ticks, curves drawn over it. Cells of one colour become one path, so that thousands stay few elements. Knows no meaning of a colour.
 */
import { ascending, extent, sort } from 'd3-array';
import { type Path, pathRound } from 'd3-path';
import { pathOf, polyline } from './paths.ts';
import { borrowed } from './refinement.ts';
import { type Scale, type ScaleKind, scaleOf, type Tick, ticks } from './scales.ts';
import { type Box, clamp, type Point } from './view.ts';

export interface MapAxis {
  readonly label: string;
  /** In the order of columns or rows; rising or falling. */
  readonly values: readonly number[];
  readonly scale: ScaleKind;
}

export interface HeatmapInput {
  /** Larger values lie further right. */
  readonly x: MapAxis;
  /** Larger values lie further up. */
  readonly y: MapAxis;
  /** Index row · columns + column; null where not known yet. */
  readonly colours: readonly (string | null)[];
  /** Curves in the units of the axes. */
  readonly curves: readonly (readonly Point[])[];
  readonly selectedCell: number | null;
}

export interface HeatmapLayout {
  readonly plot: Box;
  readonly columns: number;
  readonly rows: number;
  /** Left and right end of each column, top and bottom of each row, in pixels. */
  readonly columnEdges: readonly (readonly [number, number])[];
  readonly rowEdges: readonly (readonly [number, number])[];
  /** Path data of all cells of a colour. */
  readonly areas: readonly { readonly colour: string; readonly d: string }[];
  /** Diagonal lines over unknown cells. */
  readonly hatch: string;
  readonly curves: readonly string[];
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly outline: Box | null;
}

export function heatmapLayout(input: HeatmapInput, plot: Box): HeatmapLayout {
  const [columns, rows] = [input.x.values.length, input.y.values.length];
  const across = scaleOver(input.x, [plot.x, plot.x + plot.width]);
  const down = scaleOver(input.y, [plot.y + plot.height, plot.y]);
  const columnEdges = edgesOf(input.x, across);
  const rowEdges = edgesOf(input.y, down);
  const grid = { plot, columns, rows, columnEdges, rowEdges };
  return {
    ...grid,
    ...fill(grid, borrowed(input.colours, columns, rows)),
    curves: input.curves.map((curve) => curvePath(curve, across, down)),
    xTicks: ticks(across, Math.max(3, plot.width / 60)),
    yTicks: ticks(down, Math.max(3, plot.height / 36)),
    outline: input.selectedCell === null ? null : mapCellBox(grid, input.selectedCell),
  };
}

type Grid = Pick<HeatmapLayout, 'plot' | 'columns' | 'rows' | 'columnEdges' | 'rowEdges'>;

/** Half a cell beyond the outermost values, so that every cell has its value in its middle. */
function scaleOver({ values, scale }: MapAxis, range: readonly [number, number]): Scale {
  const [low = 0, most = 0] = extent(values);
  const high = most > low ? most : scale === 'log' ? low * Math.E : low + 1;
  const place = scaleOf(scale, [low, high], [0, Math.max(1, values.length - 1)]);
  return scaleOf(scale, [place.invert(-0.5), place.invert(values.length - 0.5)], range);
}

/** Cells meet half-way between neighbouring values. */
function edgesOf({ values }: MapAxis, scale: Scale): [number, number][] {
  const middles = values.map((value) => scale(value));
  const [lowest = 0, highest = 0] = extent(scale.range());
  const sorted = sort(middles, ascending);
  return middles.map((middle) => {
    const rank = sorted.indexOf(middle);
    const [before, after] = [sorted[rank - 1], sorted[rank + 1]];
    return [onGrid(before === undefined ? lowest : (before + middle) / 2), onGrid(after === undefined ? highest : (middle + after) / 2)];
  });
}

/** A quarter of a pixel, which sums to the same number however a cell is written: else lines of the ground show between cells. */
function onGrid(edge: number): number {
  return Math.round(4 * edge) / 4;
}

function fill({ columns, rows, columnEdges, rowEdges }: Grid, colours: readonly (string | null)[]): Pick<HeatmapLayout, 'areas' | 'hatch'> {
  const paths = new Map<string, Path>();
  const hatch = pathRound(2);
  for (let row = 0; row < rows; row++) {
    const [top, bottom] = rowEdges[row] ?? [0, 0];
    for (let column = 0, next = 0; column < columns; column = next) {
      const colour = colours[row * columns + column] ?? null;
      for (next = column + 1; next < columns && colours[row * columns + next] === colour; ) next++;
      const [left = 0, right = 0] = extent([columnEdges[column], columnEdges[next - 1]].flatMap((edge) => edge ?? []));
      if (colour === null) addDiagonals(hatch, left, top, right, bottom);
      else pathOf(paths, colour).rect(left, top, right - left, bottom - top);
    }
  }
  return { areas: [...paths].map(([colour, path]) => ({ colour, d: path.toString() })), hatch: hatch.toString() };
}

const HATCH_GAP = 7;

/** The lines x + y = k · gap inside a box; they continue from box to box. */
function addDiagonals(path: Path, left: number, top: number, right: number, bottom: number): void {
  for (let sum = Math.ceil((left + top) / HATCH_GAP) * HATCH_GAP; sum < right + bottom; sum += HATCH_GAP) {
    const [from, to] = [Math.max(left, sum - bottom), Math.min(right, sum - top)];
    path.moveTo(from, sum - from);
    path.lineTo(to, sum - to);
  }
}

function curvePath(curve: readonly Point[], across: Scale, down: Scale): string {
  return polyline(curve.map(({ x, y }) => ({ x: across(x), y: down(y) })));
}

/** Where a cell lies on the page. */
export function mapCellBox({ columns, columnEdges, rowEdges }: Grid, cell: number): Box | null {
  const [column, row] = [columnEdges[cell % columns], rowEdges[Math.floor(cell / columns)]];
  return column && row ? { x: column[0], y: row[0], width: column[1] - column[0], height: row[1] - row[0] } : null;
}

/** The cell under the pointer. */
export function mapCellAt({ columns, columnEdges, rowEdges }: Grid, x: number, y: number): number | null {
  const column = columnEdges.findIndex(([from, to]) => x >= from && x < to);
  const row = rowEdges.findIndex(([from, to]) => y >= from && y < to);
  return column < 0 || row < 0 ? null : row * columns + column;
}

/** The cell an arrow key leads to; the first cell where none is selected; null for other keys. */
export function moveMapCell(grid: Grid, from: number | null, key: string): number | null {
  const steps: Readonly<Record<string, Point>> = {
    ArrowUp: { x: 0, y: -1 },
    ArrowDown: { x: 0, y: 1 },
    ArrowLeft: { x: -1, y: 0 },
    ArrowRight: { x: 1, y: 0 },
  };
  const step = steps[key];
  if (!step) return null;
  if (from === null) return 0;
  const { columns, rows, columnEdges, rowEdges } = grid;
  const column = neighbour(columnEdges, from % columns, step.x);
  const row = neighbour(rowEdges, Math.floor(from / columns), step.y);
  return clamp(row, 0, rows - 1) * columns + clamp(column, 0, columns - 1);
}

/** The index of the next position towards larger (+1) or smaller (−1) pixel values. */
function neighbour(edges: readonly (readonly [number, number])[], from: number, step: number): number {
  const rises = (edges.at(-1)?.[0] ?? 0) >= (edges[0]?.[0] ?? 0);
  return from + (rises ? step : -step);
}

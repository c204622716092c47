/** The layout of the lines, of the table of their overlaps, and of the curve of how many fit. Pure. */
import { type ScaleContinuousNumeric, scaleLinear, scaleLog } from 'd3-scale';
import { formatCount, formatFixed } from '../../charts/format.ts';
import type { Tick } from '../../charts/scales.ts';
import { type Box, clamp, indices, type Point, type Size } from '../../charts/view.ts';
import { type Plane, toPage } from '../../figure/concept/plane.ts';
import { type Lines, MOST_LINES, OVERLAPS, TOLERANCE } from './packer.ts';

export interface PackingState {
  readonly nDimensions: number;
  /** Allowed, one of OVERLAPS. */
  readonly overlap: number;
  /** The lines shown: found by the search or placed by hand. */
  readonly lines: Lines;
  /** Whether the search is running: what is shown is no result yet. */
  readonly isSearching?: boolean;
  /** How many lines the search fitted, by dimension, for each finished overlap. */
  readonly counts: ReadonlyMap<number, readonly number[]>;
}

/** Two lines nearer than allowed; `row` > `column`. */
export interface Pair {
  readonly row: number;
  readonly column: number;
  /** |cos| */
  readonly overlap: number;
  readonly tooNear: boolean;
}

export interface Curve {
  readonly nDimensions: number;
  readonly points: readonly Point[];
  readonly counts: readonly number[];
}

export interface PackingLayout extends Size {
  /** Null where there are more than two dimensions. */
  readonly plane: Plane | null;
  /** One end of each line, in the plane. */
  readonly tips: readonly Point[];
  readonly pairs: readonly Pair[];
  readonly matrix: { readonly at: Point; readonly cell: number; readonly count: number };
  readonly chart: Box;
  readonly overlapTicks: readonly Tick[];
  readonly countTicks: readonly Tick[];
  readonly curves: readonly Curve[];
  readonly overlapAt: number;
  /** The overlap, one of OVERLAPS, at a place. */
  readonly overlapUnder: (x: number) => number;
  readonly heading: Point;
}

/** The handle of the allowed overlap; those of lines are called line0, line1, … */
export const LIMIT = 'limit';

const SIDE_BY_SIDE = 620;
const CHART_HEIGHT = 250;

export function packingHeight(width: number): number {
  return width >= SIDE_BY_SIDE ? 392 : Math.min(width, 320) + 52 + CHART_HEIGHT + 40;
}

export function packingLayout(state: PackingState, size: Size): PackingLayout {
  const wide = size.width >= SIDE_BY_SIDE;
  const side = wide ? 340 : Math.min(size.width, 320);
  const left = wide ? 0 : (size.width - side) / 2;
  const top = 44;
  const chart = wide
    ? { x: side + 84, y: top + 8, width: size.width - side - 108, height: size.height - top - 60 }
    : { x: 40, y: top + side + 24, width: size.width - 68, height: size.height - top - side - 68 };
  const scales = scalesOf(chart);
  const plane = state.nDimensions === 2 ? { centre: { x: left + side / 2, y: top + side / 2 }, unit: side / 2 - 24 } : null;
  const count = state.lines.length / state.nDimensions;
  return {
    ...{ ...size, plane, chart, pairs: pairsOf(state) },
    tips: plane ? indices(count).map((line) => toPage(plane, { x: state.lines[2 * line] ?? 0, y: state.lines[2 * line + 1] ?? 0 })) : [],
    matrix: { at: { x: left, y: top }, cell: side / count, count },
    curves: [...state.counts].map(([nDimensions, counts]) => ({ nDimensions, counts, points: curvePoints(counts, scales) })),
    ...ticksOf(scales),
    overlapAt: scales.overlaps(state.overlap),
    overlapUnder: (x) => nearestOverlap(scales.overlaps.invert(x)),
    heading: { x: left, y: 10 },
  };
}

export function nearestOverlap(wanted: number): number {
  return OVERLAPS[clamp(Math.round(10 * wanted), 0, OVERLAPS.length - 1)] ?? 0;
}

function pairsOf({ lines, nDimensions, overlap }: PackingState): readonly Pair[] {
  const count = lines.length / nDimensions;
  return indices(count).flatMap((row) =>
    indices(row).map((column) => {
      const cosine = Math.abs(product(lines, nDimensions, row, column));
      return { row, column, overlap: cosine, tooNear: cosine > overlap + TOLERANCE };
    }),
  );
}

function product(lines: Lines, m: number, a: number, b: number): number {
  let sum = 0;
  for (let k = 0; k < m; k++) sum += (lines[a * m + k] ?? 0) * (lines[b * m + k] ?? 0);
  return sum;
}

interface Scales {
  readonly overlaps: ScaleContinuousNumeric<number, number>;
  /** Logarithmic, from 1 to the most that is counted. */
  readonly counts: ScaleContinuousNumeric<number, number>;
}

function scalesOf({ x, y, width, height }: Box): Scales {
  return {
    overlaps: scaleLinear([0, OVERLAPS.at(-1) ?? 1], [x, x + width]),
    counts: scaleLog([1, MOST_LINES], [y + height, y]).base(2),
  };
}

function ticksOf({ overlaps, counts }: Scales): Pick<PackingLayout, 'overlapTicks' | 'countTicks'> {
  return {
    overlapTicks: OVERLAPS.filter((_, at) => at % 3 === 0).map((overlap) => ({ at: overlaps(overlap), label: formatFixed(overlap, 1) })),
    countTicks: counts.ticks().map((count) => ({ at: counts(count), label: countLabel(count) })),
  };
}

function curvePoints(found: readonly number[], { overlaps, counts }: Scales): readonly Point[] {
  return found.map((count, at) => ({ x: overlaps(OVERLAPS[at] ?? 0), y: counts(count) }));
}

/** Counting stops at the most. */
export function countLabel(count: number): string {
  return count >= MOST_LINES ? `${MOST_LINES}+` : formatCount(count);
}

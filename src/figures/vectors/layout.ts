/** Where the arrows, the state, the chain that leads there and the bars of amounts stand. Pure. */
import { clamp, type Point, type Size } from '../../charts/view.ts';
import { ORIGIN, type Plane, toPage } from '../../figure/concept/plane.ts';
import { type Answers, answerAt, answersFor } from './answers.ts';

export interface VectorsState {
  /** Directions of the features: two or three. */
  readonly vectors: readonly Point[];
  readonly state: Point;
  /** Which answer of the many, along the kernel. */
  readonly t: number;
}

/** What the figure starts with. */
export function initialState(count: number): VectorsState {
  const vectors = [polar(1, 20), polar(1, 105), polar(1, 215)].slice(0, count);
  return { vectors, state: { x: 0.55, y: 0.85 }, t: 0 };
}

function polar(length: number, degrees: number): Point {
  const angle = (degrees * Math.PI) / 180;
  return { x: length * Math.cos(angle), y: length * Math.sin(angle) };
}

export interface Bar {
  readonly feature: number;
  readonly amount: number;
  /** Middle of the row. */
  readonly y: number;
  /** The end of the bar; it starts at `bars.zero`. */
  readonly end: number;
}

export interface VectorsLayout extends Size {
  readonly plane: Plane;
  /** How far the plane reaches, in its own units. */
  readonly reach: number;
  readonly tips: readonly Point[];
  readonly state: Point;
  /** From the origin to the state, one corner a feature; empty where the state cannot be reached. */
  readonly chain: readonly Point[];
  readonly answers: Answers | null;
  readonly bars: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly zero: number;
    readonly rows: readonly Bar[];
  };
}

/** Amounts are drawn between −2 and 2. */
export const MOST = 2;
export const REACH = 1.6;
const ROW = 34;
const SIDE_BY_SIDE = 620;

export function vectorsHeight(width: number, count: number): number {
  return width >= SIDE_BY_SIDE ? 380 : Math.min(width, 330) + 40 + count * ROW;
}

export function vectorsLayout({ vectors, state, t }: VectorsState, size: Size): VectorsLayout {
  const wide = size.width >= SIDE_BY_SIDE;
  const side = wide ? 380 : Math.min(size.width, 330);
  const left = wide ? Math.max(0, (size.width - side - 330) / 2) : (size.width - side) / 2;
  const plane = { centre: { x: left + side / 2, y: side / 2 }, unit: side / 2 / REACH };
  const answers = answersFor(vectors, state);
  const amounts = answers ? answerAt(answers, t) : [];
  const bars = wide
    ? { left: left + side + 40, right: Math.min(size.width - 8, left + side + 320), top: side / 2 - (vectors.length * ROW) / 2 }
    : { left: 8, right: size.width - 8, top: side + 40 };
  return {
    ...{ ...size, plane, reach: REACH, answers },
    tips: vectors.map((vector) => toPage(plane, vector)),
    state: toPage(plane, state),
    chain: chainOf(vectors, amounts).map((corner) => toPage(plane, corner)),
    bars: barsOf(amounts, bars),
  };
}

function chainOf(vectors: readonly Point[], amounts: readonly number[]): readonly Point[] {
  if (amounts.length === 0) return [];
  const corners = [ORIGIN];
  vectors.forEach((vector, f) => {
    const { x, y } = corners[f] ?? ORIGIN;
    corners.push({ x: x + (amounts[f] ?? 0) * vector.x, y: y + (amounts[f] ?? 0) * vector.y });
  });
  return corners;
}

function barsOf(amounts: readonly number[], { left, right, top }: { left: number; right: number; top: number }): VectorsLayout['bars'] {
  const [start, end] = [left + 64, right - 52];
  const zero = (start + end) / 2;
  const rows = amounts.map((amount, feature) => ({
    ...{ feature, amount, y: top + (feature + 0.5) * ROW },
    end: zero + ((clamp(amount, -MOST, MOST) / MOST) * (end - start)) / 2,
  }));
  return { left, right, top, zero, rows };
}

/** A plane that is rotated, the coordinates of the directions in it, and a linear readout of each feature. Pure. */

import { max } from 'd3-array';
import { indices, type Point, type Size } from '../../charts/view.ts';
import type { NumberGrid } from '../../figure/concept/grid.ts';
import { type Plane, toPage } from '../../figure/concept/plane.ts';
import type { Activation } from '../../model/config/config.ts';
import { activate } from '../../model/network/network.ts';
import type { BasisSettings } from './settings.ts';

/** Directions before turning: two along the axes, the third between their far ends. */
const DEGREES = [0, 90, 225];

export function directionsAt({ n, turn }: BasisSettings): readonly Point[] {
  return DEGREES.slice(0, n).map((degrees) => {
    const angle = ((degrees + turn) * Math.PI) / 180;
    return { x: Math.cos(angle), y: Math.sin(angle) };
  });
}

/** The direction after the activation has acted on each coordinate. */
export function passed({ x, y }: Point, activation: Activation): Point {
  return { x: activate(x, activation), y: activate(y, activation) };
}

/** Row f: what each output g reads, W_g·act(W_f), when feature f alone is present. Without a nonlinearity this is WᵀW. */
export function readings(state: BasisSettings): readonly (readonly number[])[] {
  const directions = directionsAt(state);
  return directions.map((present) => {
    const { x, y } = passed(present, state.act);
    return directions.map((reader) => reader.x * x + reader.y * y);
  });
}

/** The largest change of a reading since the turn was 0. */
export function largestChange(state: BasisSettings): number {
  const before = readings({ ...state, turn: 0 });
  const changes = readings(state).flatMap((row, f) => row.map((value, g) => Math.abs(value - (before[f]?.[g] ?? 0))));
  return max(changes) ?? 0;
}

export interface BasisLayout extends Size {
  readonly plane: Plane;
  readonly tips: readonly Point[];
  /** Where the activation leaves each direction; equal to the tips without one. */
  readonly passed: readonly Point[];
  readonly coordinates: NumberGrid;
  readonly readings: NumberGrid;
  /** Left ends of the headings over the two tables. */
  readonly headings: readonly [Point, Point];
}

export const REACH = 1.3;
const CELL = { width: 48, height: 30 };
const LEFT = 30;
const SIDE_BY_SIDE = 620;
const GAP = 44;

export function basisHeight(width: number, count: number): number {
  return width >= SIDE_BY_SIDE ? Math.max(360, 2 * (count * CELL.height + 64)) : Math.min(width, 320) + 66 + count * CELL.height;
}

export function basisLayout(state: BasisSettings, size: Size): BasisLayout {
  const wide = size.width >= SIDE_BY_SIDE;
  const side = wide ? 360 : Math.min(size.width, 320);
  const left = wide ? Math.max(0, (size.width - side - 270) / 2) : (size.width - side) / 2;
  const plane = { centre: { x: left + side / 2, y: side / 2 }, unit: side / 2 / REACH };
  const directions = directionsAt(state);
  const cell = wide ? CELL : { ...CELL, width: Math.min(CELL.width, (size.width - LEFT - GAP - 8) / (2 + state.n)) };
  const [first, second] = tablePlaces(state.n, cell, wide ? { x: left + side + 60, y: 62 } : { x: LEFT, y: side + 62 }, wide);
  const names = indices(state.n).map(String);
  return {
    ...{ ...size, plane },
    tips: directions.map((direction) => toPage(plane, direction)),
    passed: directions.map((direction) => toPage(plane, passed(direction, state.act))),
    coordinates: { at: first, cell, rows: names, columns: ['unit 0', 'unit 1'], values: directions.map(({ x, y }) => [x, y]) },
    readings: { at: second, cell, rows: names, columns: names, values: readings(state) },
    headings: [
      { x: first.x - 22, y: first.y - 34 },
      { x: second.x - 22, y: second.y - 34 },
    ],
  };
}

/** One above the other beside the plane, side by side below it. */
function tablePlaces(count: number, cell: Size, at: Point, stacked: boolean): readonly [Point, Point] {
  return [at, stacked ? { x: at.x, y: at.y + count * cell.height + 66 } : { x: at.x + 2 * cell.width + GAP, y: at.y }];
}

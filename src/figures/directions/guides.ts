/** The reference lines of the directions: axes of the hidden units, and length 1 as circle, sphere or ticks. */
import { range } from 'd3-array';
import { type Path, pathRound } from 'd3-path';
import type { Point } from '../../charts/view.ts';
import { turnedBy } from './alignment.ts';
import type { Basis } from './projection.ts';

/** Where the hidden space lies on the page. */
export interface Frame {
  readonly centre: Point;
  readonly unit: number;
  readonly extent: number;
}

export interface GuideLabel extends Point {
  readonly text: string;
}

export interface Guides {
  /** Straight lines, as path data. */
  readonly axes: string;
  /** Length 1 where the line, plane or space faces the reader. */
  readonly near: string;
  /** Length 1 on the far side (m = 3). */
  readonly far: string;
  readonly labels: readonly GuideLabel[];
}

const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';
const ARC_POINTS = 72;

export interface Guided {
  readonly basis: Basis;
  /** Row j is where axis j of hidden space lies [hidden][hidden]. */
  readonly turn: Float64Array;
  readonly frame: Frame;
  readonly compact: boolean;
}

export function guidesFor(guided: Guided): Guides {
  const nHidden = guided.basis.right.length;
  if (nHidden === 1) return lineGuides(guided);
  if (nHidden === 3) return spaceGuides(guided);
  return planeGuides(guided, nHidden);
}

/** Adds a straight line. */
function segment(path: Path, from: Point, to: Point): void {
  path.moveTo(from.x, from.y);
  path.lineTo(to.x, to.y);
}

function circle({ x, y }: Point, radius: number): Path {
  const path = pathRound(2);
  path.arc(x, y, radius, 0, 2 * Math.PI);
  return path;
}

function lineGuides({ frame: { centre, unit, extent }, compact }: Guided): Guides {
  const half = 0.8 * extent * unit;
  const upright = (path: Path, x: number) => segment(path, { x, y: centre.y - half }, { x, y: centre.y + half });
  const [axes, near] = [pathRound(2), pathRound(2)];
  const [left, right] = [centre.x - unit, centre.x + unit];
  upright(axes, centre.x);
  upright(near, left);
  upright(near, right);
  const below = centre.y + half + 10;
  const labels = [
    { x: left, y: below, text: '−1' },
    { x: centre.x, y: below, text: '0' },
    { x: right, y: below, text: '1' },
  ];
  return { axes: axes.toString(), near: near.toString(), far: '', labels: compact ? [] : labels };
}

function planeGuides({ turn, frame: { centre, unit, extent }, compact }: Guided, nHidden: number): Guides {
  const reach = unit * extent;
  // Beyond two dimensions the drawn plane has axes of its own.
  const [[ax, ay], [bx, by]] = nHidden === 2 ? [axisOf(turn, 0), axisOf(turn, 1)] : [RIGHT, UP];
  const along = (x: number, y: number, length: number): Point => ({ x: centre.x + x * length, y: centre.y - y * length });
  const axes = pathRound(2);
  segment(axes, along(ax, ay, -reach), along(ax, ay, reach));
  segment(axes, along(bx, by, reach), along(bx, by, -reach));
  const one = { x: centre.x + unit + 8, y: centre.y + 12, text: '1' };
  const ends = [
    { ...along(ax, ay, reach + 11), text: 'h₀' },
    { ...along(bx, by, reach + 11), text: 'h₁' },
  ];
  const labels = nHidden === 2 ? [one, ...ends] : [one];
  return { axes: axes.toString(), near: circle(centre, unit).toString(), far: '', labels: compact ? [] : labels };
}

const RIGHT = [1, 0] as const;
const UP = [0, 1] as const;

/** Where an axis of the plane points in the drawing. */
function axisOf(turn: Float64Array, axis: number): readonly [x: number, y: number] {
  return [turn[2 * axis] ?? 0, turn[2 * axis + 1] ?? 0];
}

/** The sphere's outline and the three great circles through its axes. */
function spaceGuides({ basis, turn, frame: { centre, unit, extent }, compact }: Guided): Guides {
  const project = (own: readonly number[]): Point & { depth: number } => {
    const v = turnedBy({ W: own, nFeatures: 1, nHidden: 3 }, turn);
    const along = (direction: Float64Array | null) => v.reduce((sum, value, k) => sum + value * (direction?.[k] ?? 0), 0);
    return { x: centre.x + unit * along(basis.right), y: centre.y - unit * along(basis.up), depth: along(basis.toward) };
  };
  const axis = (k: number, length: number) => project(range(3).map((other) => (other === k ? length : 0)));
  const axes = pathRound(2);
  const halves = { near: circle(centre, unit), far: pathRound(2) };
  for (const k of range(3)) {
    segment(axes, axis(k, -extent), axis(k, extent));
    if (!compact) addGreatCircle(halves, (angle) => project(onCircle(k, angle)));
  }
  const labels = range(3).map((k) => ({ ...axis(k, extent + 0.12), text: `h${SUBSCRIPTS[k] ?? ''}` }));
  return { axes: axes.toString(), near: halves.near.toString(), far: halves.far.toString(), labels: compact ? [] : labels };
}

/** A point of the unit circle perpendicular to axis k. */
function onCircle(k: number, angle: number): number[] {
  const point = [0, 0, 0];
  point[(k + 1) % 3] = Math.cos(angle);
  point[(k + 2) % 3] = Math.sin(angle);
  return point;
}

interface Halves {
  readonly near: Path;
  readonly far: Path;
}

function addGreatCircle({ near, far }: Halves, pointAt: (angle: number) => Point & { depth: number }): void {
  let last = pointAt(0);
  for (let step = 1; step <= ARC_POINTS; step++) {
    const next = pointAt((2 * Math.PI * step) / ARC_POINTS);
    segment(last.depth + next.depth >= 0 ? near : far, last, next);
    last = next;
  }
}

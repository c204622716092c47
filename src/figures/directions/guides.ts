/** What the directions are measured against: axes of the hidden units and length 1 as circle, sphere or ticks. */
import { indices, type Point } from '../../charts/view.ts';
import type { Frame } from './layout.ts';
import type { Basis } from './projection.ts';

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

export function guidesFor(basis: Basis, frame: Frame, nHidden: number, compact: boolean): Guides {
  if (nHidden === 1) return lineGuides(frame, compact);
  if (nHidden === 3) return spaceGuides(basis, frame, compact);
  return planeGuides(frame, nHidden, compact);
}

const at = (x: number, y: number) => `${x.toFixed(2)} ${y.toFixed(2)}`;

function circle({ x, y }: Point, radius: number): string {
  return `M${at(x - radius, y)}a${at(radius, radius)} 0 1 0 ${at(2 * radius, 0)}a${at(radius, radius)} 0 1 0 ${at(-2 * radius, 0)}`;
}

function lineGuides({ centre, unit, extent }: Frame, compact: boolean): Guides {
  const half = 0.8 * extent * unit;
  const upright = (x: number) => `M${at(x, centre.y - half)}V${(centre.y + half).toFixed(2)}`;
  const [left, right] = [centre.x - unit, centre.x + unit];
  const below = centre.y + half + 10;
  const labels = [
    { x: left, y: below, text: '−1' },
    { x: centre.x, y: below, text: '0' },
    { x: right, y: below, text: '1' },
  ];
  return { axes: upright(centre.x), near: upright(left) + upright(right), far: '', labels: compact ? [] : labels };
}

function planeGuides({ centre, unit, extent }: Frame, nHidden: number, compact: boolean): Guides {
  const reach = unit * extent;
  const axes = `M${at(centre.x - reach, centre.y)}h${(2 * reach).toFixed(2)}M${at(centre.x, centre.y - reach)}v${(2 * reach).toFixed(2)}`;
  const one = { x: centre.x + unit + 8, y: centre.y + 12, text: '1' };
  const ends = [
    { x: centre.x + reach + 11, y: centre.y, text: 'h₀' },
    { x: centre.x, y: centre.y - reach - 11, text: 'h₁' },
  ];
  const labels = nHidden === 2 ? [one, ...ends] : [one];
  return { axes, near: circle(centre, unit), far: '', labels: compact ? [] : labels };
}

/** The sphere's outline and the three great circles through its axes. */
function spaceGuides(basis: Basis, { centre, unit, extent }: Frame, compact: boolean): Guides {
  const project = (v: readonly number[]): Point & { depth: number } => {
    const along = (direction: Float64Array | null) => v.reduce((sum, value, k) => sum + value * (direction?.[k] ?? 0), 0);
    return { x: centre.x + unit * along(basis.right), y: centre.y - unit * along(basis.up), depth: along(basis.toward) };
  };
  const axis = (k: number, length: number) => project(indices(3).map((other) => (other === k ? length : 0)));
  const axes = indices(3).map((k) => {
    const [from, to] = [axis(k, -extent), axis(k, extent)];
    return `M${at(from.x, from.y)}L${at(to.x, to.y)}`;
  });
  const arcs = indices(3).map((k) => greatCircle((angle) => project(onCircle(k, angle))));
  const near = circle(centre, unit) + arcs.map((arc) => arc.near).join('');
  const labels = indices(3).map((k) => ({ ...axis(k, extent + 0.12), text: `h${SUBSCRIPTS[k] ?? ''}` }));
  return { axes: axes.join(''), near, far: arcs.map((arc) => arc.far).join(''), labels: compact ? [] : labels };
}

/** A point of the unit circle square to axis k. */
function onCircle(k: number, angle: number): number[] {
  const point = [0, 0, 0];
  point[(k + 1) % 3] = Math.cos(angle);
  point[(k + 2) % 3] = Math.sin(angle);
  return point;
}

function greatCircle(pointAt: (angle: number) => Point & { depth: number }): { near: string; far: string } {
  const halves = { near: '', far: '' };
  let last = pointAt(0);
  for (let step = 1; step <= ARC_POINTS; step++) {
    const next = pointAt((2 * Math.PI * step) / ARC_POINTS);
    halves[last.depth + next.depth >= 0 ? 'near' : 'far'] += `M${at(last.x, last.y)}L${at(next.x, next.y)}`;
    last = next;
  }
  return halves;
}

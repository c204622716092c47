/** A plane with its origin in the middle, arrows and draggable points. Shared by figures with handles; pixels only. */
import { pathRound } from 'd3-path';
import { h, type SvgNode } from '../../charts/svg.ts';
import type { Point } from '../../charts/view.ts';

/** y points up in the plane, down on the page. */
export interface Plane {
  readonly centre: Point;
  /** Pixels of a length of 1. */
  readonly unit: number;
}

export const ORIGIN: Point = { x: 0, y: 0 };

export function toPage({ centre, unit }: Plane, { x, y }: Point): Point {
  return { x: centre.x + x * unit, y: centre.y - y * unit };
}

export function toPlane({ centre, unit }: Plane, { x, y }: Point): Point {
  return { x: (x - centre.x) / unit, y: (centre.y - y) / unit };
}

/** Counter-clockwise from the first axis, whole degrees in (−180, 180]. */
export function degreesOf({ x, y }: Point): number {
  const degrees = Math.round((Math.atan2(y, x) * 180) / Math.PI);
  return degrees === -180 ? 180 : degrees + 0;
}

/** The axes and the unit circle. */
export function drawPlane(plane: Plane, reach: number): SvgNode {
  const { centre, unit } = plane;
  const [low, high] = [toPage(plane, { x: -reach, y: -reach }), toPage(plane, { x: reach, y: reach })];
  const line = (x1: number, y1: number, x2: number, y2: number) => h('line', { x1, y1, x2, y2 });
  return h('g', { fill: 'none', stroke: 'var(--grid)' }, [
    line(low.x, centre.y, high.x, centre.y),
    line(centre.x, low.y, centre.x, high.y),
    h('circle', { cx: centre.x, cy: centre.y, r: unit }),
  ]);
}

const HEAD = 9;

/** The end of an arrow whose tip is a handle: at the handle's edge. */
export function short(from: Point, to: Point, by = 7): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const share = length > by ? 1 - by / length : 0;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

/** A straight arrow on the page; a plain line where it is too short for a head. */
export function arrow(from: Point, to: Point, colour: string, width = 2.5): SvgNode {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  const [ux, uy] = length > 0 ? [dx / length, dy / length] : [1, 0];
  const neck = { x: to.x - ux * HEAD, y: to.y - uy * HEAD };
  const shaft = length > HEAD ? neck : to;
  return h('g', { stroke: colour, fill: colour, 'stroke-width': width, 'stroke-linecap': 'round' }, [
    h('line', { x1: from.x, y1: from.y, x2: shaft.x, y2: shaft.y }),
    length > HEAD && h('path', { 'stroke-width': 1, d: triangle(to, neck, { x: -uy * 4.5, y: ux * 4.5 }) }),
  ]);
}

function triangle(tip: Point, neck: Point, side: Point): string {
  const path = pathRound(1);
  path.moveTo(tip.x, tip.y);
  path.lineTo(neck.x + side.x, neck.y + side.y);
  path.lineTo(neck.x - side.x, neck.y - side.y);
  path.closePath();
  return path.toString();
}

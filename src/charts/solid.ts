/**
 * A convex solid as an SVG tree: translucent faces from back to front, hidden edges dashed, corners larger where they are nearer. Depth
 * reads from the faces' opacity, which lightens or darkens with any background. Pure: the camera comes as a basis.
 */
import type { Face, Hull, Point3 } from '../model/geometry/convexHull.ts';
import { h, type SvgNode } from './svg.ts';
import type { Point } from './view.ts';

/** Orthonormal: right and up on the page, toward the reader. */
export interface SolidCamera {
  readonly right: ArrayLike<number>;
  readonly up: ArrayLike<number>;
  readonly toward: ArrayLike<number>;
}

export interface Projected extends Point {
  /** Towards the reader, in the solid's own units. */
  readonly depth: number;
}

export interface SolidFrame {
  readonly centre: Point;
  /** Pixels of length 1. */
  readonly unit: number;
}

export function project(point: Point3, { right, up, toward }: SolidCamera, { centre, unit }: SolidFrame): Projected {
  return { x: centre.x + unit * along(point, right), y: centre.y - unit * along(point, up), depth: along(point, toward) };
}

/** The faces and edges of a hull. @param colour of the faces */
export function drawSolid(
  points: readonly Point3[],
  hull: Hull,
  camera: SolidCamera,
  frame: SolidFrame,
  colour = 'var(--accent)',
): SvgNode {
  const onPage = points.map((point) => project(point, camera, frame));
  const facing = ({ normal }: Face) => along(normal, camera.toward);
  const faces = hull.faces.toSorted((one, other) => facing(one) - facing(other));
  const nearFaces = hull.faces.filter((face) => facing(face) > 0);
  const isNear = (from: number, to: number) => nearFaces.some(({ corners }) => corners.includes(from) && corners.includes(to));
  const edges = hull.edges.map(([from, to]) => ({ from, to, near: isNear(from, to) }));
  const edgePath = (near: boolean) => edges.map((edge) => (edge.near === near ? line(onPage[edge.from], onPage[edge.to]) : '')).join('');
  return h('g', { 'stroke-linejoin': 'round', 'stroke-linecap': 'round' }, [
    h('path', { key: 'far', d: edgePath(false), fill: 'none', stroke: 'var(--muted)', 'stroke-dasharray': '3 4', 'stroke-opacity': 0.7 }),
    h(
      'g',
      { key: 'faces', fill: colour },
      faces.map((face) => h('path', { key: face.corners.join('-'), d: outline(face, onPage), 'fill-opacity': opacityOf(facing(face)) })),
    ),
    h('path', { key: 'near', d: edgePath(true), fill: 'none', stroke: 'var(--ink)', 'stroke-width': 1.2, 'stroke-opacity': 0.8 }),
  ]);
}

/** Faces turned away add little, so that what is behind the solid's front still shows. */
function opacityOf(facing: number): number {
  return facing > 0 ? 0.06 + 0.2 * facing : 0.04;
}

function outline({ corners }: Face, onPage: readonly Point[]): string {
  const path = corners.map((corner, at) => `${at === 0 ? 'M' : 'L'}${coordinates(onPage[corner])}`);
  return `${path.join('')}Z`;
}

function line(from: Point | undefined, to: Point | undefined): string {
  return `M${coordinates(from)}L${coordinates(to)}`;
}

function coordinates({ x, y }: Point = { x: 0, y: 0 }): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}

function along(point: Point3, axis: ArrayLike<number>): number {
  return point.reduce((sum, x, k) => sum + x * (axis[k] ?? 0), 0);
}

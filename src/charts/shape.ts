/**
 * A shape of features in up to three dimensions as an SVG tree: a solid with its hull, a polygon, or a line between two points, with a
 * dot for each feature. Pure: the camera comes as a basis.
 */
import type { Hull, Point3 } from '../model/geometry/convexHull.ts';
import { drawSolid, type Projected, project, type SolidCamera, type SolidFrame } from './solid.ts';
import { h, type SvgNode } from './svg.ts';
import { clamp, indices } from './view.ts';

export interface Shape {
  readonly points: readonly Point3[];
  /** Spanned by the points; flat shapes face the reader. */
  readonly dimensions: number;
  /** Empty where there is none. */
  readonly hull: Hull;
}

export interface ShapeLook {
  readonly camera: SolidCamera;
  readonly frame: SolidFrame;
  /** Radius of the dots in the middle depth. */
  readonly radius: number;
  readonly colourOf: (vertex: number) => string;
}

/** Depth beyond this makes dots no larger. */
const NEAREST = 1.5;

export function drawShape(shape: Shape, look: ShapeLook): readonly SvgNode[] {
  const { camera, frame } = look;
  const onPage = shape.points.map((point) => project(point, camera, frame));
  const body = shape.dimensions >= 3 ? drawSolid(shape.points, shape.hull, camera, frame) : drawOutline(shape.points, onPage, frame);
  return [body, ...drawDots(onPage, look, shape.dimensions >= 3)];
}

/** Around the origin, corner after corner. */
function drawOutline(points: readonly Point3[], onPage: readonly Projected[], { centre }: SolidFrame): SvgNode {
  const angle = (vertex: number) => Math.atan2(points[vertex]?.[1] ?? 0, points[vertex]?.[0] ?? 0);
  const path = indices(points.length)
    .sort((one, other) => angle(one) - angle(other))
    .map((vertex, at) => `${at === 0 ? 'M' : 'L'}${(onPage[vertex]?.x ?? 0).toFixed(1)} ${(onPage[vertex]?.y ?? 0).toFixed(1)}`);
  const look = { fill: 'var(--accent)', 'fill-opacity': 0.12, stroke: 'var(--ink)', 'stroke-opacity': 0.8 };
  return h('g', { key: 'outline', 'stroke-linejoin': 'round' }, [
    h('path', { d: `${path.join('')}Z`, ...look }),
    ...onPage.map(({ x, y }, at) => h('line', { key: at, x1: centre.x, y1: centre.y, x2: x, y2: y, stroke: 'var(--axis)' })),
  ]);
}

/** Nearer ones are larger, and drawn last. */
function drawDots(onPage: readonly Projected[], { radius, colourOf }: ShapeLook, isSolid: boolean): readonly SvgNode[] {
  const depthOf = (vertex: number) => clamp(onPage[vertex]?.depth ?? 0, -NEAREST, NEAREST);
  const order = indices(onPage.length).sort((one, other) => depthOf(one) - depthOf(other));
  return order.map((vertex) => {
    const { x, y } = onPage[vertex] ?? { x: 0, y: 0 };
    const r = isSolid ? radius * (1 + 0.35 * depthOf(vertex)) : radius;
    return h('circle', { key: vertex, cx: x, cy: y, r, fill: colourOf(vertex), stroke: 'var(--surface)' });
  });
}

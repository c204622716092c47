/** Where the catalogue's shapes lie: one large, all of them small beside it, or below it on a narrow page. Pure. */
import { type Camera, cameraBasis, INITIAL_CAMERA } from '../../charts/camera.ts';
import { project } from '../../charts/solid.ts';
import { type Box, indices, type Point, type Size } from '../../charts/view.ts';
import { convexHull, type Hull, type Point3 } from '../../model/geometry/convexHull.ts';
import type { Vertices } from '../../model/geometry/polytopes.ts';
import { CATALOGUE, type CatalogueEntry, entryNamed } from './catalogue.ts';
import type { ShapesSettings } from './settings.ts';

export interface ShapesView extends ShapesSettings {
  readonly camera: Camera;
}

/** The part of the view that is drawn. */
type DrawnView = Pick<ShapesView, 'shape' | 'camera'>;

/** A shape drawn in a box: a solid, a polygon, or two points of a line. */
export interface DrawnShape {
  readonly entry: CatalogueEntry;
  readonly box: Box;
  readonly centre: Point;
  /** Pixels of length 1. */
  readonly unit: number;
  readonly points: readonly Point3[];
  /** On the page [vertex] */
  readonly onPage: readonly (Point & { readonly depth: number })[];
  readonly hull: Hull;
}

export interface ShapesLayout extends Size {
  readonly large: DrawnShape;
  readonly small: readonly (DrawnShape & { readonly isChosen: boolean })[];
  readonly camera: Camera;
}

const WIDE = 640;
const LARGE = 330;
const WORDS = 76;
const CELL = { width: 104, height: 106 };

function isWide(width: number): boolean {
  return width >= WIDE;
}

function gridOf(width: number): { readonly left: number; readonly top: number; readonly columns: number } {
  const left = isWide(width) ? LARGE + 24 : 0;
  const columns = Math.max(1, Math.floor((width - left) / CELL.width));
  return { left, top: isWide(width) ? 0 : LARGE + WORDS, columns };
}

export function shapesHeight(width: number): number {
  const { top, columns } = gridOf(width);
  const grid = Math.ceil(CATALOGUE.length / columns) * CELL.height;
  return Math.max(LARGE + WORDS, top + grid);
}

export function shapesLayout({ shape, camera }: DrawnView, size: Size): ShapesLayout {
  const { left, top, columns } = gridOf(size.width);
  const cellWidth = (size.width - left) / columns;
  const side = isWide(size.width) ? LARGE : Math.min(LARGE, size.width);
  const large = { x: isWide(size.width) ? 0 : (size.width - side) / 2, y: 0, width: side, height: LARGE };
  const small = indices(CATALOGUE.length).map((at) => {
    const entry = CATALOGUE[at] ?? entryNamed('');
    const box = {
      x: left + (at % columns) * cellWidth,
      y: top + Math.floor(at / columns) * CELL.height,
      width: cellWidth,
      height: CELL.height,
    };
    return { ...placed(entry, box, INITIAL_CAMERA, 34), isChosen: entry.name === shape };
  });
  return { ...size, camera, small, large: placed(entryNamed(shape), large, camera, 0) };
}

/** @param below room for words in the box */
function placed(entry: CatalogueEntry, box: Box, camera: Camera, below: number): DrawnShape {
  const unit = (Math.min(box.width, box.height - below) / 2) * 0.76;
  const centre = { x: box.x + box.width / 2, y: box.y + (box.height - below) / 2 };
  const points = inSpace(entry.vertices);
  const view = entry.dimensions === 3 ? cameraBasis(camera) : cameraBasis({ yaw: 0, pitch: 0 });
  return {
    entry,
    box,
    centre,
    unit,
    points,
    onPage: points.map((point) => project(point, view, { centre, unit })),
    hull: convexHull(points),
  };
}

/** Polygons stand on the page with a corner up. */
function inSpace(vertices: Vertices): readonly Point3[] {
  return vertices.map(([x = 0, y = 0, z = 0]): Point3 => (vertices[0]?.length === 2 ? [-y, x, 0] : [x, y, z]));
}

/** The small shape under the pointer. */
export function shapeAt({ small }: ShapesLayout, x: number, y: number): string | null {
  const under = small.find(({ box }) => x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height);
  return under?.entry.name ?? null;
}

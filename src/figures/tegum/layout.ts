/** Where the parts, the whole and its overlaps lie: the parts in a row, below them the whole beside the table of overlaps, or above it on a narrow page. Pure. */
import { type Camera, cameraBasis } from '../../charts/camera.ts';
import type { Shape } from '../../charts/shape.ts';
import type { SolidCamera, SolidFrame } from '../../charts/solid.ts';
import type { Box, Size } from '../../charts/view.ts';
import { convexHull, type Point3 } from '../../model/geometry/convexHull.ts';
import type { Vertices } from '../../model/geometry/polytopes.ts';
import { type Part, type Product, productOf } from './product.ts';
import type { TegumSettings } from './settings.ts';

export interface TegumView extends TegumSettings {
  readonly camera: Camera;
}

export interface DrawnShape {
  readonly box: Box;
  readonly shape: Shape;
  readonly frame: SolidFrame;
  readonly camera: SolidCamera;
}

export interface DrawnPart extends DrawnShape {
  readonly part: Part;
}

export interface TegumLayout extends Size {
  readonly product: Product;
  readonly parts: readonly DrawnPart[];
  /** Null where the whole has more than three dimensions. */
  readonly whole: DrawnShape | null;
  readonly wholeBox: Box;
  /** Square; `cell` pixels a feature. */
  readonly overlaps: Box & { readonly cell: number };
}

const WIDE = 560;
const PARTS = { shape: 116, words: 58 };
const WHOLE = { shape: 250, words: 44 };
const HEADING = 26;
const TABLE = 216;
/** Directions of a flat shape, with a corner up. */
const FLAT: Camera = { yaw: 0, pitch: 0 };

export function tegumHeight(width: number): number {
  const whole = HEADING + WHOLE.shape + WHOLE.words;
  return PARTS.shape + PARTS.words + whole + (width >= WIDE ? 0 : HEADING + TABLE + 16);
}

export function tegumLayout({ parts: names, camera }: TegumView, size: Size): TegumLayout {
  const product = productOf(names);
  const isWide = size.width >= WIDE;
  const partWidth = size.width / names.length;
  const top = PARTS.shape + PARTS.words + HEADING;
  const wholeBox = { x: 0, y: top, width: isWide ? size.width / 2 : size.width, height: WHOLE.shape };
  return {
    ...{ ...size, product, wholeBox },
    parts: product.parts.map((part, at) => {
      const box = { x: at * partWidth, y: 0, width: partWidth, height: PARTS.shape };
      return { part, ...placed(part.vertices, box, camera) };
    }),
    whole: product.dimensions <= 3 ? placed(product.vertices, wholeBox, camera) : null,
    overlaps: overlapsBox(product, size, isWide ? top : top + WHOLE.shape + WHOLE.words + HEADING),
  };
}

function overlapsBox({ vertices }: Product, { width }: Size, y: number): TegumLayout['overlaps'] {
  const left = width >= WIDE ? width / 2 : 0;
  const side = Math.min(TABLE, width - left);
  return { x: left + (width - left - side) / 2, y, width: side, height: side, cell: side / vertices.length };
}

function placed(vertices: Vertices, box: Box, camera: Camera): DrawnShape {
  const dimensions = vertices[0]?.length ?? 1;
  const points = vertices.map(([x = 0, y = 0, z = 0]): Point3 => (dimensions === 2 ? [-y, x, 0] : [x, y, z]));
  const frame = {
    centre: { x: box.x + box.width / 2, y: box.y + box.height / 2 },
    unit: (Math.min(box.width, box.height) / 2) * 0.76,
  };
  const hull = dimensions === 3 ? convexHull(points) : { faces: [], edges: [] };
  return { box, frame, shape: { points, dimensions, hull }, camera: cameraBasis(dimensions === 3 ? camera : FLAT) };
}

/** Two features whose overlap is in the table. */
export interface Pair {
  readonly row: number;
  readonly column: number;
}

/** The cell of the table under the pointer. */
export function pairAt({ overlaps: { x, y, cell }, product }: TegumLayout, atX: number, atY: number): Pair | null {
  const [row, column] = [Math.floor((atY - y) / cell), Math.floor((atX - x) / cell)];
  const isInside = (at: number) => at >= 0 && at < product.vertices.length;
  return isInside(row) && isInside(column) ? { row, column } : null;
}

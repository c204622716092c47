/**
 * The convex hull of a few points in three dimensions, as polygons: what a drawing of a shape needs. It tries every plane through three
 * points; nearly all of them are given up after a few points, so that the dozens of points of one component take no time.
 */

/** [x, y, z] */
export type Point3 = readonly [number, number, number];

export interface Face {
  /** Indices of its corners, anticlockwise seen from outside. */
  readonly corners: readonly number[];
  /** Unit vector, outwards. */
  readonly normal: Point3;
}

export interface Hull {
  readonly faces: readonly Face[];
  /** Pairs of indices; each edge once. */
  readonly edges: readonly (readonly [number, number])[];
}

/** Points nearer to a plane than this share of the points' extent lie in it. */
const FLATNESS = 0.02;

/** Empty where the points do not span three dimensions. Points inside belong to no face. */
export function convexHull(points: readonly Point3[]): Hull {
  const tolerance = FLATNESS * Math.max(...points.map((point) => length(point)), 0);
  const faces = new Map<string, Face>();
  for (let a = 0; a < points.length; a++) {
    for (let b = a + 1; b < points.length; b++) {
      for (let c = b + 1; c < points.length; c++) {
        const face = faceThrough(points, [a, b, c], tolerance);
        if (face) faces.set(face.corners.toSorted((one, other) => one - other).join(), face);
      }
    }
  }
  return { faces: [...faces.values()], edges: edgesOf([...faces.values()]) };
}

/** The face in the plane of three points, or null where points lie on both sides of it, or all in it. */
function faceThrough(points: readonly Point3[], [a, b, c]: Point3, tolerance: number): Face | null {
  const [origin, second, third] = [points[a], points[b], points[c]];
  if (!origin || !second || !third) return null;
  const across = cross(minus(second, origin), minus(third, origin));
  if (!(length(across) > tolerance ** 2)) return null;
  const normal = scaled(across, 1 / length(across));
  const height = (point: Point3) => dot(minus(point, origin), normal);
  const side = onlySide(points, height, tolerance);
  if (side === null) return null;
  const outward = side === 'above' ? scaled(normal, -1) : normal;
  const inPlane = points.flatMap((point, at) => (Math.abs(height(point)) <= tolerance ? [at] : []));
  return { corners: around(points, inPlane, outward), normal: outward };
}

/** The side of a plane that has points, or null where both or neither have; most planes cut through, and are given up after a few points. */
function onlySide(points: readonly Point3[], height: (point: Point3) => number, tolerance: number): 'above' | 'below' | null {
  let side: 'above' | 'below' | null = null;
  for (const point of points) {
    const h = height(point);
    if (Math.abs(h) <= tolerance) continue;
    const own = h > 0 ? 'above' : 'below';
    if (side && side !== own) return null;
    side = own;
  }
  return side;
}

/** The corners of a flat convex polygon in order, anticlockwise about its normal. */
function around(points: readonly Point3[], corners: readonly number[], normal: Point3): readonly number[] {
  const centre = scaled(
    corners.reduce<Point3>((total, at) => plus(total, points[at] ?? ZERO), ZERO),
    1 / corners.length,
  );
  const first = minus(points[corners[0] ?? 0] ?? ZERO, centre);
  const second = cross(normal, first);
  const angle = (at: number) => {
    const spoke = minus(points[at] ?? ZERO, centre);
    return Math.atan2(dot(spoke, second), dot(spoke, first));
  };
  return corners.toSorted((one, other) => angle(one) - angle(other));
}

function edgesOf(faces: readonly Face[]): readonly (readonly [number, number])[] {
  const edges = new Map<string, readonly [number, number]>();
  for (const { corners } of faces) {
    corners.forEach((from, at) => {
      const to = corners[(at + 1) % corners.length] ?? from;
      const edge = [Math.min(from, to), Math.max(from, to)] as const;
      edges.set(edge.join(), edge);
    });
  }
  return [...edges.values()];
}

const ZERO: Point3 = [0, 0, 0];

function plus([a, b, c]: Point3, [x, y, z]: Point3): Point3 {
  return [a + x, b + y, c + z];
}

function minus([a, b, c]: Point3, [x, y, z]: Point3): Point3 {
  return [a - x, b - y, c - z];
}

function scaled([x, y, z]: Point3, factor: number): Point3 {
  return [factor * x, factor * y, factor * z];
}

function dot([a, b, c]: Point3, [x, y, z]: Point3): number {
  return a * x + b * y + c * z;
}

function cross([a, b, c]: Point3, [x, y, z]: Point3): Point3 {
  return [b * z - c * y, c * x - a * z, a * y - b * x];
}

function length(v: Point3): number {
  return Math.sqrt(dot(v, v));
}

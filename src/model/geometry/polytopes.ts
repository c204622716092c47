/**
 * The catalogue of shapes that features settle into ("The Geometry of Superposition"): vertices on the unit sphere, and the products
 * that put lower shapes together at right angles, so that no factor interferes with another.
 */

/** [vertex][hidden], unit vectors */
export type Vertices = readonly (readonly number[])[];

export interface Polytope {
  readonly name: string;
  readonly vertices: Vertices;
  /** The shapes it is the tegum product of; itself alone where it is none. */
  readonly factors: readonly string[];
  /** The Thomson problem's minimum for as many points in three dimensions is this shape. */
  readonly solvesThomson: boolean;
}

export const DIGON: Vertices = [[1], [-1]];

export const TETRAHEDRON: Vertices = onSphere([
  [1, 1, 1],
  [1, -1, -1],
  [-1, 1, -1],
  [-1, -1, 1],
]);

export const CUBE: Vertices = onSphere([-1, 1].flatMap((x) => [-1, 1].flatMap((y) => [-1, 1].map((z) => [x, y, z]))));

/** The height at which a square antiprism has dimensionality 3/8 exactly. */
const ANTIPRISM_HEIGHT = 1 / Math.sqrt(3);

export const POLYTOPES: readonly Polytope[] = [
  single('digon', DIGON),
  single('triangle', polygon(3)),
  product('square', ['digon', 'digon'], DIGON, DIGON),
  single('pentagon', polygon(5)),
  single('hexagon', polygon(6)),
  single('heptagon', polygon(7)),
  single('octagon', polygon(8)),
  single('tetrahedron', TETRAHEDRON, true),
  product('octahedron', ['digon', 'digon', 'digon'], DIGON, DIGON, DIGON),
  product('triangular bipyramid', ['triangle', 'digon'], polygon(3), DIGON),
  product('pentagonal bipyramid', ['pentagon', 'digon'], polygon(5), DIGON),
  single('square antiprism', squareAntiprism(ANTIPRISM_HEIGHT), true),
  single('cube', CUBE),
  single('icosahedron', icosahedron(), true),
];

function single(name: string, vertices: Vertices, solvesThomson = false): Polytope {
  return { name, vertices, factors: [name], solvesThomson };
}

/** In three dimensions all the catalogue's products solve the Thomson problem. */
function product(name: string, factors: readonly string[], ...parts: readonly Vertices[]): Polytope {
  const vertices = tegumProduct(...parts);
  return { name, vertices, factors, solvesThomson: vertices[0]?.length === 3 };
}

/** @param turn radians */
export function polygon(count: number, turn = 0): Vertices {
  return Array.from({ length: count }, (_, f) => {
    const angle = turn + (2 * Math.PI * f) / count;
    return [Math.cos(angle), Math.sin(angle)];
  });
}

/** Shapes in spaces at right angles to one another: the vertices of all, none interfering with those of another factor. */
export function tegumProduct(...factors: readonly Vertices[]): Vertices {
  const sizes = factors.map((factor) => factor[0]?.length ?? 0);
  return factors.flatMap((factor, at) => {
    const before = sum(sizes.slice(0, at));
    const after = sum(sizes.slice(at + 1));
    return factor.map((vertex) => [...Array<number>(before).fill(0), ...vertex, ...Array<number>(after).fill(0)]);
  });
}

/** Two squares at heights ±z, one turned by 45°. */
export function squareAntiprism(z: number): Vertices {
  const radius = Math.sqrt(1 - z * z);
  const square = (turn: number, height: number) => polygon(4, turn).map(([x = 0, y = 0]) => [radius * x, radius * y, height]);
  return [...square(0, z), ...square(Math.PI / 4, -z)];
}

export function icosahedron(): Vertices {
  const golden = (1 + Math.sqrt(5)) / 2;
  const rectangle = [1, -1].flatMap((a) => [golden, -golden].map((b) => [a, b]));
  return onSphere(
    rectangle.flatMap(([a = 0, b = 0]) => [
      [0, a, b],
      [a, b, 0],
      [b, 0, a],
    ]),
  );
}

/** Σ_{g≠f} ReLU(W_f·W_g)² of one vertex: the interference that a ReLU does not cut off. 0 where no two vertices are closer than a right angle. */
export function reluEnergy(vertices: Vertices, vertex = 0): number {
  const own = vertices[vertex] ?? [];
  const products = vertices.flatMap((other, at) => (at === vertex ? [] : [dot(own, other)]));
  return sum(products.map((value) => Math.max(0, value) ** 2));
}

function onSphere(points: Vertices): Vertices {
  return points.map((point) => point.map((x) => x / Math.hypot(...point)));
}

function dot(v: readonly number[], w: readonly number[]): number {
  return sum(v.map((x, k) => x * (w[k] ?? 0)));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

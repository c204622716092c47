/**
 * The shapes that features in superposition settle into, told by their angles: in each of them every vertex sees the others under
 * the same cosines, so a sorted list of these is the shape's mark, whatever its rotation and the order of its vertices.
 */
interface Shape {
  readonly name: string;
  readonly plural: string;
  readonly dimensions: number;
  /** Of one vertex with all others, descending. */
  readonly cosines: readonly number[];
}

const SHAPES = [
  { name: 'dedicated feature', plural: 'dedicated features', dimensions: 1, cosines: [] },
  { name: 'pair of opposites', plural: 'pairs of opposites', dimensions: 1, cosines: [-1] },
  { name: 'aligned pair', plural: 'aligned pairs', dimensions: 1, cosines: [1] },
  { name: 'triangle', plural: 'triangles', dimensions: 2, cosines: simplex(2) },
  { name: 'pentagon', plural: 'pentagons', dimensions: 2, cosines: polygon(5) },
  { name: 'hexagon', plural: 'hexagons', dimensions: 2, cosines: polygon(6) },
  { name: 'heptagon', plural: 'heptagons', dimensions: 2, cosines: polygon(7) },
  { name: 'octagon', plural: 'octagons', dimensions: 2, cosines: polygon(8) },
  { name: 'tetrahedron', plural: 'tetrahedra', dimensions: 3, cosines: simplex(3) },
  { name: '4-simplex', plural: '4-simplices', dimensions: 4, cosines: simplex(4) },
  { name: 'square antiprism', plural: 'square antiprisms', dimensions: 3, cosines: squareAntiprism(1 / 3) },
  { name: 'cube', plural: 'cubes', dimensions: 3, cosines: descending([-1, ...Array(3).fill(1 / 3), ...Array(3).fill(-1 / 3)]) },
  {
    name: 'icosahedron',
    plural: 'icosahedra',
    dimensions: 3,
    cosines: descending([-1, ...Array(5).fill(Math.sqrt(0.2)), ...Array(5).fill(-Math.sqrt(0.2))]),
  },
] as const satisfies readonly Shape[];

export type ShapeName = (typeof SHAPES)[number]['name'];

/** How far a cosine may be from the ideal one: a trained pentagon's gaps differ by several degrees. */
const TOLERANCE = 0.2;

/** @returns the shape of these features, or null where none is near enough */
export function matchShape(features: readonly number[], dimensions: number, cosine: (f: number, g: number) => number): ShapeName | null {
  let best: ShapeName | null = null;
  let bestDeviation = TOLERANCE;
  for (const shape of SHAPES) {
    if (shape.dimensions !== dimensions || shape.cosines.length !== features.length - 1) continue;
    const deviation = Math.max(...features.map((f) => deviationAt(f, features, cosine, shape.cosines)));
    if (deviation <= bestDeviation) [best, bestDeviation] = [shape.name, deviation];
  }
  return best;
}

function deviationAt(f: number, features: readonly number[], cosine: (f: number, g: number) => number, ideal: readonly number[]): number {
  const found = descending(features.filter((g) => g !== f).map((g) => cosine(f, g)));
  return Math.max(...found.map((value, at) => Math.abs(value - ideal[at])));
}

export function pluralOf(name: ShapeName): string {
  return SHAPES.find((shape) => shape.name === name)?.plural ?? name;
}

function polygon(vertices: number): readonly number[] {
  return descending(Array.from({ length: vertices - 1 }, (_, at) => Math.cos((2 * Math.PI * (at + 1)) / vertices)));
}

function simplex(dimensions: number): readonly number[] {
  return Array.from({ length: dimensions }, () => -1 / dimensions);
}

/** @param height² of the two squares above and below the middle, of unit vectors */
function squareAntiprism(squaredHeight: number): readonly number[] {
  const squaredRadius = 1 - squaredHeight;
  const same = [squaredHeight, squaredHeight, squaredHeight - squaredRadius];
  const near = squaredRadius * Math.SQRT1_2;
  return descending([...same, ...[near, near, -near, -near].map((across) => across - squaredHeight)]);
}

function descending(values: readonly number[]): readonly number[] {
  return values.toSorted((one, other) => other - one);
}

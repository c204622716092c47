/** Ideal arrangements of features, as unit vectors, with what theory says of them. Not a test. */
import { uniforms } from './randomModels.ts';

export interface Polytope {
  readonly name: string;
  /** [vertex][hidden], unit vectors */
  readonly vertices: readonly (readonly number[])[];
  /** D_f, repeated where shorter */
  readonly dimensionality: readonly number[];
  /** Σ_{g≠0} R(W_0·W_g)² of the first vertex */
  readonly energy: number;
}

/** @param count vertices of a regular polygon, turned by `turn` */
export function polygon(count: number, turn = 0): number[][] {
  return Array.from({ length: count }, (_, f) => [Math.cos(turn + (2 * Math.PI * f) / count), Math.sin(turn + (2 * Math.PI * f) / count)]);
}

/** Several arrangements at right angles to one another. */
export function tegumSum(...factors: readonly (readonly (readonly number[])[])[]): number[][] {
  const sizes = factors.map((factor) => factor[0]?.length ?? 0);
  return factors.flatMap((factor, at) => {
    const before = sizes.slice(0, at).reduce((sum, size) => sum + size, 0);
    const after = sizes.slice(at + 1).reduce((sum, size) => sum + size, 0);
    return factor.map((vertex) => [...Array(before).fill(0), ...vertex, ...Array(after).fill(0)]);
  });
}

export const DIGON = [[1], [-1]];
export const TETRAHEDRON = [
  [1, 1, 1],
  [1, -1, -1],
  [-1, 1, -1],
  [-1, -1, 1],
].map((v) => v.map((x) => x / Math.sqrt(3)));
export const CUBE = [0, 1, 2, 3, 4, 5, 6, 7].map((f) => [1, 2, 4].map((bit) => (f & bit ? 1 : -1) / Math.sqrt(3)));

/** Two squares at heights ±z, one turned by 45°. */
export function squareAntiprism(z: number): number[][] {
  const radius = Math.sqrt(1 - z * z);
  const square = (turn: number, height: number) => polygon(4, turn).map(([x = 0, y = 0]) => [radius * x, radius * y, height]);
  return [...square(0, z), ...square(Math.PI / 4, -z)];
}

export function icosahedron(): number[][] {
  const golden = (1 + Math.sqrt(5)) / 2;
  const length = Math.hypot(1, golden);
  const signs = [
    [1, golden],
    [1, -golden],
    [-1, golden],
    [-1, -golden],
  ].map(([a = 0, b = 0]) => [a / length, b / length]);
  return signs.flatMap(([a = 0, b = 0]) => [
    [0, a, b],
    [a, b, 0],
    [b, 0, a],
  ]);
}

export const POLYTOPES: readonly Polytope[] = [
  { name: 'digon', vertices: DIGON, dimensionality: [1 / 2], energy: 0 },
  { name: 'triangle', vertices: polygon(3), dimensionality: [2 / 3], energy: 0 },
  { name: 'square', vertices: polygon(4), dimensionality: [1 / 2], energy: 0 },
  { name: 'pentagon', vertices: polygon(5), dimensionality: [2 / 5], energy: 0.191 },
  { name: 'hexagon', vertices: polygon(6), dimensionality: [1 / 3], energy: 0.5 },
  { name: 'heptagon', vertices: polygon(7), dimensionality: [2 / 7], energy: 0.7775 },
  { name: 'octagon', vertices: polygon(8), dimensionality: [1 / 4], energy: 1 },
  { name: 'tetrahedron', vertices: TETRAHEDRON, dimensionality: [3 / 4], energy: 0 },
  { name: 'octahedron', vertices: tegumSum(DIGON, DIGON, DIGON), dimensionality: [1 / 2], energy: 0 },
  { name: 'triangular bipyramid', vertices: tegumSum(polygon(3), DIGON), dimensionality: [2 / 3, 2 / 3, 2 / 3, 1 / 2, 1 / 2], energy: 0 },
  {
    name: 'pentagonal bipyramid',
    vertices: tegumSum(polygon(5), DIGON),
    dimensionality: [2 / 5, 2 / 5, 2 / 5, 2 / 5, 2 / 5, 1 / 2, 1 / 2],
    energy: 0.191,
  },
  { name: 'square antiprism', vertices: squareAntiprism(1 / Math.sqrt(3)), dimensionality: [3 / 8], energy: 0.2603 },
  { name: 'cube', vertices: CUBE, dimensionality: [3 / 8], energy: 1 / 3 },
  { name: 'icosahedron', vertices: icosahedron(), dimensionality: [1 / 4], energy: 1 },
];

export interface TestDirections {
  readonly W: Float64Array;
  readonly nFeatures: number;
  readonly nHidden: number;
}

export function directions(vertices: readonly (readonly number[])[], scale = 1): TestDirections {
  const W = Float64Array.from(vertices.flat(), (w) => scale * w);
  return { W, nFeatures: vertices.length, nHidden: vertices[0]?.length ?? 0 };
}

/** Turned by random Givens rotations: angles and norms stay. */
export function rotated({ W, nFeatures, nHidden }: TestDirections, seed: number): TestDirections {
  const uniform = uniforms(seed);
  const turned = W.slice();
  for (let i = 0; i < nHidden; i++) {
    for (let j = i + 1; j < nHidden; j++) {
      const angle = 2 * Math.PI * uniform();
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      for (let f = 0; f < nFeatures; f++) {
        const [a, b] = [turned[f * nHidden + i] ?? 0, turned[f * nHidden + j] ?? 0];
        turned[f * nHidden + i] = cos * a - sin * b;
        turned[f * nHidden + j] = sin * a + cos * b;
      }
    }
  }
  return { W: turned, nFeatures, nHidden };
}

/** Every weight moved by up to ± `amount`. */
export function jittered({ W, nFeatures, nHidden }: TestDirections, amount: number, seed: number): TestDirections {
  const uniform = uniforms(seed);
  return { W: W.map((w) => w + amount * (2 * uniform() - 1)), nFeatures, nHidden };
}

/** What theory says of the catalogue's shapes, and ways to disguise them: rotations and noise. Not a test. */
import type { Vertices } from '../../src/model/geometry/polytopes.ts';
import { uniforms } from './randomModels.ts';

/** D_f of each vertex, repeated where shorter, and the first vertex's Σ_{g≠f} ReLU(W_f·W_g)². */
export const EXPECTED: Readonly<Record<string, { readonly dimensionality: readonly number[]; readonly energy: number }>> = {
  digon: { dimensionality: [1 / 2], energy: 0 },
  triangle: { dimensionality: [2 / 3], energy: 0 },
  square: { dimensionality: [1 / 2], energy: 0 },
  pentagon: { dimensionality: [2 / 5], energy: 0.191 },
  hexagon: { dimensionality: [1 / 3], energy: 0.5 },
  heptagon: { dimensionality: [2 / 7], energy: 0.7775 },
  octagon: { dimensionality: [1 / 4], energy: 1 },
  tetrahedron: { dimensionality: [3 / 4], energy: 0 },
  octahedron: { dimensionality: [1 / 2], energy: 0 },
  'triangular bipyramid': { dimensionality: [2 / 3, 2 / 3, 2 / 3, 1 / 2, 1 / 2], energy: 0 },
  'pentagonal bipyramid': { dimensionality: [2 / 5, 2 / 5, 2 / 5, 2 / 5, 2 / 5, 1 / 2, 1 / 2], energy: 0.191 },
  'square antiprism': { dimensionality: [3 / 8], energy: 0.2603 },
  cube: { dimensionality: [3 / 8], energy: 1 / 3 },
  icosahedron: { dimensionality: [1 / 4], energy: 1 },
};

export interface TestDirections {
  readonly W: Float64Array;
  readonly nFeatures: number;
  readonly nHidden: number;
}

export function directions(vertices: Vertices, scale = 1): TestDirections {
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

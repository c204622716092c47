/** The turn of hidden space, mirrored where that is better, that lays one model's directions onto another's (orthogonal Procrustes). */
import type { Shape } from '../../model/network/parameters.ts';

type Directions = Shape & { readonly W: ArrayLike<number> };

/** Beyond this number of dimensions drawings are projections, which turning would not keep still. */
const MOST_DIMENSIONS = 3;
const SWEEPS = 12;

/** Changes nothing. [hidden][hidden], row-major */
export function noTurn(nHidden: number): Float64Array {
  return Float64Array.from({ length: nHidden * nHidden }, (_, at) => (at % (nHidden + 1) === 0 ? 1 : 0));
}

/**
 * The orthogonal T for which W·T is nearest to `onto`; no turn on a line or beyond three dimensions.
 * @param onto [feature][hidden] @returns [hidden][hidden], row-major: row j is where axis j comes to lie
 */
export function alignment({ W, nFeatures, nHidden }: Directions, onto: ArrayLike<number>): Float64Array {
  const turn = noTurn(nHidden);
  if (nHidden < 2 || nHidden > MOST_DIMENSIONS) return turn;
  const overlap = new Float64Array(nHidden * nHidden);
  for (let f = 0; f < nFeatures; f++) {
    for (let at = 0; at < overlap.length; at++) {
      const [j, k] = [Math.floor(at / nHidden), at % nHidden];
      overlap[at] = (overlap[at] ?? 0) + (W[f * nHidden + j] ?? 0) * (onto[f * nHidden + k] ?? 0);
    }
  }
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (let p = 0; p < nHidden; p++) for (let q = p + 1; q < nHidden; q++) turnPlane(turn, overlap, nHidden, p, q);
  }
  return turn;
}

/** The best turn or reflection of axes p and q alone, applied to both. */
function turnPlane(turn: Float64Array, overlap: Float64Array, size: number, p: number, q: number): void {
  const at = (row: number, column: number) => overlap[row * size + column] ?? 0;
  const [sum, curl] = [at(p, p) + at(q, q), at(q, p) - at(p, q)];
  const [difference, shear] = [at(p, p) - at(q, q), at(q, p) + at(p, q)];
  const isMirrored = Math.hypot(difference, shear) > Math.hypot(sum, curl) + 1e-12;
  const angle = isMirrored ? Math.atan2(shear, difference) : Math.atan2(curl, sum);
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const second = isMirrored ? -1 : 1;
  for (let k = 0; k < size; k++) {
    combine(turn, k * size + p, k * size + q, c, s, second);
    combine(overlap, p * size + k, q * size + k, c, s, second);
  }
}

/** Two entries become their sum along (c, s) and along the direction at a right angle to it. */
function combine(matrix: Float64Array, p: number, q: number, c: number, s: number, second: number): void {
  const [a, b] = [matrix[p] ?? 0, matrix[q] ?? 0];
  matrix[p] = c * a + s * b;
  matrix[q] = second * (c * b - s * a);
}

/** W·T @returns [feature][hidden] */
export function turnedBy({ W, nFeatures, nHidden }: Directions, turn: Float64Array): Float64Array {
  const turned = new Float64Array(nFeatures * nHidden);
  for (let at = 0; at < turned.length; at++) {
    const [f, k] = [Math.floor(at / nHidden), at % nHidden];
    for (let j = 0; j < nHidden; j++) turned[at] = (turned[at] ?? 0) + (W[f * nHidden + j] ?? 0) * (turn[j * nHidden + k] ?? 0);
  }
  return turned;
}

/** Eigenvalues and eigenvectors of a symmetric matrix by Jacobi's rotations, and the principal axes of some directions. Small matrices only. */
import type { Directions } from './geometry.ts';

const SWEEPS = 30;
const NEGLIGIBLE = 1e-12;

export interface Eigenpair {
  readonly value: number;
  /** Unit vector. */
  readonly vector: readonly number[];
}

/** @param matrix symmetric, square @returns by descending value */
export function eigenpairs(matrix: readonly (readonly number[])[]): readonly Eigenpair[] {
  const a = matrix.map((row) => Float64Array.from(row));
  const vectors = a.map((_, k) => Float64Array.from(a, (_, other) => (k === other ? 1 : 0)));
  for (let sweep = 0; sweep < SWEEPS && offDiagonal(a) > NEGLIGIBLE; sweep++) {
    for (let p = 0; p < a.length; p++) for (let q = p + 1; q < a.length; q++) rotate(a, vectors, p, q);
  }
  const pairs = a.map((row, k) => ({ value: row[k] ?? 0, vector: Array.from(vectors[k] ?? []) }));
  return pairs.sort((one, other) => other.value - one.value);
}

/** @param matrix symmetric, square @returns descending */
export function eigenvalues(matrix: readonly (readonly number[])[]): number[] {
  return eigenpairs(matrix).map(({ value }) => value);
}

/** Shorter ones are rounding. Share of the longest. */
const NO_AXIS = 1e-12;

/**
 * Orthonormal axes of the space that the features span, those along which they reach furthest first. They are found from the features'
 * products with each other where there are fewer features than hidden dimensions. @returns [axis][hidden]
 */
export function principalAxes(
  directions: Directions,
  features: readonly number[] = range(directions.nFeatures),
): readonly (readonly number[])[] {
  const { W, nHidden } = directions;
  const rows = features.map((f) => Float64Array.from({ length: nHidden }, (_, k) => W[f * nHidden + k] ?? 0));
  const columns = range(nHidden).map((k) => Float64Array.from(rows, (row) => row[k] ?? 0));
  const areFew = rows.length < nHidden;
  const pairs = eigenpairs(productsOf(areFew ? rows : columns));
  const spanned = pairs.filter(({ value }) => value > NO_AXIS * (pairs[0]?.value ?? 0));
  if (!areFew) return spanned.map(({ vector }) => vector);
  return spanned.map(({ value, vector }) => columns.map((column) => dot(column, vector) / Math.sqrt(value)));
}

function productsOf(lists: readonly Float64Array[]): readonly (readonly number[])[] {
  return lists.map((one) => lists.map((other) => dot(one, other)));
}

function dot(one: ArrayLike<number>, other: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}

/** W_f in the coordinates of some axes. @returns [axis] */
export function coordinatesOn(axes: readonly (readonly number[])[], { W, nHidden }: Directions, feature: number): readonly number[] {
  return axes.map((axis) => axis.reduce((sum, x, k) => sum + x * (W[feature * nHidden + k] ?? 0), 0));
}

function range(length: number): number[] {
  return Array.from({ length }, (_, at) => at);
}

function offDiagonal(a: readonly Float64Array[]): number {
  return a.reduce((sum, row, p) => sum + row.reduce((rest, value, q) => rest + (p === q ? 0 : value * value), 0), 0);
}

/** Turns the plane of p and q so that their product vanishes. */
function rotate(a: readonly Float64Array[], vectors: readonly Float64Array[], p: number, q: number): void {
  const product = a[p]?.[q] ?? 0;
  if (product === 0) return;
  const ratio = ((a[q]?.[q] ?? 0) - (a[p]?.[p] ?? 0)) / (2 * product);
  const tangent = (ratio >= 0 ? 1 : -1) / (Math.abs(ratio) + Math.sqrt(1 + ratio * ratio));
  const cosine = 1 / Math.sqrt(1 + tangent * tangent);
  const sine = tangent * cosine;
  for (const row of a) turnEntries(row, p, q, cosine, sine);
  turnRows(a, p, q, cosine, sine);
  turnRows(vectors, p, q, cosine, sine);
}

function turnRows(rows: readonly Float64Array[], p: number, q: number, cosine: number, sine: number): void {
  const [first, second] = [rows[p], rows[q]];
  if (!first || !second) return;
  for (let k = 0; k < first.length; k++) {
    const [x, y] = [first[k] ?? 0, second[k] ?? 0];
    first[k] = cosine * x - sine * y;
    second[k] = sine * x + cosine * y;
  }
}

function turnEntries(row: Float64Array, p: number, q: number, cosine: number, sine: number): void {
  const [x, y] = [row[p] ?? 0, row[q] ?? 0];
  row[p] = cosine * x - sine * y;
  row[q] = sine * x + cosine * y;
}

/** Eigenvalues of a symmetric matrix by Jacobi's rotations. Small matrices only: a hidden layer's. */

const SWEEPS = 30;
const NEGLIGIBLE = 1e-12;

/** @param matrix symmetric, square @returns descending */
export function eigenvalues(matrix: readonly (readonly number[])[]): number[] {
  const a = matrix.map((row) => Float64Array.from(row));
  for (let sweep = 0; sweep < SWEEPS && offDiagonal(a) > NEGLIGIBLE; sweep++) {
    for (let p = 0; p < a.length; p++) for (let q = p + 1; q < a.length; q++) rotate(a, p, q);
  }
  return a.map((row, k) => row[k] ?? 0).sort((x, y) => y - x);
}

function offDiagonal(a: readonly Float64Array[]): number {
  return a.reduce((sum, row, p) => sum + row.reduce((rest, value, q) => rest + (p === q ? 0 : value * value), 0), 0);
}

/** Turns the plane of p and q so that their product vanishes. */
function rotate(a: readonly Float64Array[], p: number, q: number): void {
  const [rowP, rowQ] = [a[p], a[q]];
  if (!rowP || !rowQ) return;
  const product = rowP[q] ?? 0;
  if (product === 0) return;
  const ratio = ((rowQ[q] ?? 0) - (rowP[p] ?? 0)) / (2 * product);
  const tangent = (ratio >= 0 ? 1 : -1) / (Math.abs(ratio) + Math.sqrt(1 + ratio * ratio));
  const cosine = 1 / Math.sqrt(1 + tangent * tangent);
  const sine = tangent * cosine;
  for (const row of a) {
    const [x, y] = [row[p] ?? 0, row[q] ?? 0];
    row[p] = cosine * x - sine * y;
    row[q] = sine * x + cosine * y;
  }
  for (let k = 0; k < a.length; k++) {
    const [x, y] = [rowP[k] ?? 0, rowQ[k] ?? 0];
    rowP[k] = cosine * x - sine * y;
    rowQ[k] = sine * x + cosine * y;
  }
}

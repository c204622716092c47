/**
 * The loss of samples with at most one active feature, which is all that counts in the sparse limit ("Mathematical Understanding"):
 * what a feature loses on its own, and what it suffers from the others. The exact loss by number of active features, with
 * probabilities, is `exactLossByActiveCount`.
 */
/** ∫₀¹ (x − R(a·x + b))² dx: a feature active alone, a = ‖W_f‖² ≥ 0. */
export function ownError(a: number, b: number): number {
  if (b >= 0) return (1 - a) ** 2 / 3 - (1 - a) * b + b * b;
  if (a + b <= 0) return 1 / 3;
  const silent = -b / a;
  const rest = 1 - silent;
  return silent ** 3 / 3 + silent ** 2 * rest + silent * (1 - a) * rest ** 2 + ((1 - a) ** 2 * rest ** 3) / 3;
}

/** ∫₀¹ R(c·x + b)² dx: a feature that is not active, while one with the product c is. */
export function crossError(c: number, b: number): number {
  const end = b + c;
  if (b >= 0 && end >= 0) return b * b + b * c + (c * c) / 3;
  if (b <= 0 && end <= 0) return 0;
  // The part of the way with the output above 0 is max / |c| long, and the output there a ramp.
  return Math.max(b, end) ** 3 / (3 * Math.abs(c));
}

export interface PolygonOptimum {
  readonly norm: number;
  readonly bias: number;
  /** Of one vertex: own error and interference, for samples with one active feature. */
  readonly loss: number;
}

/** The best regular k-gon in the plane in the sparse limit, features equally important. @param vertices k ≥ 2 */
export function regularPolygonOptimum(vertices: number): PolygonOptimum {
  const cosines = Array.from({ length: vertices - 1 }, (_, at) => Math.cos((2 * Math.PI * (at + 1)) / vertices));
  const loss = (squaredNorm: number, bias: number) =>
    cosines.reduce((sum, cosine) => sum + crossError(squaredNorm * cosine, bias), ownError(squaredNorm, bias));
  const bestSquare = (bias: number) => minimum((squaredNorm) => loss(squaredNorm, bias), 0.1, 10);
  const bias = minimum((candidate) => loss(bestSquare(candidate), candidate), -5, 1);
  const squaredNorm = bestSquare(bias);
  return { norm: Math.sqrt(squaredNorm), bias, loss: loss(squaredNorm, bias) };
}

/** Where a function with one valley between `from` and `to` is least. */
function minimum(f: (x: number) => number, from: number, to: number): number {
  let low = from;
  let high = to;
  for (let turn = 0; turn < 60; turn++) {
    const third = (high - low) / 3;
    if (f(low + third) < f(high - third)) high -= third;
    else low += third;
  }
  return (low + high) / 2;
}

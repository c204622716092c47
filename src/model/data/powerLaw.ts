/**
 * Densities that fall as a power of the feature's place, as the frequencies of words do. With + − × ÷ only, since browsers differ in the
 * last digits of `Math.pow`, and data is to be the same in each.
 */

/** (f + 1)^−exponent [feature] */
export function powerLaw(nFeatures: number, exponent: number): readonly number[] {
  return Array.from({ length: nFeatures }, (_, f) => exponential(-exponent * logarithm(f + 1)));
}

/** By ln x = 2 artanh((x − 1)/(x + 1)), once x has been halved until it is near 1. @param x at least 1 */
function logarithm(x: number): number {
  let [halvings, rest] = [0, x];
  for (; rest > Math.SQRT2; halvings++) rest /= 2;
  const ratio = (rest - 1) / (rest + 1);
  let sum = 0;
  for (let k = 41; k >= 1; k -= 2) sum = sum * ratio * ratio + 1 / k;
  return halvings * Math.LN2 + 2 * ratio * sum;
}

/** By its power series, once so many ln 2 have been taken off that the rest is small. @param x at most 0 */
function exponential(x: number): number {
  const halvings = Math.round(-x / Math.LN2);
  const rest = x + halvings * Math.LN2;
  let sum = 1;
  for (let k = 20; k >= 1; k--) sum = 1 + (sum * rest) / k;
  for (let h = 0; h < halvings; h++) sum /= 2;
  return sum;
}

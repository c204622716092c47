/** A float32 as the shortest decimal that reads back as the same float32. */

/** @returns a number that `Math.fround` turns into `value`, with at most nine digits */
export function shortestFloat32(value: number): number {
  for (let digits = 6; digits < 9; digits++) {
    const candidate = Number(value.toPrecision(digits));
    if (Math.fround(candidate) === value) return candidate;
  }
  return Number(value.toPrecision(9));
}

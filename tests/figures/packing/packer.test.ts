/** The search packs as many lines as are known to fit, keeps to its limit, and gives the same result every time. */
import { expect, it } from 'vitest';
import { largestOverlap, MOST_LINES, OVERLAPS, Packer, TOLERANCE } from '../../../src/figures/packing/packer.ts';

function packed(m: number, seed = 1): Packer {
  const packer = new Packer(m, seed);
  while (!packer.finished) packer.step();
  return packer;
}

const countsOf = (packer: Packer) => packer.found.map((lines) => lines.length / packer.nDimensions);

it('fits exactly ⌊180° / arccos(overlap)⌋ lines into the plane', () => {
  const most = OVERLAPS.map((overlap) => Math.floor(Math.PI / Math.acos(overlap + TOLERANCE) + 1e-9));
  expect(countsOf(packed(2))).toEqual(most);
});

it.each([
  [3, 0.5, 6],
  [3, 0.6, 7],
  [4, 0.5, 10],
  [5, 0.4, 9],
])('in %s dimensions at an overlap of %s fits at least %s lines', (m, overlap, least) => {
  expect(countsOf(packed(m))[OVERLAPS.indexOf(overlap)]).toBeGreaterThanOrEqual(least);
});

it.each([2, 4, 8])('keeps every limit in %s dimensions, and never fits fewer where more is allowed', (m) => {
  const packer = packed(m);
  packer.found.forEach((lines, at) => {
    expect(largestOverlap(lines, m)).toBeLessThanOrEqual((OVERLAPS[at] ?? 0) + TOLERANCE + 1e-9);
  });
  const counts = countsOf(packer);
  expect(counts).toEqual([...counts].sort((a, b) => a - b));
  expect(counts[0]).toBe(m);
  expect(Math.max(...counts)).toBeLessThanOrEqual(MOST_LINES);
});

it('repeats itself from the same seed', () => {
  expect(packed(3, 5).found).toEqual(packed(3, 5).found);
});

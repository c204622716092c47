/** When the long run calls something grown. */
import { expect, it } from 'vitest';
import { grown } from './longRun.mjs';

const round = (heap: number, listeners = 100) => ({ heap, nodes: 1000, listeners, workers: 2 });

it('compares the last rounds with the first, in which parts are still loaded', () => {
  expect(grown([5, 8, 10, 11, 10, 11].map((heap) => round(heap)))).toEqual([]);
  expect(grown([5, 8, 10, 14, 16, 18].map((heap) => round(heap)))).toEqual(['heap from 10.0 to 14.0']);
});

it('takes one round that holds more for chance, and what is added in each for growth', () => {
  expect(grown([10, 10, 10, 30, 10, 30].map((heap) => round(heap)))).toEqual([]);
  expect(grown([1, 2, 3, 4, 5, 6].map((times) => round(10, 100 * times)))).toEqual(['listeners from 300.0 to 400.0']);
});

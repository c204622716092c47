/** When the long run calls something grown. */
import { expect, it } from 'vitest';
import { MOST_ENTRIES } from '../../src/lab/shelf/shelf.ts';
import { grown, SHELF_ENTRIES } from './longRun.mjs';

const round = (heap: number, listeners = 100) => ({ heap, nodes: 1000, listeners, workers: 2 });

it('leaves out the first rounds, in which parts are still loaded', () => {
  expect(grown([5, 8, 9.9, 10, 10, 10, 10, 10].map((heap) => round(heap)))).toEqual([]);
});

it('finds what each round adds, if it is only a fiftieth', () => {
  const rounds = Array.from({ length: 9 }, (_, at) => round(10 + 0.2 * at, 100 + 2 * at));
  expect(grown(rounds)).toEqual(['heap by 1.9 % a round, to 11.2', 'listeners by 1.9 % a round, to 112.0']);
  expect(grown(Array.from({ length: 9 }, (_, at) => round(10 + 0.1 * at)))).toEqual([]);
});

it('takes one round that holds more for chance, and a memory that is emptied when it is full for no growth', () => {
  expect(grown([10, 10, 10, 10, 10, 10, 30, 10, 30].map((heap) => round(heap)))).toEqual([]);
  expect(grown([1, 2, 3, 4, 2, 3, 4, 2, 3, 4].map((heap) => round(heap)))).toEqual([]);
});

it('asks for more minutes where there are too few rounds to tell', () => {
  expect(() => grown([1, 2, 3, 4].map((heap) => round(heap)))).toThrow('Only 4 rounds: it takes at least 5');
});

it('begins with a full shelf', () => {
  expect(SHELF_ENTRIES).toBe(MOST_ENTRIES);
});

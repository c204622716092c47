/** Coarse first, then halved; within a level the cells nearest a boundary first. */
import { describe, expect, it } from 'vitest';
import { boundaryDistances, levelOf, levelStrides } from '../../src/sweep/order.ts';

describe('levels', () => {
  it.each([
    [8, 8, [[1, 1]]],
    [3, 2, [[1, 1]]],
    [
      9,
      8,
      [
        [2, 1],
        [1, 1],
      ],
    ],
    [
      32,
      32,
      [
        [4, 4],
        [2, 2],
        [1, 1],
      ],
    ],
    [
      64,
      5,
      [
        [8, 1],
        [4, 1],
        [2, 1],
        [1, 1],
      ],
    ],
  ])('%i × %i', (columns, rows, expected) => {
    expect(levelStrides({ columns, rows }).map(({ x, y }) => [x, y])).toEqual(expected);
  });

  it('quadruple the cells of a 32 × 32 grid from 8 × 8', () => {
    const strides = levelStrides({ columns: 32, rows: 32 });
    const counts = [0, 0, 0];
    for (let cell = 0; cell < 1024; cell++) {
      const level = levelOf(strides, cell % 32, Math.floor(cell / 32));
      counts[level] = (counts[level] ?? 0) + 1;
    }
    expect(counts).toEqual([64, 192, 768]);
  });
});

describe('distance to a boundary', () => {
  const size = { columns: 6, rows: 1 };

  it('is infinite while nothing is known or all is alike', () => {
    expect([...boundaryDistances(size, new Array(6).fill(undefined))]).toEqual(new Array(6).fill(Number.POSITIVE_INFINITY));
    expect([...boundaryDistances(size, ['a', undefined, 'a', undefined, undefined, undefined])]).not.toContain(0);
  });

  it('counts unknown cells as their nearest known cell', () => {
    const outcomes = ['a', undefined, undefined, undefined, 'b', undefined];
    expect([...boundaryDistances(size, outcomes)]).toEqual([2, 1, 0, 0, 1, 2]);
  });

  it('runs over columns and rows', () => {
    const outcomes = ['a', 'a', 'a', 'a', 'a', 'a', 'b', 'b', 'b'];
    expect([...boundaryDistances({ columns: 3, rows: 3 }, outcomes)]).toEqual([1, 1, 1, 0, 0, 0, 0, 0, 0]);
  });

  it('does not join the end of a row to the start of the next', () => {
    expect([...boundaryDistances({ columns: 2, rows: 2 }, ['a', 'b', 'a', 'b'])]).toEqual([0, 0, 0, 0]);
    expect([...boundaryDistances({ columns: 3, rows: 2 }, ['a', 'a', 'b', 'a', 'a', 'b'])]).toEqual([1, 0, 0, 1, 0, 0]);
  });
});

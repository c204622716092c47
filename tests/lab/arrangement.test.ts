/** The order and folding of views: what is kept in the browser may be anything. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { arrangementOf, moved, toggled } from '../../src/lab/views/arrangement.ts';

const IDS = ['a', 'b', 'c'];

it('keeps what fits, and shows each view once whatever was stored', () => {
  expect(arrangementOf({ order: ['c', 'x', 'a', 'a'], folded: ['b', 'x'] }, IDS)).toEqual({ order: ['c', 'a', 'b'], folded: ['b'] });
  fc.assert(
    fc.property(fc.anything(), (stored) => {
      const { order, folded } = arrangementOf(stored, IDS);
      expect([...order].sort()).toEqual(IDS);
      expect(IDS).toEqual(expect.arrayContaining([...folded]));
    }),
  );
});

it('moves a view, no further than the ends, and folds and unfolds it', () => {
  const start = arrangementOf(undefined, IDS);
  expect(moved(start, 'a', 1).order).toEqual(['b', 'a', 'c']);
  expect(moved(start, 'a', -1).order).toEqual(IDS);
  expect(moved(start, 'c', 5).order).toEqual(IDS);
  expect(moved(start, 'c', -1).order).toEqual(['a', 'c', 'b']);
  expect(toggled(start, 'b').folded).toEqual(['b']);
  expect(toggled(toggled(start, 'b'), 'b').folded).toEqual([]);
});

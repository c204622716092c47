/** What a map keeps over a reload: all of it, or nothing where there is no place for it. */
import { expect, it } from 'vitest';
import { mapShelf } from '../../src/map/mapShelf.ts';
import type { Results } from '../../src/sweep/results.ts';

function memory() {
  const kept = new Map<string, string>();
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, text: string) => void kept.set(key, text) };
}

const results = (models: number): Results =>
  new Map([
    [
      'cell',
      new Map(
        Array.from({ length: models }, (_, seed) => [seed, { seed, loss: 1, W: new Float32Array(100).fill(seed), b: new Float32Array(1) }]),
      ),
    ],
  ]);

it('gives back what was kept under its own name', () => {
  const storage = memory();
  mapShelf(() => storage, 'n=2').keep(results(3));
  expect(mapShelf(() => storage, 'n=2').read()).toEqual(results(3));
  expect(mapShelf(() => storage, 'n=3').read().size).toBe(0);
});

it('keeps nothing that is too large, and what was there before stays', () => {
  const storage = memory();
  const shelf = mapShelf(() => storage, 'n=2');
  shelf.keep(results(2));
  shelf.keep(results(10_000));
  expect(shelf.read()).toEqual(results(2));
});

it('does without where storage is denied or full', () => {
  const denied = mapShelf(() => {
    throw new Error('denied');
  }, 'n=2');
  denied.keep(results(1));
  expect(denied.read().size).toBe(0);
});

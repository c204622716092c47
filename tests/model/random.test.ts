/** The hash and the key derivation: golden values, so that no kernel can drift, and a few moments of the draws. */
import { expect, it } from 'vitest';
import { magnitude, memberIndex, mix32, PURPOSE, sampleKey, stepKeys } from '../../src/model/data/random.ts';

it('mixes golden values', () => {
  expect([0, 1, 2, 0xdeadbeef, 0xffffffff].map(mix32)).toMatchInlineSnapshot(`
    [
      0,
      2261973619,
      229111015,
      707447538,
      2578835075,
    ]
  `);
});

it('never repeats a key within a step', () => {
  const keys = stepKeys(7, PURPOSE.training, 3);
  expect(new Set(Array.from({ length: 65_536 }, (_, s) => sampleKey(keys, s))).size).toBe(65_536);
});

it('gives streams of neighbouring seeds, steps and purposes nothing in common', () => {
  const bases = [0, 1, 2, 3].flatMap((seed) =>
    [0, 1, 2, 3].flatMap((step) => [1, 2, 3].map((p) => stepKeys(seed, p as 1 | 2 | 3, step).base)),
  );
  expect(new Set(bases).size).toBe(48);
});

it('draws uniform magnitudes and members', () => {
  const keys = Array.from({ length: 100_000 }, (_, s) => sampleKey(stepKeys(1, PURPOSE.training, 0), s));
  const mean = keys.reduce((sum, key) => sum + magnitude(key, 2), 0) / keys.length;
  expect(Math.abs(mean - 0.5)).toBeLessThan(4 / Math.sqrt(12 * keys.length));
  const thirds = [0, 0, 0];
  for (const key of keys) thirds[memberIndex(key, 4, 3)] = (thirds[memberIndex(key, 4, 3)] ?? 0) + 1;
  for (const share of thirds) expect(Math.abs(share / keys.length - 1 / 3)).toBeLessThan(4 * Math.sqrt(2 / 9 / keys.length));
});

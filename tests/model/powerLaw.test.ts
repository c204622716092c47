/** Power laws without `Math.pow`. */
import { expect, it } from 'vitest';
import { powerLaw } from '../../src/model/data/powerLaw.ts';

it.each([0, 0.5, 1, 1.37, 2, 4])('falls as the place to the power of −%d', (exponent) => {
  powerLaw(1000, exponent).forEach((value, f) => {
    expect(Math.abs(value / (f + 1) ** -exponent - 1)).toBeLessThan(1e-14);
  });
});

it('is 1 for the first feature, and for all where the exponent is 0', () => {
  expect(powerLaw(3, 2)[0]).toBe(1);
  expect(powerLaw(3, 0)).toEqual([1, 1, 1]);
});

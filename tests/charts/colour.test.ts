/** Blending and mixing of colours. */
import { describe, expect, it } from 'vitest';
import { contrast, over } from './colourMath.ts';

describe('colour', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#777777', '#777777', 1],
    ['#ffffff', '#767676', 4.54],
  ])('contrast of %s and %s is %s', (a, b, expected) => {
    expect(contrast(a, b)).toBeCloseTo(expected, 2);
    expect(contrast(b, a)).toBeCloseTo(expected, 2);
  });

  it('blends encoded values, as a browser does', () => {
    expect(over('#ff0000', 0.5, '#ffffff')).toBe('rgb(255, 128, 128)');
  });
});

import { describe, expect, it } from 'vitest';
import { contrast, mix, over, ramp } from '../../src/charts/colour.ts';

describe('colour', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#777777', '#777777', 1],
    ['#ffffff', '#767676', 4.54],
  ])('contrast of %s and %s is %s', (a, b, expected) => {
    expect(contrast(a, b)).toBeCloseTo(expected, 2);
    expect(contrast(b, a)).toBeCloseTo(expected, 2);
  });

  it.each([
    [0, '#12ab7f'],
    [1, '#fe0450'],
  ])('a mix of share %s is an end', (share, expected) => {
    expect(mix('#12ab7f', '#fe0450', share)).toBe(expected);
  });

  it('mixes black and white to the grey that looks half-way', () => {
    expect(mix('#000000', '#ffffff', 0.5)).toBe('#636363');
  });

  it('passes through all anchors of a ramp', () => {
    expect(ramp(['#000000', '#ff0000', '#ffffff'], 5).filter((_, at) => at % 2 === 0)).toEqual(['#000000', '#ff0000', '#ffffff']);
  });

  it('blends encoded values, as a browser does', () => {
    expect(over('#ff0000', 0.5, '#ffffff')).toBe('#ff8080');
  });
});

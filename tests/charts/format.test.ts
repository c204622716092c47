/** Numbers as the product writes them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCount, formatFixed, formatLive, formatNumber, formatPercent, formatRate, plural } from '../../src/charts/format.ts';

describe('formatNumber', () => {
  it.each([
    [1.0789, '1.08'],
    [0.026315, '0.0263'],
    [-0.4, '−0.4'],
    [0.9, '0.9'],
    [100, '100'],
    [999.6, '1\u202f000'],
    [12_345, '12\u202f345'],
    [10_000_000, '10\u202f000\u202f000'],
    [0.000387, '0.000387'],
    [0.0000387, '3.87e−5'],
    [0.00003, '3e−5'],
    [-2.346e-7, '−2.35e−7'],
    [0, '0'],
    [1e-17, '0'],
    [Number.NaN, '–'],
    [Number.POSITIVE_INFINITY, '–'],
  ])('%s → %s', (value, text) => expect(formatNumber(value)).toBe(text));

  it('differs from formatLive by trailing zeros only', () => {
    expect([formatLive(0.9), formatLive(-0.4), formatLive(2, 4), formatLive(3e-5)]).toEqual(['0.900', '−0.400', '2.000', '3.00e−5']);
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (value) => {
        const trimmed = formatLive(value)
          .replace(/(\.\d*?)0+(?=e|$)/, '$1')
          .replace(/\.(?=e|$)/, '');
        expect(formatNumber(value)).toBe(trimmed);
      }),
    );
  });
});

describe('others', () => {
  it.each([
    [formatFixed(-0.001), '0.00'],
    [formatFixed(-0.4), '−0.40'],
    [formatFixed(Number.NaN), '–'],
    [formatCount(10_000), '10\u202f000'],
    [formatCount(999), '999'],
    [formatPercent(0.456), '46\u202f%'],
    [formatPercent(Number.NaN), '–'],
    [formatRate(36.2), '36'],
    [formatRate(12_345), '12.3k'],
    [formatRate(1_204_000), '1.20M'],
    [plural(1, 'feature'), '1 feature'],
    [plural(20, 'feature'), '20 features'],
  ])('%s', (text, expected) => expect(text).toBe(expected));
});

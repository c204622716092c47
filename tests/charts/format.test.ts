import { describe, expect, it } from 'vitest';
import { formatCount, formatFixed, formatPercent, formatShort, formatValue, plural } from '../../src/charts/format.ts';

describe('formatValue', () => {
  it.each([
    [1.0789, '1.08'],
    [0.026315, '0.0263'],
    [-0.4, '−0.400'],
    [12_345, '12\u202f300'],
    [0.000387, '0.000387'],
    [0.0000387, '3.87e−5'],
    [0, '0'],
    [1e-17, '0'],
    [Number.NaN, '–'],
    [Number.POSITIVE_INFINITY, '–'],
  ])('%s → %s', (value, text) => expect(formatValue(value)).toBe(text));
});

describe('formatShort', () => {
  it.each([
    [0.95, '0.95'],
    [0.5, '0.5'],
    [100, '100'],
    [2, '2'],
    [0.00003, '3e−5'],
    [1000, '1\u202f000'],
  ])('%s → %s', (value, text) => expect(formatShort(value)).toBe(text));
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
    [plural(1, 'feature'), '1 feature'],
    [plural(20, 'feature'), '20 features'],
  ])('%s', (text, expected) => expect(text).toBe(expected));
});

/** Numbers as readers, pages and mangled links write them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCount, formatFixed, formatNumber, formatPercent, formatRate } from '../../src/charts/format.ts';
import { format } from '../../src/params/format.ts';
import { readNumber, shortestNumber } from '../../src/params/numberText.ts';
import { PARAM_ROWS } from '../../src/params/params.ts';
import { checkParam } from '../../src/params/paramValues.ts';

describe('anywhere', () => {
  it.each([
    ['0.99', 0.99],
    ['0,99', 0.99],
    [',5', 0.5],
    ['.5', 0.5],
    ['5.', 5],
    ['1,000', 1],
    ['0.500', 0.5],
    ['99%', 0.99],
    ['99 %', 0.99],
    ['46\u202f%', 0.46],
    ['29%', 0.29],
    ['1e\u22123', 1e-3],
    ['3.87e\u22125', 3.87e-5],
    ['\u22125', -5],
    ['\u20135', -5],
    ['+5', 5],
    ['1e+21', 1e21],
    ['1e999', Number.POSITIVE_INFINITY],
    ['1e-400', 0],
    ['12.3k', 12_300],
    ['1.20M', 1_200_000],
    ['1 000', 1000],
    ['1\u202f000', 1000],
    ['1\u00a0000,5', 1000.5],
    ['1.234,5', 1234.5],
    ['1,234.5', 1234.5],
    ['1.000.000', 1_000_000],
    ['1’234', 1234],
    ["1'234.5", 1234.5],
    ['1_000', 1000],
    ['٠٫٥', 0.5],
    ['٥٠٪', 0.5],
    ['١٬٠٠٠', 1000],
    ['\u200e−٥', -5],
    ['۰٫۹', 0.9],
    ['०.९', 0.9],
    ['０．９', 0.9],
    ['𝟎.𝟗', 0.9],
    ['0.9 (1−S = 0.1)', 0.9],
  ])('%j is %d', (text, number) => {
    expect(readNumber(text)).toBe(number);
  });

  it.each(['', ' ', '0x10', '0b1', 'NaN', 'Infinity', '1,5,5', '1__000', '1 00', '10 0000', '5e', 'e5', '.', '-', '%', '5 m', '1/2'])(
    '%j is no number',
    (text) => {
      expect(readNumber(text)).toBeNaN();
    },
  );
});

describe('for whole numbers', () => {
  it.each([
    ['20,000', 20_000],
    ['20.000', 20_000],
    ['20 000', 20_000],
    ['20\u2009000', 20_000],
    ['20_000', 20_000],
    ["20'000", 20_000],
    ['1,234,567', 1_234_567],
    ['20.000,00', 20_000],
    ['1.234e7', 12_340_000],
    ['12.345k', 12_345],
    ['0.500', 0.5],
    ['20,5', 20.5],
    ['20,0000', 20],
  ])('%j is %d', (text, number) => {
    expect(readNumber(text, { integer: true })).toBe(number);
  });
});

describe('what the page shows can be pasted back:', () => {
  const close = (text: string, value: number, digits: number) =>
    expect(Math.abs(readNumber(text) - value)).toBeLessThanOrEqual(Math.max(1e-9, Math.abs(value) * 10 ** -digits));
  const anyNumber = fc.double({ min: -1e11, max: 1e11, noNaN: true });

  it('numbers of any format', () => {
    fc.assert(
      fc.property(anyNumber, (value) => {
        close(formatNumber(value), value, 2);
        close(shortestNumber(value), value, 15);
        if (Math.abs(value) < 1e6) expect(Math.abs(readNumber(formatFixed(value)) - value)).toBeLessThan(0.006);
        if (value > 1000) close(formatRate(value), value, 2);
        expect(readNumber(formatPercent(value / 1e12))).toBeCloseTo(value / 1e12, 1);
      }),
    );
  });

  it('whole numbers, exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (value) => {
        expect(readNumber(formatCount(value), { integer: true })).toBe(value);
        expect(readNumber(shortestNumber(value), { integer: true })).toBe(value);
      }),
    );
  });

  it.each(PARAM_ROWS.map((row) => [row.key, row] as const))('%s, with its unit or by its label', (key, row) => {
    const values =
      row.scale === 'choice'
        ? row.choices.map(({ value }) => value)
        : row.scale === 'own'
          ? [row.initial]
          : [row.initial, row.min, row.max];
    for (const value of values) expect(checkParam(key, format(key, value))).toEqual({ value, problem: null });
  });
});

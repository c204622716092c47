/** Scales, their ticks and round bounds. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundDown, roundUp, scaleOf, thinning, ticks } from '../../src/charts/scales.ts';

describe('scaleOf', () => {
  it.each([
    ['linear', 50, 55],
    ['log', 10, 55],
  ] as const)('a %s scale has %s in its middle', (kind, value, middle) => {
    const scale = scaleOf(kind, kind === 'log' ? [1, 100] : [0, 100], [10, 100]);
    expect(scale(value)).toBeCloseTo(middle);
    expect(scale.invert(middle)).toBeCloseTo(value);
  });

  it('is monotone, also where its range runs upwards', () => {
    const scale = scaleOf('log', [0.001, 1], [200, 0]);
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1, noNaN: true }), fc.double({ min: 0.001, max: 1, noNaN: true }), (a, b) => {
        if (a < b) expect(scale(a)).toBeGreaterThanOrEqual(scale(b));
      }),
    );
  });
});

describe('ticks', () => {
  const labels = (kind: 'linear' | 'log', domain: readonly [number, number], most: number, whole = false) =>
    ticks(scaleOf(kind, domain, [0, 100]), most, whole).map((tick) => tick.label);

  it.each([
    ['log', [0.01, 0.1], 6, ['0.01', '0.02', '0.05', '0.1']],
    ['log', [0.002, 0.1], 4, ['0.003', '0.01', '0.03', '0.1']],
    ['log', [0.0001, 1], 5, ['0.0001', '0.001', '0.01', '0.1', '1']],
    ['log', [1e-6, 1], 4, ['1e−6', '0.0001', '0.01', '1']],
    ['linear', [0, 1], 3, ['0', '0.5', '1']],
  ] as const)('%s %s, at most %s', (kind, domain, most, expected) => {
    expect(labels(kind, domain, most)).toEqual(expected);
  });

  it('has only whole steps where steps are counted', () => {
    expect(labels('linear', [0, 4], 10, true)).toEqual(['0', '1', '2', '3', '4']);
  });

  it('counts both ends of a log axis', () => {
    expect(labels('log', [1e-3, 10], 2)).toHaveLength(2);
    expect(labels('log', [1e-9, 1e-3], 3)).toHaveLength(3);
  });

  it('never exceeds the number asked for on a log axis', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -9, max: 3 }),
        fc.double({ min: 0.4, max: 10, noNaN: true }),
        fc.integer({ min: 2, max: 12 }),
        (low, span, most) => {
          expect(labels('log', [10 ** low, 10 ** (low + span)], most).length).toBeLessThanOrEqual(most);
        },
      ),
    );
  });
});

describe('round bounds', () => {
  it.each([
    [0.0043, 0.002, 0.005],
    [0.005, 0.005, 0.005],
    [7, 5, 10],
    [1, 1, 1],
    [99, 50, 100],
    [0.001, 0.001, 0.001],
  ])('%s lies in [%s, %s]', (value, low, high) => {
    expect(roundDown(value)).toBeCloseTo(low, 12);
    expect(roundUp(value)).toBeCloseTo(high, 12);
  });
});

describe('thinning', () => {
  it.each([
    [20, 13, 1],
    [10, 13, 2],
    [4, 13, 5],
    [1, 13, 20],
    [0, 13, 20_000_000],
  ])('spacing %s with room for %s shows every %s', (spacing, room, every) => expect(thinning(spacing, room)).toBe(every));
});

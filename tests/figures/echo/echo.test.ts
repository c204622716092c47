/** Echoes and a threshold: what is read off a state, how often rightly, and how it is drawn and said. */
import { describe, expect, it } from 'vitest';
import { describeEcho, echoTable, verdictOfAll } from '../../../src/figures/echo/describe.ts';
import { drawEcho } from '../../../src/figures/echo/draw.ts';
import { echoHeight, echoLayout } from '../../../src/figures/echo/layout.ts';
import { COUNT, presentIn, readingsOf, rightSets } from '../../../src/figures/echo/readings.ts';
import { ECHO } from '../../../src/figures/echo/settings.ts';
import { expectSound } from '../../figure/golden.ts';

const ONE = ECHO.initial;
const CUTS = Array.from({ length: 101 }, (_, at) => at / 100);

it('reads a single feature at 1, and no other above a threshold of 0.5', () => {
  for (let feature = 0; feature < COUNT; feature++) {
    const readings = readingsOf(new Set([feature]), ONE.cut);
    expect(readings[feature]?.value).toBeCloseTo(1, 12);
    expect(readings.map(({ verdict }) => verdict)).toEqual(
      readings.map(({ isPresent, value }) => (isPresent ? 'read' : value > 0 ? 'cut off' : 'silent')),
    );
  }
});

it('reads fewer sets rightly the more features they have', () => {
  const shares = [1, 2, 3, 4, 5].map((present) => rightSets(present, ONE.cut)).map(({ right, all }) => right / all);
  expect(shares[0]).toBe(1);
  expect(shares).toEqual(shares.toSorted((a, b) => b - a));
  expect(shares.at(-1)).toBe(0);
});

it('reads all single features at some threshold, all pairs at none', () => {
  expect(CUTS.some((cut) => rightSets(1, cut).right === COUNT)).toBe(true);
  const best = Math.max(...CUTS.map((cut) => rightSets(2, cut).right));
  expect(best).toBeLessThan(rightSets(2, 0.5).all);
});

it('draws as many features as are asked for, others each time, and keeps them as more come', () => {
  for (let draw = 0; draw < 20; draw++) {
    const [two, three] = [2, 3].map((present) => presentIn({ ...ONE, present, draw }));
    expect([two?.size, three?.size]).toEqual([2, 3]);
    expect([...(two ?? [])].every((feature) => three?.has(feature))).toBe(true);
  }
  const drawn = Array.from({ length: 20 }, (_, draw) => [...presentIn({ ...ONE, present: 2, draw })].join());
  expect(new Set(drawn).size).toBeGreaterThan(8);
});

describe.each([160, 288, 358, 720])('at a width of %d', (width) => {
  it.each([0, 1, 3, 8])('is drawn soundly with %d present', (present) => {
    const settings = { ...ONE, present };
    const layout = echoLayout(settings, { width, height: echoHeight() });
    expectSound(drawEcho(layout, 'x', settings));
    expect(layout.rows.every(({ from, to }) => from >= 52 && from <= to && to <= (layout.words ?? width))).toBe(true);
  });
});

it('says who is read, missed and mistaken', () => {
  expect(verdictOfAll(ONE)).toBe('1 present. Of all 8 sets of 1, 8 are read without a mistake.');
  expect(verdictOfAll({ ...ONE, present: 8 })).toBe('8 present: read with mistakes.');
  expect(describeEcho(ONE)).toBe(
    'Eight features in three dimensions, threshold 0.50. read: cat; missed: none; mistaken for present: none. 1 present. Of all 8 sets of 1, 8 are read without a mistake.',
  );
  expect(describeEcho({ ...ONE, present: 2 })).toMatch(/read: cat, tree; missed: none; mistaken for present: car, face\./);
  expect(echoTable(ONE).rows.map(([, present]) => present)).toEqual([1, 0, 0, 0, 0, 0, 0, 0]);
});

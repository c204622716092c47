/** Slider stops: in range, ascending, round, with the paper's values among them. */
import { describe, expect, it } from 'vitest';
import { type NumberKey, numberRow, PARAM_ROWS } from '../../src/params/params.ts';
import { nearestStop, sliderStops } from '../../src/params/sliderScale.ts';

const KEYS: readonly NumberKey[] = [
  ...(['n', 'm', 'S', 'I', 'r', 'k', 'batch', 'lr', 'steps', 'wd'] as const),
  ...(['active', 'alpha', 'strength', 'data', 'mom', 'warm', 'init', 'start', 'noise'] as const),
];

it('covers every row with a slider', () => {
  const numeric = PARAM_ROWS.filter(
    (row) => row.scale !== 'choice' && row.scale !== 'own' && row.key !== 'seed' && row.key !== 'dseed',
  ).map((row) => row.key);
  expect([...KEYS].sort()).toEqual([...numeric].sort());
});

describe.each(KEYS)('stops of %s', (key) => {
  const row = numberRow(key);
  const stops = sliderStops(row);

  it('ascend from the lowest to the highest value', () => {
    expect(stops[0]).toBe(row.off?.value ?? row.min);
    if (row.off) expect(stops[1]).toBe(row.min);
    expect(stops.at(-1)).toBe(row.max);
    expect(stops.every((stop, at) => at === 0 || stop > (stops[at - 1] ?? 0))).toBe(true);
  });

  it('hold the default, and each is nearest to itself', () => {
    expect(stops).toContain(row.initial);
    for (const [at, stop] of stops.entries()) expect(nearestStop(row, stops, stop)).toBe(at);
  });

  it('take values outside to an end', () => {
    expect(nearestStop(row, stops, row.hard.min)).toBe(row.off && row.off.value < row.hard.min ? 1 : 0);
    expect(nearestStop(row, stops, row.hard.max)).toBe(stops.length - 1);
  });
});

it('stops at the densities of the paper', () => {
  const stops = sliderStops(numberRow('S'));
  for (const sparsity of [0, 0.7, 0.8, 0.9, 0.97, 0.99, 0.997, 0.999]) expect(stops).toContain(sparsity);
});

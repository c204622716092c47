/** What turning changes: coordinates always, readings only where something acts on single coordinates. */
import { expect, it } from 'vitest';
import { toSvgString } from '../../../src/charts/svg.ts';
import { basisTable, describeBasis, verdict } from '../../../src/figures/basis/describe.ts';
import { drawBasis } from '../../../src/figures/basis/draw.ts';
import { basisHeight, basisLayout, directionsAt, largestChange, readings } from '../../../src/figures/basis/layout.ts';

const TURNS = [-180, -91, -30, 1, 45, 90, 137, 179];

it.each(TURNS)('keeps every dot product when turned by %s° and nothing acts on the units', (turn) => {
  const state = { n: 3, turn, act: 'linear' } as const;
  expect(largestChange(state)).toBeLessThan(1e-12);
  expect(directionsAt(state)).not.toEqual(directionsAt({ ...state, turn: 0 }));
  expect(verdict(state)).toContain('unchanged');
});

it.each(TURNS)('changes readings when turned by %s° under a ReLU', (turn) => {
  const state = { n: 3, turn, act: 'relu' } as const;
  expect(largestChange(state)).toBeGreaterThan(0.01);
  expect(verdict(state)).toMatch(/: changed$/);
});

it('reads a feature along an axis whole under a ReLU, one against both axes not at all', () => {
  const [along, , against] = readings({ n: 3, turn: 0, act: 'relu' });
  expect(along?.[0]).toBe(1);
  expect(against?.map(Math.abs)).toEqual([0, 0, 0]);
});

it.each([2, 3].flatMap((count) => [320, 390, 720].map((width) => [count, width] as const)))(
  'keeps %s directions within %s pixels',
  (count, width) => {
    const state = { n: count, turn: 20, act: 'relu' } as const;
    const layout = basisLayout(state, { width, height: basisHeight(width, count) });
    const { at, cell } = layout.readings;
    expect(at.x + count * cell.width).toBeLessThanOrEqual(width);
    expect(at.y + count * cell.height).toBeLessThanOrEqual(layout.height);
    expect(toSvgString(drawBasis(layout, state))).toMatch(
      /data-handle="turn".*aria-label="Turn all directions" aria-valuetext="turned by 20 degrees"/,
    );
  },
);

it('says what it shows', () => {
  const state = { n: 3, turn: 30, act: 'linear' } as const;
  expect(describeBasis(state)).toBe(
    '3 directions in a plane, turned by 30°; nothing acts on single coordinates, so the basis is not privileged; no dot product has changed.',
  );
  expect(describeBasis({ ...state, act: 'relu' })).toMatch(/is privileged; the outputs have changed by up to 0\.\d\d\.$/);
  expect(basisTable(state).columns).toHaveLength(6);
});

/** The project's own maps are sweeps that can be planned, at any resolution. */
import { expect, it } from 'vitest';
import { phaseDiagram, representedMap } from '../../src/sweep/maps.ts';
import { planSweep } from '../../src/sweep/plan.ts';

it.each([
  ['n2m1', phaseDiagram('n2m1', 32), [0.1, 10], 2],
  ['n3m2', phaseDiagram('n3m2', 8), [0.1, 10], 3],
  ['represented features', representedMap(16), [0.5, 1], 20],
] as const)('%s', (_, options, ends, nFeatures) => {
  const { x, y, base } = planSweep(options);
  expect([x.values[0], x.values.at(-1)]).toEqual(ends);
  expect([y.values[0], y.values.at(-1)]).toEqual([1, 0.01]);
  expect(base.nFeatures).toBe(nFeatures);
});

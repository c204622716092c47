/** The link from a cell to the lab: training what it says gives the very model of the cell. */
import { expect, it } from 'vitest';
import { parsePermalink } from '../../src/address/permalink.ts';
import { createReferenceEngine } from '../../src/engine/reference.ts';
import { cellLink, cellParams } from '../../src/map/cellLink.ts';
import { sweepOptions } from '../../src/map/sweepPlanOf.ts';
import { resolveConfig } from '../../src/model/config/checkConfig.ts';
import { INITIAL_PARAMS } from '../../src/params/paramValues.ts';
import { toTrainingOptions } from '../../src/params/trainingOptions.ts';
import { cellConfiguration, planSweep } from '../../src/sweep/plan.ts';
import { readSweep } from './readSweep.ts';

const QUERIES = [
  'n=2&m=1&steps=40&batch=16&cells=5&seed=7',
  'n=3&m=2&steps=40&batch=16&cells=5',
  'n=4&m=2&steps=40&batch=16&cells=4&x=lr&y=n_3_6&I=0.7',
  'n=4&m=2&steps=40&batch=16&cells=4&x=lr&y=m_1_3&alpha=1',
  'n=4&m=2&steps=40&batch=16&cells=4&x=lr&y=density&alpha=1&own=1S0.5',
];
const CASES = QUERIES.flatMap((query) => [0, 7, 11].map((cell) => [query, cell] as const));

it.each(CASES.filter(([query]) => !query.includes('y=r')))('%s, cell %i', async (query, cell) => {
  const { settings } = readSweep(query);
  const plan = planSweep(sweepOptions(settings));
  const seed = plan.seeds[2] ?? 0;
  const swept = await trained({ ...cellConfiguration(plan, cell), seeds: [seed] });
  const link = parsePermalink(cellLink(settings, plan, cell, seed, 'cpu'));
  expect(link.problems).toEqual([]);
  expect(link.route).toBe('lab');
  expect(link.moment.t).toBe(40);
  const opened = await trained(toTrainingOptions({ ...INITIAL_PARAMS, ...link.params }));
  expect(opened.nInstances).toBe(1);
  expect([...opened.W, ...opened.b]).toEqual([...swept.W, ...swept.b]);
});

async function trained(options: Parameters<typeof resolveConfig>[0]) {
  const engine = await createReferenceEngine(resolveConfig(options));
  await engine.train(40);
  return engine.snapshot();
}

it('names the engine only where it is another than the lab would take', () => {
  const { settings } = readSweep('n=2&m=1');
  const plan = planSweep(sweepOptions(settings));
  expect(cellLink(settings, plan, 0, 0, 'cpu')).not.toContain('engine');
  expect(cellLink(settings, plan, 0, 0, 'webgpu')).toContain('engine=webgpu');
});

it('has the numbers of the axes, and importances spelled as the axis does', () => {
  const { settings } = readSweep('n=2&m=1&cells=3');
  const plan = planSweep(sweepOptions(settings));
  expect(cellParams(settings, plan, 8)).toMatchObject({ S: 0.99, r: 10, I: 1 });
});

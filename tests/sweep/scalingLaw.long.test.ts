/**
 * A scaling law with a knob for superposition, by `sweep()`: features of power-law density, and weight decay that either shrinks rows
 * or pulls them to length 1 (Liu, Liu and Gore, "Superposition yields robust neural scaling").
 */
import { expect, it } from 'vitest';
import { createCpuEngine } from '../../src/engine/cpu/engine.ts';
import { featureNorms } from '../../src/model/geometry/geometry.ts';
import { startSweep } from '../../src/scripting/sweeps/sweepScripting.ts';
import type { SweepCell } from '../../src/sweep/results.ts';
import { inProcessTrainer } from '../training/inProcessTrainer.ts';

const N = 1000;

const powers = Array.from({ length: N }, (_, i) => (i + 1) ** -2);
const total = powers.reduce((sum, power) => sum + power, 0);
/** On average one feature is active. [feature] */
const densities = powers.map((power) => power / total);

type Cell = Pick<SweepCell, 'W' | 'loss'>;

const width = ({ W }: Cell) => W.length / N;

function represented(cell: Cell): number {
  return featureNorms({ W: cell.W, nFeatures: N, nHidden: width(cell) }).filter((norm) => norm > 0.5).length;
}

/** With values up to 2 and a loss summed over features, as theirs are. */
const lossOf = ({ loss }: Cell) => 4 * N * loss;

/** What is lost without superposition: the variance of all but the most frequent features, as many as are represented. */
const lost = (cell: Cell) => densities.slice(represented(cell)).reduce((sum, p) => sum + (4 / 3) * p - p * p, 0);

it('loses the variance of what is not represented under strong decay, and falls with width where rows are kept long', async () => {
  const sweep = startSweep(() => inProcessTrainer(createCpuEngine), {
    base: {
      ...{ nFeatures: N, featureProbability: densities, batchSize: 256, learningRate: 0.01, seed: 1 },
      ...{ learningRateSchedule: 'cosine', warmupSteps: 300, weightDecayOn: 'weights' },
    },
    x: { key: 'nHidden', values: [10, 32, 100] },
    y: { key: 'weightDecay', values: [-1, 0.1, 1] },
    ...{ seeds: 1, steps: 3000 },
  });
  const cells = await sweep.finished;
  const [kept, shrunk, shrunkMost] = [-1, 0.1, 1].map((decay) => cells.filter(({ y }) => y === decay));
  expect(kept.map(represented)).toEqual([N, N, N]);
  expect(lossOf(kept[0]) / lossOf(kept[2])).toBeGreaterThan(10);
  // Features that share dimensions lose to interference, too.
  for (const cell of [...shrunk, ...shrunkMost]) expect(lossOf(cell)).toBeGreaterThan(lost(cell));
  for (const cell of shrunkMost) expect(lossOf(cell) / lost(cell)).toBeLessThan(1.07);
  const widest = shrunkMost[2];
  expect(represented(widest)).toBeLessThan(width(widest));
  expect(lossOf(widest) / lost(widest)).toBeLessThan(1.05);
});

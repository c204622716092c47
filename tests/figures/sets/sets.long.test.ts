/** Sets of features end where the paper and the closed forms say: pairs at right angles or opposite, and merging one after another. */
import { expect, it } from 'vitest';
import type { ModelView } from '../../../src/charts/view.ts';
import { createEngine } from '../../../src/engine/createEngine.ts';
import { cosinesWithinPairs } from '../../../src/figure/claimsOfSets.ts';
import { mergedPairs, PAIRS_MERGE } from '../../../src/figures/sets/claim.ts';
import { SETS } from '../../../src/figures/sets/settings.ts';
import { densitiesOf, sharedTraining } from '../../../src/figures/sets/trainings.ts';
import { resolveConfig } from '../../../src/model/config/checkConfig.ts';
import type { TrainingOptions } from '../../../src/model/config/config.ts';
import { exactLoss } from '../../../src/model/loss/exactLoss.ts';

interface Judged {
  readonly model: ModelView;
  readonly loss: number;
}

async function train(options: TrainingOptions): Promise<readonly Judged[]> {
  const engine = await createEngine('cpu', resolveConfig(options));
  await engine.train(options.steps ?? 0);
  const { W, b, nInstances, nFeatures, nHidden } = await engine.snapshot();
  engine.dispose();
  const { featureProbability, featureSets } = options;
  return Array.from({ length: nInstances }, (_, i) => {
    const own = {
      W: W.subarray(i * nFeatures * nHidden, (i + 1) * nFeatures * nHidden),
      b: b.subarray(i * nFeatures, (i + 1) * nFeatures),
    };
    const model = { ...own, nFeatures, nHidden, selectedFeature: null };
    return { model, loss: exactLoss({ ...own, nFeatures, nHidden, featureProbability, featureSets }) };
  });
}

function bestOf(judged: readonly Judged[]): Judged {
  const [first, ...rest] = judged;
  if (!first) throw new Error('nothing was trained');
  return rest.reduce((best, next) => (next.loss < best.loss ? next : best), first);
}

const PAIRS = {
  nFeatures: 4,
  nHidden: 2,
  nInstances: 24,
  seed: 0,
  steps: 10_000,
  learningRateSchedule: 'linear',
  learningRate: 0.003,
} as const;
const SETS_OF_TWO = [
  [0, 1],
  [2, 3],
];

it.each([0.1, 0.05])('at a density of %d anticorrelated pairs lose nothing and correlated ones p²/6', async (p) => {
  const shared = { ...PAIRS, featureProbability: p };
  const anti = bestOf(await train({ ...shared, featureSets: { kind: 'anticorrelated', sets: SETS_OF_TWO } }));
  const together = bestOf(await train({ ...shared, featureSets: { kind: 'correlated', sets: SETS_OF_TWO } }));
  const cosines = [anti, together].map(({ model }) => cosinesWithinPairs(model).map((value) => value.toFixed(4)));
  console.info(
    `p ${p}: anticorrelated ${anti.loss}, cosines ${cosines[0]}; correlated ${together.loss / (p ** 2 / 6)} of p²/6, cosines ${cosines[1]}`,
  );
  expect(anti.loss).toBeLessThan(1e-5);
  for (const value of cosinesWithinPairs(anti.model)) expect(value).toBeLessThan(-0.9999);
  expect(Math.abs(together.loss / (p ** 2 / 6) - 1)).toBeLessThan(0.03);
  for (const value of cosinesWithinPairs(together.model)) expect(Math.abs(value)).toBeLessThan(0.05);
});

const BLOCKS = 20;

it(PAIRS_MERGE.text, async () => {
  const { k } = SETS.initial;
  const columns: (readonly ModelView[])[] = [];
  for (const featureProbability of densitiesOf(SETS.initial)) {
    const judged = await train({ ...sharedTraining(SETS.initial), featureProbability, nInstances: BLOCKS * k, seed: 0 });
    columns.push(Array.from({ length: BLOCKS }, (_, block) => bestOf(judged.slice(block * k, (block + 1) * k)).model));
  }
  const blocks = Array.from({ length: BLOCKS }, (_, block) => columns.map((column) => column[block] ?? null));
  console.info(blocks.map((models) => mergedPairs(models).join('')).join(' '));
  expect(blocks.filter(PAIRS_MERGE.holds).length).toBeGreaterThanOrEqual(PAIRS_MERGE.share * BLOCKS);
});

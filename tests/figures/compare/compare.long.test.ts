/** What the figure claims of two trainings from one seed, over single seeds none of which the article shows. */
import { expect, it } from 'vitest';
import { createEngine } from '../../../src/engine/createEngine.ts';
import { snapshotModel } from '../../../src/figure/own/snapshotModel.ts';
import { type CompareClaim, RELU_KEEPS_MORE, SPARSER_MAKES_PENTAGON } from '../../../src/figures/compare/claim.ts';
import { CHANGES, COMPARED, type CompareSettings } from '../../../src/figures/compare/settings.ts';
import { trainingsOf } from '../../../src/figures/compare/training.ts';
import { type Moment, momentOf } from '../../../src/figures/learning/recording.ts';
import { resolveConfig } from '../../../src/model/config/checkConfig.ts';

const FIRST_SEED = 100;
const SEEDS = 40;

/** The end of each seed's training. */
async function trained(settings: CompareSettings, side: number): Promise<readonly Moment[]> {
  const options = trainingsOf(settings)[side] ?? {};
  const engine = await createEngine('cpu', resolveConfig({ ...options, seed: FIRST_SEED, nInstances: SEEDS }));
  await engine.train(settings.steps);
  const snapshot = await engine.snapshot();
  engine.dispose();
  return Array.from({ length: SEEDS }, (_, i) => momentOf(snapshot.step, snapshotModel(snapshot, i), Number.NaN, options));
}

const CASES: readonly (readonly [CompareClaim, string])[] = [
  [RELU_KEEPS_MORE, 'relu'],
  [SPARSER_MAKES_PENTAGON, 'sparsity'],
];

it.each(CASES)('%#: holds for the stated share of seeds', async (claim, change) => {
  const settings = { ...COMPARED.initial, ...CHANGES.find(({ value }) => value === change)?.settings };
  expect(claim.isMade(settings)).toBe(true);
  const [first, second] = await Promise.all([trained(settings, 0), trained(settings, 1)]);
  const held = first.map((moment, i) => !!second[i] && claim.holds(moment, second[i]));
  console.info(`${claim.text} ${held.filter(Boolean).length} of ${SEEDS}`);
  expect(held.filter(Boolean).length).toBeGreaterThanOrEqual(claim.share * SEEDS);
});

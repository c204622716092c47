/** Every claim a figure makes, over 20 base seeds with 8 models each: the best model of at least the stated share satisfies it. */
import { expect, it } from 'vitest';
import type { ModelView } from '../../src/charts/view.ts';
import { createEngine } from '../../src/engine/createEngine.ts';
import activecount from '../../src/figures/activecount/meta.ts';
import * as claims from '../../src/figures/claims.ts';
import hierarchy from '../../src/figures/hierarchy/meta.ts';
import type { Claim } from '../../src/figures/meta.ts';
import terms from '../../src/figures/terms/meta.ts';
import { resolveConfig } from '../../src/model/checkConfig.ts';
import type { TrainingOptions } from '../../src/model/config.ts';
import { evaluateLosses } from '../../src/model/evaluateLoss.ts';
import { INITIAL_PARAMS } from '../../src/state/paramValues.ts';
import { toTrainingOptions } from '../../src/state/trainingOptions.ts';

const BASE_SEEDS = 20;
const MODELS = 8;

async function train(options: TrainingOptions): Promise<readonly ModelView[]> {
  const config = resolveConfig(options);
  const engine = await createEngine('cpu', config);
  await engine.train(config.steps);
  const { W, b, nInstances, nFeatures, nHidden } = await engine.snapshot();
  engine.dispose();
  const size = nFeatures * nHidden;
  return Array.from({ length: nInstances }, (_, i) => ({
    W: W.subarray(i * size, (i + 1) * size),
    b: b.subarray(i * nFeatures, (i + 1) * nFeatures),
    nFeatures,
    nHidden,
    selectedFeature: null,
  }));
}

function bestOf(models: readonly ModelView[], { nFeatures, nHidden, sparsity, importanceDecay, activation }: TrainingOptions): ModelView {
  const judged = { nFeatures: nFeatures ?? 0, nHidden: nHidden ?? 0, sparsity, importanceDecay, activation, samples: 200_000 };
  const losses = evaluateLosses(models, judged).map(({ loss }) => loss);
  const best = models[losses.indexOf(Math.min(...losses))];
  if (!best) throw new Error('no models');
  return best;
}

const OWN_CLAIMS = [terms, activecount, hierarchy].flatMap((meta) =>
  meta.claims.map((claim, at): [string, Claim] => [`${meta.id} ${at}`, claim]),
);
const SHARED_CLAIMS = Object.entries(claims).filter((entry): entry is [string, Claim] => typeof entry[1] === 'object');
const CLAIMS = [...SHARED_CLAIMS, ...OWN_CLAIMS];

it.each(CLAIMS)('%s', async (_, claim) => {
  const options = toTrainingOptions({ ...INITIAL_PARAMS, ...claim.when, k: BASE_SEEDS * MODELS, seed: 0 });
  const models = await train(options);
  const families = Array.from({ length: BASE_SEEDS }, (_, family) => models.slice(family * MODELS, (family + 1) * MODELS));
  const holding = families.filter((family) => claim.holds(bestOf(family, options))).length;
  console.info(`${claim.text} ${holding} of ${BASE_SEEDS}`);
  expect(holding).toBeGreaterThanOrEqual(claim.share * BASE_SEEDS);
});

/** Every claim a figure makes, over many base seeds with a few models each: the best model of at least the stated share satisfies it. */
import { expect, it } from 'vitest';
import type { ModelView } from '../../src/charts/view.ts';
import { createEngine } from '../../src/engine/createEngine.ts';
import type { Figure } from '../../src/figure/defineFigure.tsx';
import type { Claim } from '../../src/figure/meta.ts';
import { AS_MANY_AS_IN_PAPER } from '../../src/figures/densities/claim.ts';
import { countsOf } from '../../src/figures/densities/describe.ts';
import { trainings } from '../../src/figures/densities/figure.ts';
import { COMPARISON } from '../../src/figures/densities/settings.ts';
import { resolveConfig } from '../../src/model/config/checkConfig.ts';
import type { TrainingOptions } from '../../src/model/config/config.ts';
import { evaluateLosses } from '../../src/model/loss/evaluateLoss.ts';
import { INITIAL_PARAMS } from '../../src/params/paramValues.ts';
import { toTrainingOptions } from '../../src/params/trainingOptions.ts';

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

function bestOf(models: readonly ModelView[], options: TrainingOptions): ModelView {
  const { nFeatures = 0, nHidden = 0, sparsity, featureProbability, importanceDecay, activation, featureSets } = options;
  const data = featureProbability === undefined ? { sparsity } : { featureProbability };
  const judged = { nFeatures, nHidden, ...data, importanceDecay, activation, featureSets, samples: 200_000 };
  const losses = evaluateLosses(models, judged).map(({ loss }) => loss);
  const best = models[losses.indexOf(Math.min(...losses))];
  if (!best) throw new Error('no models');
  return best;
}

/** The best of each block of `size` models. */
function bestOfEach(models: readonly ModelView[], size: number, options: TrainingOptions): readonly ModelView[] {
  return Array.from({ length: models.length / size }, (_, block) => bestOf(models.slice(block * size, (block + 1) * size), options));
}

const FIGURES = import.meta.glob<Figure>('../../src/figures/*/figure.ts', { eager: true, import: 'default' });
/** Figures share claims: each once. */
const CLAIMS = new Map<string, Claim>(Object.values(FIGURES).flatMap(({ claims }) => claims.map((claim) => [claim.text, claim])));

it.each([...CLAIMS])('%s', async (text, claim) => {
  const options = toTrainingOptions({ ...INITIAL_PARAMS, ...claim.when, k: BASE_SEEDS * MODELS, seed: 0 });
  const holding = bestOfEach(await train(options), MODELS, options).filter(claim.holds).length;
  console.info(`${text} ${holding} of ${BASE_SEEDS}`);
  expect(holding).toBeGreaterThanOrEqual(claim.share * BASE_SEEDS);
});

const BLOCKS = 10;
const SEEDS = 4;

it(AS_MANY_AS_IN_PAPER.text, async () => {
  const [linear, ...relu] = trainings(COMPARISON.initial);
  const bests: (readonly ModelView[])[] = [await train({ ...linear, nInstances: BLOCKS })];
  for (const options of relu) bests.push(bestOfEach(await train({ ...options, nInstances: SEEDS * BLOCKS }), SEEDS, options));
  const blocks = Array.from({ length: BLOCKS }, (_, block) => bests.map((column) => column[block] ?? null));
  for (const block of blocks) console.info(block.map((model) => (model ? countsOf(model).represented : '–')).join(' '));
  const holding = blocks.filter(AS_MANY_AS_IN_PAPER.holds).length;
  console.info(`${AS_MANY_AS_IN_PAPER.text} ${holding} of ${BLOCKS}`);
  expect(holding).toBeGreaterThanOrEqual(AS_MANY_AS_IN_PAPER.share * BLOCKS);
}, 3_600_000);

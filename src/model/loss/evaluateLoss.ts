/**
 * The expected loss by sampling, for any number of features: the mean over samples and features of I_f (target(x_f) − y_f)².
 * The samples are those of the evaluation stream, the same for every model judged with the same seed, so that the difference of
 * two losses is surer than either. Up to 10 features `exactLoss.ts` needs no samples.
 */
import { checkNumber } from '../config/checkNumber.ts';
import { ConfigError, problem } from '../config/problem.ts';
import { evaluationSampler } from '../data/sampler.ts';
import { type ActiveFeatures, createActiveFeatures } from '../data/sampling.ts';
import { activate, hiddenOf, preActivation, targetOf, type Weights } from '../network/network.ts';
import { checkWeights, type JudgedData, type JudgedModel, type JudgedShape, type JudgedValues, resolveData } from './judgedModel.ts';

/** What samples a loss is estimated on. */
export interface EvaluationOptions {
  /** How many, a whole number from 1 to 2³²−1; 200 000 where left out. */
  readonly samples?: number;
  /** Of the samples, u32; 0 where left out. */
  readonly seed?: number;
}

export interface LossEstimate {
  readonly loss: number;
  /** Of `loss`, from the spread over samples. */
  readonly standardError: number;
}

export const DEFAULT_EVALUATION = { samples: 200_000, seed: 0 } as const;
const MAX_SAMPLES = 2 ** 32 - 1;
const NOTHING_ACTIVE = createActiveFeatures(0);

/** @returns the estimated loss, a mean over samples and features @throws ConfigError naming each field, its value and the allowed range */
export function evaluateLoss(model: JudgedModel & EvaluationOptions): number {
  return evaluateLosses([model], model)[0]?.loss ?? Number.NaN;
}

/** Many models on the same samples, each drawn once. @throws ConfigError as `evaluateLoss` */
export function evaluateLosses(candidates: readonly Weights[], judged: JudgedData & EvaluationOptions): readonly LossEstimate[] {
  const { shape, values } = resolveData(judged);
  const { samples = DEFAULT_EVALUATION.samples, seed = DEFAULT_EVALUATION.seed } = judged;
  checkEvaluation({ samples, seed });
  for (const candidate of candidates) checkWeights(candidate, shape);
  return estimateLosses(candidates, shape, values, { samples, seed });
}

/** @throws ConfigError */
export function checkEvaluation({ samples, seed }: Required<EvaluationOptions>): void {
  const problems = [checkSamples(samples), checkNumber('seed', seed)].filter((found) => found !== null);
  if (problems.length > 0) throw new ConfigError(problems);
}

function checkSamples(samples: unknown) {
  const allowed = typeof samples === 'number' && Number.isInteger(samples) && samples >= 1 && samples <= MAX_SAMPLES;
  return allowed ? null : problem('samples', samples, `a whole number from 1 to ${MAX_SAMPLES}`);
}

/** `evaluateLosses` for checked values: for candidates whose data is resolved. */
export function estimateLosses(
  candidates: readonly Weights[],
  shape: JudgedShape,
  values: JudgedValues,
  { samples, seed }: Required<EvaluationOptions>,
): readonly LossEstimate[] {
  const sampler = evaluationSampler(shape, { seed, sparsity: values.sparsity });
  const active = createActiveFeatures(shape.nFeatures);
  const tallies = candidates.map((weights) => new Tally(weights, shape, values, samples));
  for (let sample = 0; sample < samples; sample++) {
    sampler.draw(0, sample, active);
    if (active.count > 0) for (const tally of tallies) tally.add(active);
  }
  return tallies.map((tally) => tally.estimate(samples));
}

/** Multiply-adds for an average sample: with the products of all directions at hand, and without. */
export function sampleCosts({ nFeatures, nHidden }: JudgedShape, { sparsity }: JudgedValues) {
  const meanActive = sparsity.reduce((sum, s) => sum + 1 - s, 0);
  return { byProducts: meanActive * nFeatures, throughHidden: (meanActive + nFeatures) * nHidden };
}

/** One model's losses so far. Samples without an active feature all have the same loss and are only counted. */
class Tally implements Weights {
  /** [feature, hidden]; in double precision, since arithmetic on single precision would convert every number every time */
  readonly W: Float64Array;
  /** [feature, hidden] */
  readonly WOut: Float64Array;
  /** [feature] */
  readonly b: Float64Array;
  private readonly shape: JudgedShape;
  /** W WOutᵀ where it is the shorter way to the outputs, else null [feature in, feature out] */
  private readonly products: Float64Array | null;
  /** I_f / nFeatures [feature] */
  private readonly scale: Float64Array;
  /** WOut_f·h + b_f of the sample at hand [feature] */
  private readonly outputs: Float64Array;
  /** [hidden] */
  private readonly hidden: Float64Array;
  private count = 0;
  private sum = 0;
  private squares = 0;

  constructor({ W, WOut = W, b }: Weights, shape: JudgedShape, values: JudgedValues, samples: number) {
    const { nFeatures, nHidden, hiddenActivation } = shape;
    this.shape = shape;
    this.W = Float64Array.from(W);
    this.WOut = Float64Array.from(WOut);
    this.b = Float64Array.from(b);
    const { byProducts, throughHidden } = sampleCosts(shape, values);
    const isShorter = nFeatures * nFeatures * nHidden + samples * byProducts < samples * throughHidden;
    this.products = hiddenActivation === 'identity' && isShorter ? productsOf(this, nHidden) : null;
    this.scale = Float64Array.from(values.importance, (own) => own / nFeatures);
    this.outputs = new Float64Array(nFeatures);
    this.hidden = new Float64Array(nHidden);
  }

  add(active: ActiveFeatures): void {
    const loss = this.lossOf(active);
    this.count++;
    this.sum += loss;
    this.squares += loss * loss;
  }

  estimate(samples: number): LossEstimate {
    const empty = this.lossOf(NOTHING_ACTIVE);
    const empties = samples - this.count;
    const loss = (this.sum + empties * empty) / samples;
    const variance = (this.squares + empties * empty * empty) / samples - loss * loss;
    return { loss, standardError: Math.sqrt(Math.max(variance, 0) / samples) };
  }

  private lossOf(active: ActiveFeatures): number {
    if (this.products) this.addProducts(active, this.products);
    else this.passThroughHidden(active);
    const { outputs, scale } = this;
    let loss = 0;
    for (let f = 0; f < outputs.length; f++) {
      const output = activate(outputs[f], this.shape.activation);
      outputs[f] = output;
      loss += scale[f] * output * output;
    }
    for (let a = 0; a < active.count; a++) {
      const f = active.features[a];
      const target = targetOf(active.magnitudes[a], this.shape.target);
      loss += scale[f] * target * (target - 2 * outputs[f]);
    }
    return loss;
  }

  private addProducts(active: ActiveFeatures, products: Float64Array): void {
    const { outputs } = this;
    outputs.set(this.b);
    for (let a = 0; a < active.count; a++) {
      const row = active.features[a] * outputs.length;
      const x = active.magnitudes[a];
      for (let f = 0; f < outputs.length; f++) outputs[f] += x * products[row + f];
    }
  }

  private passThroughHidden(active: ActiveFeatures): void {
    hiddenOf(active, this.W, this.hidden, this.shape.hiddenActivation);
    for (let f = 0; f < this.outputs.length; f++) this.outputs[f] = preActivation(f, this.hidden, this);
  }
}

/** W_f·WOut_g [f, g] */
function productsOf({ W, WOut }: { readonly W: Float64Array; readonly WOut: Float64Array }, nHidden: number): Float64Array {
  const nFeatures = W.length / nHidden;
  const products = new Float64Array(nFeatures * nFeatures);
  for (let f = 0; f < nFeatures; f++) {
    for (let g = 0; g < nFeatures; g++) {
      for (let k = 0; k < nHidden; k++) products[f * nFeatures + g] += W[f * nHidden + k] * WOut[g * nHidden + k];
    }
  }
  return products;
}

/**
 * The exact expected loss of one model: the mean over features of I_f E[(target(x_f) − y_f)²], over all activity patterns, with
 * no sampling. For up to 10 features, tied or not, with values that are uniform or binary and no ReLU on the hidden layer; beyond, and
 * for the same call shape, see `evaluateLoss.ts`.
 */
import { ConfigError } from '../config/problem.ts';
import { type FeatureGroups, featureGroups } from '../data/featureGroups.ts';
import type { Weights } from '../network/network.ts';
import { type ActivePattern, activePatterns, exactPatterns } from './activePatterns.ts';
import { exactLossProblem } from './exactLossProblem.ts';
import { BinaryErrors, type ExpectedErrors, fillProducts, UniformErrors } from './expectedErrors.ts';
import { checkWeights, type JudgedModel, type JudgedShape, type JudgedValues, resolveData } from './judgedModel.ts';

/** @returns the expected loss, a mean over features @throws ConfigError, with a sentence, for more than 10 features or bad input */
export function exactLoss(model: JudgedModel): number {
  const { shape, values } = resolveData(model);
  checkWeights(model, shape);
  return createExactJudge(shape).loss(model, values);
}

/**
 * The part of the exact loss that samples with k active features have, L_0, L_1, …, each times its probability: they add up to
 * `exactLoss`. ("Mathematical Understanding".) @returns [nFeatures + 1] @throws ConfigError as `exactLoss`
 */
export function exactLossByActiveCount(model: JudgedModel): Float64Array {
  const { shape, values } = resolveData(model);
  checkWeights(model, shape);
  return createExactJudge(shape).lossByActiveCount(model, values);
}

/** Judges the models of one shape, with scratch memory of its own: what live views and sweeps call. */
export interface ExactJudge {
  /** @param weights of one instance, right in length */
  loss(weights: Weights, values: JudgedValues): number;
  /** [nFeatures + 1]; the memory is reused by the next call */
  lossByActiveCount(weights: Weights, values: JudgedValues): Float64Array;
}

/** @throws ConfigError for a kind of model or data that has no exact loss here */
export function createExactJudge(shape: JudgedShape): ExactJudge {
  const found = exactLossProblem(shape);
  if (found) throw new ConfigError([found]);
  return new Judge(shape);
}

/** The patterns of active features of a shape's data, listed anew where the sparsity is another. */
export class PatternList {
  private readonly shape: JudgedShape;
  private readonly groups: FeatureGroups;
  private patterns: readonly ActivePattern[] = [];
  private listedFor: readonly number[] | null = null;

  constructor(shape: JudgedShape) {
    this.shape = shape;
    this.groups = featureGroups(shape.nFeatures, shape.featureSets);
  }

  of(sparsity: readonly number[]): readonly ActivePattern[] {
    const { active, nFeatures } = this.shape;
    if (this.listedFor !== sparsity) {
      this.patterns = active === 'independent' ? activePatterns(sparsity, this.groups) : exactPatterns(nFeatures, active);
      this.listedFor = sparsity;
    }
    return this.patterns;
  }
}

class Judge implements ExactJudge {
  private readonly shape: JudgedShape;
  private readonly errors: ExpectedErrors;
  private readonly patterns: PatternList;
  /** WOut_f·W_g of the output f at hand [feature] */
  private readonly products: Float64Array;
  private readonly parts: Float64Array;

  constructor(shape: JudgedShape) {
    const { nFeatures, values, activation } = shape;
    this.shape = shape;
    this.errors = values === 'binary' ? new BinaryErrors(nFeatures, activation) : new UniformErrors(nFeatures, activation);
    this.patterns = new PatternList(shape);
    this.products = new Float64Array(shape.nFeatures);
    this.parts = new Float64Array(shape.nFeatures + 1);
  }

  loss(weights: Weights, values: JudgedValues): number {
    let sum = 0;
    for (const part of this.lossByActiveCount(weights, values)) sum += part;
    return sum;
  }

  lossByActiveCount(weights: Weights, { sparsity, importance }: JudgedValues): Float64Array {
    const { errors, parts, products } = this;
    const { nFeatures, nHidden } = this.shape;
    const patterns = this.patterns.of(sparsity);
    parts.fill(0);
    for (let f = 0; f < nFeatures; f++) {
      fillProducts(weights, nHidden, f, products);
      errors.solve(f, products, weights.b[f]);
      const weight = importance[f] / nFeatures;
      for (const pattern of patterns) parts[pattern.count] += weight * pattern.probability * errors.errorOf(pattern);
    }
    return parts;
  }
}

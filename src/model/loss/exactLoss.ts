/**
 * The exact expected loss of one model: the mean over features of I_f E[(x_f − reconstruction_f)²], over all activity patterns, with
 * no sampling. For up to 10 features; beyond, and for the same call shape, see `evaluateLoss.ts`.
 */

import { ConfigError, problem } from '../config/problem.ts';
import { type FeatureGroups, featureGroups } from '../data/sampling.ts';
import { dotRows } from '../geometry/geometry.ts';
import type { Weights } from '../network/network.ts';
import { type ActivePattern, activePatterns } from './activePatterns.ts';
import { checkWeights, type JudgedModel, type JudgedShape, type JudgedValues, resolveData } from './judgedModel.ts';
import { createStateSpace, type StateSpace, solveOutput } from './outputError.ts';

export const MAX_EXACT_FEATURES = 10;

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

/** @throws ConfigError for more than 10 features */
export function createExactJudge(shape: JudgedShape): ExactJudge {
  const { nFeatures } = shape;
  if (nFeatures > MAX_EXACT_FEATURES) {
    throw new ConfigError([problem('nFeatures', nFeatures, `at most ${MAX_EXACT_FEATURES} for an exact loss (evaluateLoss takes more)`)]);
  }
  return new Judge(shape);
}

class Judge implements ExactJudge {
  private readonly shape: JudgedShape;
  private readonly groups: FeatureGroups;
  private readonly space: StateSpace;
  /** |W_f·W_g| of the output f at hand [feature] */
  private readonly products: Float64Array;
  /** The state of each pattern, by its bits [2ⁿ] */
  private readonly states: Uint32Array;
  private readonly parts: Float64Array;
  private patterns: readonly ActivePattern[] = [];
  private patternsOf: readonly number[] | null = null;

  constructor(shape: JudgedShape) {
    this.shape = shape;
    this.groups = featureGroups(shape.nFeatures, shape.featureSets);
    this.space = createStateSpace(shape.nFeatures);
    this.products = new Float64Array(shape.nFeatures);
    this.states = new Uint32Array(2 ** shape.nFeatures);
    this.parts = new Float64Array(shape.nFeatures + 1);
  }

  loss(weights: Weights, values: JudgedValues): number {
    let sum = 0;
    for (const part of this.lossByActiveCount(weights, values)) sum += part;
    return sum;
  }

  lossByActiveCount(weights: Weights, { sparsity, importance }: JudgedValues): Float64Array {
    const { nFeatures, activation } = this.shape;
    this.listPatterns(sparsity);
    this.parts.fill(0);
    for (let f = 0; f < nFeatures; f++) {
      solveOutput(this.space, this.products, this.placeOutput(f, weights), f, activation);
      this.addOutput(f, importance[f] / nFeatures);
    }
    return this.parts;
  }

  private listPatterns(sparsity: readonly number[]): void {
    if (this.patternsOf === sparsity) return;
    this.patterns = activePatterns(sparsity, this.groups);
    this.patternsOf = sparsity;
  }

  /** Finds where the patterns of output f lie among the states. @returns the least y */
  private placeOutput(f: number, { W, b }: Weights): number {
    const { nFeatures, nHidden } = this.shape;
    let least = b[f];
    this.states[0] = 0;
    for (let g = 0, place = 1; g < nFeatures; g++, place *= 3) {
      const c = dotRows(W, nHidden, f, g);
      this.products[g] = Math.abs(c);
      if (c < 0) least += c;
      const absent = c < 0 ? place : 0;
      for (let pattern = 0; pattern < 1 << g; pattern++) {
        const others = this.states[pattern];
        this.states[pattern] = others + absent;
        this.states[pattern + (1 << g)] = others + 2 * place;
      }
    }
    return least;
  }

  private addOutput(f: number, weight: number): void {
    const { parts, states, space } = this;
    for (const { active, count, probability } of this.patterns) {
      const square = (active >> f) & 1 ? 1 / 3 : 0;
      parts[count] += weight * probability * (space.error[states[active]] + square);
    }
  }
}

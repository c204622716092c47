/**
 * The expected squared errors of the outputs of one model, pattern by pattern of active features, and their derivatives: for
 * uniform values by way of `outputError.ts`, for binary ones by running each pattern. What `exactLoss.ts` and `exactGradient.ts` sum up.
 */
import type { Activation } from '../config/config.ts';
import { activate, type Weights } from '../network/network.ts';
import type { ActivePattern } from './activePatterns.ts';
import { createStateSpace, type OutputProblem, type StateSpace, solveOutput } from './outputError.ts';
import { type Adjoint, backThroughOutput, clearAdjoint, createAdjoint } from './outputGradient.ts';

/** One output at a time. */
export interface ExpectedErrors {
  /** Takes output f of a model: c_g = WOut_f·W_g, and b_f. @param products c [feature] */
  solve(f: number, products: Float64Array, b: number): void;
  /** E[(y_f − target)²] in samples of this pattern. */
  errorOf(pattern: ActivePattern): number;
  /**
   * The derivatives of Σ weight·errorOf(pattern) by every c_g, into `byProducts` [feature].
   * @param weights [pattern] @returns the derivative by b_f
   */
  gradient(patterns: readonly ActivePattern[], weights: Float64Array, byProducts: Float64Array): number;
}

/** WOut_f·W_g for all g, into `products` [feature]. */
export function fillProducts({ W, WOut = W }: Weights, nHidden: number, f: number, products: Float64Array): void {
  for (let g = 0; g < products.length; g++) {
    let sum = 0;
    for (let k = 0; k < nHidden; k++) sum += WOut[f * nHidden + k] * W[g * nHidden + k];
    products[g] = sum;
  }
}

/** Features that are uniform on [0, 1) where they are active. */
export class UniformErrors implements ExpectedErrors {
  private readonly activation: Activation;
  private readonly space: StateSpace;
  /** Made when a gradient is first asked for: it is larger than the space. */
  private adjoint: Adjoint | null = null;
  /** The state of each pattern, by its bits [2ⁿ] */
  private readonly states: Uint32Array;
  /** |c| [feature] */
  private readonly sizes: Float64Array;
  private readonly signs: Float64Array;
  private output: OutputProblem;

  constructor(nFeatures: number, activation: Activation) {
    this.activation = activation;
    this.space = createStateSpace(nFeatures);
    this.states = new Uint32Array(2 ** nFeatures);
    this.sizes = new Float64Array(nFeatures);
    this.signs = new Float64Array(nFeatures);
    this.output = { own: 0, products: this.sizes, least: 0, ends: [0, 1] };
  }

  solve(f: number, products: Float64Array, b: number): void {
    const least = this.placePatterns(products, b);
    this.output = { own: f, products: this.sizes, least, ends: products[f] < 0 ? [1, 0] : [0, 1] };
    solveOutput(this.space, this.output, this.activation);
  }

  errorOf({ active }: ActivePattern): number {
    const square = (active >> this.output.own) & 1 ? 1 / 3 : 0;
    return this.space.error[this.states[active]] + square;
  }

  gradient(patterns: readonly ActivePattern[], weights: Float64Array, byProducts: Float64Array): number {
    const { signs } = this;
    this.adjoint ??= createAdjoint(this.space);
    const { adjoint } = this;
    clearAdjoint(adjoint);
    patterns.forEach(({ active }, p) => {
      adjoint.error[this.states[active]] += weights[p];
    });
    const byLeast = backThroughOutput(this.space, adjoint, this.output, this.activation);
    // A c below 0 is counted as −c and lowers the least y.
    for (let g = 0; g < byProducts.length; g++) byProducts[g] = signs[g] < 0 ? byLeast - adjoint.products[g] : adjoint.products[g];
    return byLeast;
  }

  /** Finds where the patterns lie among the states. @returns the least y */
  private placePatterns(products: Float64Array, b: number): number {
    let least = b;
    this.states[0] = 0;
    for (let g = 0, place = 1; g < products.length; g++, place *= 3) {
      const c = products[g];
      this.sizes[g] = Math.abs(c);
      this.signs[g] = c < 0 ? -1 : 1;
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
}

/** Features that are 1 where they are active: a pattern is one sample. */
export class BinaryErrors implements ExpectedErrors {
  private readonly activation: Activation;
  private readonly products: Float64Array;
  private own = 0;
  private b = 0;

  constructor(nFeatures: number, activation: Activation) {
    this.activation = activation;
    this.products = new Float64Array(nFeatures);
  }

  solve(f: number, products: Float64Array, b: number): void {
    this.own = f;
    this.b = b;
    this.products.set(products);
  }

  errorOf(pattern: ActivePattern): number {
    return this.errorAt(this.preActivation(pattern), pattern) ** 2;
  }

  gradient(patterns: readonly ActivePattern[], weights: Float64Array, byProducts: Float64Array): number {
    let byBias = 0;
    byProducts.fill(0);
    patterns.forEach((pattern, p) => {
      const z = this.preActivation(pattern);
      if (this.activation === 'relu' && z <= 0) return;
      const slope = 2 * weights[p] * this.errorAt(z, pattern);
      byBias += slope;
      for (let g = 0; g < byProducts.length; g++) if ((pattern.active >> g) & 1) byProducts[g] += slope;
    });
    return byBias;
  }

  private preActivation({ active }: ActivePattern): number {
    let z = this.b;
    for (let g = 0; g < this.products.length; g++) if ((active >> g) & 1) z += this.products[g];
    return z;
  }

  private errorAt(z: number, { active }: ActivePattern): number {
    return activate(z, this.activation) - ((active >> this.own) & 1);
  }
}

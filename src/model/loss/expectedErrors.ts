/**
 * The expected squared errors of the outputs of one model, pattern by pattern of active features: for uniform values by way of
 * `outputError.ts`, for binary ones by running each pattern. What `exactLoss.ts` sums up; derivatives are in `errorGradients.ts`.
 */
import type { Activation } from '../config/config.ts';
import { activate, type Weights } from '../network/network.ts';
import type { ActivePattern } from './activePatterns.ts';
import { createStateSpace, type OutputProblem, type StateSpace, solveOutput } from './outputError.ts';

/** One output at a time. */
export interface ExpectedErrors {
  /** Takes output f of a model: c_g = WOut_f·W_g, and b_f. @param products c [feature] */
  solve(f: number, products: Float64Array, b: number): void;
  /** E[(y_f − target)²] in samples of this pattern. */
  errorOf(pattern: ActivePattern): number;
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
  protected readonly activation: Activation;
  protected readonly space: StateSpace;
  /** The state of each pattern, by its bits [2ⁿ] */
  protected readonly states: Uint32Array;
  /** |c| [feature] */
  private readonly sizes: Float64Array;
  protected readonly signs: Float64Array;
  protected output: OutputProblem;

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
  protected readonly activation: Activation;
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

  protected preActivation({ active }: ActivePattern): number {
    let z = this.b;
    for (let g = 0; g < this.products.length; g++) if ((active >> g) & 1) z += this.products[g];
    return z;
  }

  protected errorAt(z: number, { active }: ActivePattern): number {
    return activate(z, this.activation) - ((active >> this.own) & 1);
  }
}

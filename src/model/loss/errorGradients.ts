/**
 * Expected errors with their derivatives, for descent on the exact loss (`exactGradient.ts`): by hand, in reverse, through
 * `outputGradient.ts`. Apart from `expectedErrors.ts`, so that a page that judges models does not load it.
 */
import type { ActivePattern } from './activePatterns.ts';
import { BinaryErrors, type ExpectedErrors, UniformErrors } from './expectedErrors.ts';
import type { JudgedShape } from './judgedModel.ts';
import { type Adjoint, backThroughOutput, clearAdjoint, createAdjoint } from './outputGradient.ts';

export interface ErrorGradients extends ExpectedErrors {
  /**
   * The derivatives of Σ weight·errorOf(pattern) by every c_g, into `byProducts` [feature].
   * @param weights [pattern] @returns the derivative by b_f
   */
  gradient(patterns: readonly ActivePattern[], weights: Float64Array, byProducts: Float64Array): number;
}

/** Of a shape's outputs. */
export function errorGradients({ nFeatures, values, activation }: JudgedShape): ErrorGradients {
  return values === 'binary' ? new BinaryGradients(nFeatures, activation) : new UniformGradients(nFeatures, activation);
}

class UniformGradients extends UniformErrors implements ErrorGradients {
  /** Made when a gradient is first asked for: it is larger than the space. */
  private adjoint: Adjoint | null = null;

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
}

class BinaryGradients extends BinaryErrors implements ErrorGradients {
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
}

/** The exact expected loss with its gradient, for descent without noise. For up to 6 features: every step visits 3ⁿ states an output. */
import type { ModelKind } from '../config/config.ts';
import { ConfigError } from '../config/problem.ts';
import type { GradientSums, Weights } from '../network/network.ts';
import { type ErrorGradients, errorGradients } from './errorGradients.ts';
import { exactDescentProblem } from './exactDescent.ts';
import { PatternList } from './exactLoss.ts';
import { fillProducts } from './expectedErrors.ts';
import type { JudgedShape, JudgedValues } from './judgedModel.ts';

export class ExactGradient {
  private readonly shape: JudgedShape & Pick<ModelKind, 'bias'>;
  private readonly errors: ErrorGradients;
  private readonly patterns: PatternList;
  /** WOut_f·W_g of the output f at hand, and the loss's derivatives by them [feature] */
  private readonly products: Float64Array;
  private readonly byProducts: Float64Array;
  /** What each pattern's error counts in the loss [pattern] */
  private weights = new Float64Array(0);

  /** @throws ConfigError where `exactDescentProblem` finds one */
  constructor(shape: JudgedShape & Pick<ModelKind, 'bias'>) {
    const found = exactDescentProblem(shape);
    if (found) throw new ConfigError([found]);
    this.shape = shape;
    this.errors = errorGradients(shape);
    this.patterns = new PatternList(shape);
    this.products = new Float64Array(shape.nFeatures);
    this.byProducts = new Float64Array(shape.nFeatures);
  }

  /** Adds the loss, a mean over features, and half its gradient to `sums`, as if they were those of one sample of one feature. */
  addTo(sums: GradientSums, weights: Weights, { sparsity, importance }: JudgedValues): void {
    const { nFeatures, nHidden, bias } = this.shape;
    const patterns = this.patterns.of(sparsity);
    this.weights = this.weights.length === patterns.length ? this.weights : new Float64Array(patterns.length);
    for (let f = 0; f < nFeatures; f++) {
      fillProducts(weights, nHidden, f, this.products);
      this.errors.solve(f, this.products, weights.b[f]);
      patterns.forEach((pattern, p) => {
        this.weights[p] = (importance[f] / nFeatures) * pattern.probability;
        sums.loss += this.weights[p] * this.errors.errorOf(pattern);
      });
      const byBias = this.errors.gradient(patterns, this.weights, this.byProducts);
      if (bias) sums.b[f] += 0.5 * byBias;
      this.backThroughProducts(sums, weights, f);
    }
  }

  /** c_g = WOut_f·W_g. */
  private backThroughProducts(sums: GradientSums, { W, WOut = W }: Weights, f: number): void {
    const { nFeatures, nHidden } = this.shape;
    for (let g = 0; g < nFeatures; g++) {
      const half = 0.5 * this.byProducts[g];
      for (let k = 0; k < nHidden; k++) {
        sums.WOut[f * nHidden + k] += half * W[g * nHidden + k];
        sums.W[g * nHidden + k] += half * WOut[f * nHidden + k];
      }
    }
  }
}

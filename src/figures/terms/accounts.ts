/**
 * What the weights of the moment cost each feature, twice: by the two terms of a linear model ("Mathematical Understanding"), and
 * with the ReLU and the biases taken into account. Each feature is taken to be active alone, at 1. Sums over features, as in the paper.
 * Of untied models and those with ReLU hidden units WOut_g·σ_h(W_f) stands for W_g·W_f.
 */
import { cleanModel, indices } from '../../charts/view.ts';
import type { JudgedView } from '../../figure/concept/judgedView.ts';
import { responses } from '../../model/geometry/geometry.ts';
import { activate } from '../../model/network/network.ts';

export interface Account {
  /** What is lost because the feature does not come back whole. */
  readonly missing: number;
  /** What it costs other outputs that overlap with it in the same sense … */
  readonly positive: number;
  /** … and in the opposite sense. */
  readonly negative: number;
}

export interface Accounts {
  /** I_f (1 − ‖W_f‖²)² and I_g (W_g·W_f)² [feature] */
  readonly linear: readonly Account[];
  /** I_f (1 − R(‖W_f‖² + b_f))² and I_g R(W_g·W_f + b_g)² [feature] */
  readonly relu: readonly Account[];
}

export function accountsOf(input: JudgedView): Accounts {
  const model = cleanModel(input);
  const received = responses(model);
  const n = model.nFeatures;
  const accountOf = (f: number, output: (product: number, g: number) => number): Account => {
    const shares = { missing: 0, positive: 0, negative: 0 };
    for (let g = 0; g < n; g++) {
      const product = received[g * n + f] ?? 0;
      const error = (g === f ? 1 : 0) - output(product, g);
      const share = g === f ? 'missing' : product < 0 ? 'negative' : 'positive';
      shares[share] += (input.importance[g] ?? 0) * error * error;
    }
    return shares;
  };
  return {
    linear: indices(n).map((f) => accountOf(f, (product) => product)),
    relu: indices(n).map((f) => accountOf(f, (product, g) => activate(product + (model.b[g] ?? 0), 'relu'))),
  };
}

export function totalOf(accounts: readonly Account[]): number {
  return accounts.reduce((sum, { missing, positive, negative }) => sum + missing + positive + negative, 0);
}

/** The claims figures make about features in sets ("Correlated and anticorrelated features"), as tests of one model. */
import type { ModelView } from '../charts/view.ts';
import { gram } from '../model/geometry/geometry.ts';
import type { Claim } from './meta.ts';

const PAIRS = { n: 4, m: 2, S: 0.9, I: 1, r: 1, act: 'relu' } as const;

function cosine(model: ModelView, f: number, g: number): number {
  const products = gram(model);
  const at = (a: number, b: number) => products[a * model.nFeatures + b] ?? 0;
  return at(f, g) / Math.sqrt(at(f, f) * at(g, g));
}

/** 0 with 1, and 2 with 3. */
export function cosinesWithinPairs(model: ModelView): readonly number[] {
  return [cosine(model, 0, 1), cosine(model, 2, 3)];
}

export const CORRELATED_ORTHOGONAL: Claim = {
  when: { ...PAIRS, sets: 'corr2' },
  text: 'Features that come together lie at right angles.',
  share: 0.9,
  holds: (model) => cosinesWithinPairs(model).every((value) => Math.abs(value) < 0.05),
};

export const EXCLUSIVE_OPPOSITE: Claim = {
  when: { ...PAIRS, sets: 'anti2' },
  text: 'Features that never come together are opposites.',
  share: 0.9,
  holds: (model) => cosinesWithinPairs(model).every((value) => value < -0.999),
};

const BLOCK = 10;

/** The largest |W_f·W_g| of different features within a set, and between two sets. */
function largestOverlaps(model: ModelView): { readonly within: number; readonly between: number } {
  const products = gram(model);
  let [within, between] = [0, 0];
  for (let f = 0; f < model.nFeatures; f++) {
    for (let g = 0; g < f; g++) {
      const size = Math.abs(products[f * model.nFeatures + g] ?? 0);
      if (Math.floor(f / BLOCK) === Math.floor(g / BLOCK)) within = Math.max(within, size);
      else between = Math.max(between, size);
    }
  }
  return { within, between };
}

export const BLOCKS_ORTHOGONAL: Claim = {
  when: { n: 20, m: 10, S: 0.95, I: 1, r: 1, sets: 'corr10', act: 'relu' },
  text: 'Within a set hardly anything overlaps; between the sets much does.',
  share: 0.9,
  holds: (model) => {
    const { within, between } = largestOverlaps(model);
    return within < 0.15 && between > 0.5;
  },
};

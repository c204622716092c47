/**
 * The claims figures make about trained models of the paper's "Basic Results", as tests of one model. A claim that measured lower
 * was changed to what is true; the shares are checked in `tests/figure/claims.long.test.ts`.
 */
import type { ModelView } from '../charts/view.ts';
import { arrangementOf } from '../model/geometry/arrangement.ts';
import { featureNorms, gram, superposition } from '../model/geometry/geometry.ts';
import { isRepresented } from '../model/geometry/outcome.ts';
import type { Claim } from './meta.ts';

function representedBy(model: ModelView): readonly number[] {
  return [...featureNorms(model)].flatMap((norm, f) => (isRepresented(norm) ? [f] : []));
}

/** Cosine of the angle between two features' directions. */
function cosine(model: ModelView, f: number, g: number): number {
  const products = gram(model);
  const at = (a: number, b: number) => products[a * model.nFeatures + b] ?? 0;
  return at(f, g) / Math.sqrt(at(f, f) * at(g, g));
}

const FIVE_IN_TWO = { n: 5, m: 2, I: 0.9, r: 1, sets: 'none', act: 'relu' } as const;
const TWENTY_IN_FIVE = { n: 20, m: 5, I: 0.7, r: 1, sets: 'none' } as const;

export const TWO_ORTHOGONAL: Claim = {
  when: { ...FIVE_IN_TWO, S: 0 },
  text: 'Dense data: the two most important features at a right angle, the others dropped.',
  share: 1,
  holds: (model) => representedBy(model).join() === '0,1' && Math.abs(cosine(model, 0, 1)) < 0.1,
};

export const TWO_DIGONS: Claim = {
  when: { ...FIVE_IN_TWO, S: 0.8 },
  text: 'Two pairs of opposites at right angles; the least important feature is dropped.',
  share: 0.9,
  holds: (model) =>
    representedBy(model).join() === '0,1,2,3' && arrangementOf(model).groups.every(({ shape }) => shape === 'pair of opposites'),
};

/** Neighbours 72 ± 5° apart and every norm above 0.9: at the optimum they are 1.07 to 1.11. */
export const PENTAGON: Claim = {
  when: { ...FIVE_IN_TWO, S: 0.9 },
  text: 'All five features form a pentagon.',
  share: 0.9,
  holds: (model) => [...featureNorms(model)].every((norm) => norm > 0.9) && gapsOf(model).every((gap) => Math.abs(gap - 72) <= 5),
};

/** Angles between neighbouring directions in the plane, in degrees. */
function gapsOf({ W, nFeatures }: ModelView): readonly number[] {
  const degrees = (f: number) => (Math.atan2(W[2 * f + 1] ?? 0, W[2 * f] ?? 0) * 180) / Math.PI;
  const angles = Array.from({ length: nFeatures }, (_, f) => degrees(f)).sort((a, b) => a - b);
  return angles.map((angle, at) => (at === 0 ? angle + 360 - (angles.at(-1) ?? 0) : angle - (angles[at - 1] ?? 0)));
}

export const LINEAR_KEEPS_TOP: Claim = {
  when: { ...TWENTY_IN_FIVE, act: 'linear' },
  text: 'A linear model keeps the five most important features and drops the rest.',
  share: 1,
  holds: (model) => representedBy(model).join() === '0,1,2,3,4',
};

export const PAIRS_AMONG_LESS_IMPORTANT: Claim = {
  when: { ...TWENTY_IN_FIVE, act: 'relu', S: 0.9 },
  text: 'Pairs of opposites among the less important features.',
  share: 0.9,
  holds: (model) =>
    arrangementOf(model).groups.filter(({ shape, features }) => shape === 'pair of opposites' && (features[0] ?? 0) >= 1).length >= 2,
};

export const ROOM_FOR_ALL: Claim = {
  when: { n: 6, m: 6, S: 0.9, I: 0.9, r: 1, sets: 'none', act: 'relu' },
  text: 'With as many dimensions as features, each has one to itself.',
  share: 0.9,
  holds: (model) => representedBy(model).length === 6 && superposition(model).every((overlap) => overlap < 0.05),
};

export const BEST_IS_PENTAGON: Claim = { ...PENTAGON, text: 'The best of these runs ends in the pentagon.' };

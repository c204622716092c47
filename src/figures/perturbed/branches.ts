/**
 * Two ways through the relative densities of one feature among five: downwards from a pentagon, and upwards from two pairs of opposites
 * without it. As long as an arrangement holds, a way follows it; where it holds no more, the way falls onto the other. Pure.
 */
import type { TrainingOptions } from '../../model/config/config.ts';
import { polygon } from '../../model/geometry/polytopes.ts';
import { exactLoss } from '../../model/loss/exactLoss.ts';

/** Of the varied feature, which is feature 0, over that of the others; ascending. */
export const RELATIVE = [0.08, 0.1, 0.13, 0.16, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.65, 0.8, 1, 1.5, 2.2, 3] as const;
const N_FEATURES = 5;

export interface Followed {
  readonly relative: number;
  /** [feature, 2] */
  readonly W: ArrayLike<number>;
  readonly b: ArrayLike<number>;
  /** Expected, a mean over features. */
  readonly loss: number;
}

/** One way: where it is followed to so far. */
export type Way = readonly Followed[];
export const WAYS = ['down', 'up'] as const;
export type WayName = (typeof WAYS)[number];

/** In the order in which it is gone. */
export function stagesOf(way: WayName): readonly number[] {
  return way === 'down' ? RELATIVE.toReversed() : RELATIVE;
}

export interface Arrangement {
  readonly W: ArrayLike<number>;
  readonly b: ArrayLike<number>;
}

/** Where a way begins; the feature left out answers with its average. */
export function beginningOf(way: WayName, p: number): Arrangement {
  const pairs = [0, 0, 1, 0, -1, 0, 0, 1, 0, -1];
  const pentagon = polygon(N_FEATURES)
    .flat()
    .map((x) => 1.1 * x);
  const average = (p * RELATIVE[0]) / 2;
  return { W: way === 'down' ? pentagon : pairs, b: Array.from({ length: N_FEATURES }, (_, f) => (way === 'up' && f === 0 ? average : 0)) };
}

export function densitiesAt(p: number, relative: number): readonly number[] {
  return Array.from({ length: N_FEATURES }, (_, f) => (f === 0 ? Math.min(1, p * relative) : p));
}

/** Not Adam, which moves a bias by as much however little there is to gain, and would silence the feature left out. */
const DESCENT = { steps: 1000, optimiser: 'sgd', learningRate: 1, momentum: 0.9 } as const;
/** Enough to leave a place that only looks like rest. */
const NOISE = 0.003;

/** One stage of both ways: an instance each. */
export function stageTraining(p: number, relative: readonly number[], from: readonly Arrangement[], seed: number): TrainingOptions {
  return {
    nFeatures: N_FEATURES,
    nHidden: 2,
    ...DESCENT,
    start: { W: from.flatMap(({ W }) => Array.from(W)), b: from.flatMap(({ b }) => Array.from(b)), noise: NOISE },
    instances: relative.map((density) => ({ featureProbability: densitiesAt(p, density), seed })),
  };
}

export function followed(p: number, relative: number, { W, b }: Arrangement): Followed {
  const loss = exactLoss({ W, b, nFeatures: N_FEATURES, nHidden: 2, featureProbability: densitiesAt(p, relative) });
  return { relative, W, b, loss };
}

/** Of two pairs of opposites with the fifth feature answered by its average; closed form, a mean over features. */
export function pairsLoss(p: number, relative: number): number {
  const own = p * relative;
  return (own / 3 - own ** 2 / 4 + (2 * p ** 2) / 3) / N_FEATURES;
}

/** The relative density at which both ways have the same loss, between the places followed; null where they do not cross. */
export function crossingOf(down: Way, up: Way): number | null {
  const gaps = RELATIVE.flatMap((relative) => {
    const [one, other] = [down, up].map((way) => way.find((place) => place.relative === relative));
    return one && other ? [{ relative, gap: one.loss - other.loss }] : [];
  });
  // Where both have fallen onto one arrangement they differ by rounding alone.
  const apart = gaps.filter(({ gap }) => Math.abs(gap) > SAME);
  for (const [at, { relative, gap }] of apart.entries()) {
    const next = apart[at + 1];
    if (!next || gap <= 0 || next.gap > 0) continue;
    const share = gap / (gap - next.gap);
    return relative * (next.relative / relative) ** share;
  }
  return null;
}

const SAME = 1e-7;

export function nearestRelative(wanted: number): number {
  const distances = RELATIVE.map((relative) => Math.abs(Math.log(relative / wanted)));
  return distances.indexOf(Math.min(...distances));
}

/**
 * The "toy model of the toy model" behind the phase diagrams ("Superposition as a Phase Change"): the natural weight configurations
 * for n=2, m=1 and n=3, m=2, each with its exact expected loss in closed form, and where one becomes better than another. The
 * last feature is the extra one, of importance r; the others have 1. True optima have weights in between (`exactLoss.ts`).
 */

import type { Outcome } from '../geometry/outcome.ts';
import type { Weights } from '../network/network.ts';

export type PhaseFamily = 'n2m1' | 'n3m2';

export interface Configuration {
  /** The weights of n=2, m=1; for n=3, m=2 the direction all three features are projected along. */
  readonly name: string;
  /** In words. */
  readonly description: string;
  /** Of the extra feature. */
  readonly outcome: Outcome;
  /** Expected loss, a mean over features. @param density 1 − S @param r relative importance of the extra feature */
  loss(density: number, r: number): number;
  /** The configuration itself: W [feature, hidden], b [feature]. */
  weights(density: number): Weights;
}

/** Var x_f = p/3 − p²/4: what ignoring a feature of importance 1 costs at best. @param density p = 1 − S */
export function featureVariance(density: number): number {
  return density / 3 - (density * density) / 4;
}

/** What a pair of unit antipodes with b = 0 costs, for a summed importance of 1: both active, each errs by the smaller. */
function antipodalCost(density: number): number {
  return (density * density) / 6;
}

const FAMILIES: Readonly<Record<PhaseFamily, readonly Configuration[]>> = {
  n2m1: [
    {
      name: '[1, 0]',
      description: 'the extra feature is ignored',
      outcome: 'ignored',
      loss: (density, r) => (r * featureVariance(density)) / 2,
      weights: (density) => ({ W: [1, 0], b: [0, density / 2] }),
    },
    {
      name: '[0, 1]',
      description: 'the extra feature takes the only dimension',
      outcome: 'dedicated',
      loss: (density) => featureVariance(density) / 2,
      weights: (density) => ({ W: [0, 1], b: [density / 2, 0] }),
    },
    {
      name: '[1, −1]',
      description: 'both features share the dimension as antipodes',
      outcome: 'superposed',
      loss: (density, r) => ((1 + r) * antipodalCost(density)) / 2,
      weights: () => ({ W: [1, -1], b: [0, 0] }),
    },
  ],
  n3m2: [
    {
      name: '⊥ [0, 0, 1]',
      description: 'the extra feature is ignored',
      outcome: 'ignored',
      loss: (density, r) => (r * featureVariance(density)) / 3,
      weights: (density) => ({ W: [1, 0, 0, 1, 0, 0], b: [0, 0, density / 2] }),
    },
    {
      name: '⊥ [1, 0, 0]',
      description: 'the extra feature takes a dimension, another is ignored',
      outcome: 'dedicated',
      loss: (density) => featureVariance(density) / 3,
      weights: (density) => ({ W: [0, 0, 1, 0, 0, 1], b: [density / 2, 0, 0] }),
    },
    {
      name: '⊥ [0, 1, 1]',
      description: 'the extra feature shares a dimension with another',
      outcome: 'superposed',
      loss: (density, r) => ((1 + r) * antipodalCost(density)) / 3,
      weights: () => ({ W: [1, 0, 0, 1, 0, -1], b: [0, 0, 0] }),
    },
    {
      name: '⊥ [1, 1, 0]',
      description: 'the extra feature has a dimension, the two others share one',
      outcome: 'dedicated',
      loss: (density) => (2 * antipodalCost(density)) / 3,
      weights: () => ({ W: [1, 0, -1, 0, 0, 1], b: [0, 0, 0] }),
    },
  ],
};

export function configurations(family: PhaseFamily): readonly Configuration[] {
  return FAMILIES[family];
}

export interface RankedConfiguration {
  readonly configuration: Configuration;
  readonly loss: number;
}

/** All configurations, the best first. @param density 1 − S @param r relative importance of the extra feature */
export function rankedConfigurations(family: PhaseFamily, density: number, r: number): readonly RankedConfiguration[] {
  const ranked = configurations(family).map((configuration) => ({ configuration, loss: configuration.loss(density, r) }));
  return ranked.sort((one, other) => one.loss - other.loss);
}

/** The configuration of least loss. */
export function winningConfiguration(family: PhaseFamily, density: number, r: number): Configuration {
  const [best] = rankedConfigurations(family, density, r);
  if (!best) throw new Error(`no configurations for ${family}`);
  return best.configuration;
}

/** Where three phases meet. Above it, the line r = 1 separates the extra feature ignored from dedicated. */
export const TRIPLE_POINT = { r: 1, density: 4 / 7 } as const;

/** The density below which sharing a dimension is better than ignoring a feature, s*(r). */
export function phaseBoundary(family: PhaseFamily, r: number): number {
  if (r < 1) return (4 * r) / (2 + 5 * r);
  // With three features it is the two others that share, whatever the extra one is worth.
  return family === 'n3m2' ? TRIPLE_POINT.density : 4 / (5 + 2 * r);
}

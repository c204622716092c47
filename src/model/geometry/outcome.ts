/** What became of a feature: the three colours of a phase diagram, by the thresholds used everywhere. */
import { type Directions, featureNorms, superposition } from './geometry.ts';

export type Outcome = 'ignored' | 'dedicated' | 'superposed';

/** A feature with a longer direction counts as represented. */
export const REPRESENTED_NORM = 0.5;
/** A represented feature with less superposition counts as having a dimension of its own. */
export const DEDICATED_SUPERPOSITION = 0.25;

/** @param norm ‖W_f‖ @param shared Σ_{g≠f} (Ŵ_f·W_g)² */
export function outcomeOf(norm: number, shared: number): Outcome {
  // Written so that NaN, of a model that diverged, is not represented.
  if (!(norm >= REPRESENTED_NORM)) return 'ignored';
  return shared < DEDICATED_SUPERPOSITION ? 'dedicated' : 'superposed';
}

/** @returns [feature] @throws ConfigError where W does not fit the shape */
export function featureOutcomes(directions: Directions): readonly Outcome[] {
  const shared = superposition(directions);
  return Array.from(featureNorms(directions), (norm, f) => outcomeOf(norm, shared[f] ?? 0));
}

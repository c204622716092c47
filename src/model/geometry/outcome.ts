/** What became of a feature: the three colours of a phase diagram. The only home of the two thresholds. */
import { type Directions, responses, strengthOf, superpositionIn } from './geometry.ts';

export type Outcome = 'ignored' | 'dedicated' | 'superposed';

/** A feature counts as represented where ‖W_f‖, or `featureStrengths` of other models, is above this. */
export const REPRESENTED_NORM = 0.5;
/** A represented feature counts as having a dimension of its own where its superposition is below this. */
const DEDICATED_SUPERPOSITION = 0.25;

/** False for NaN, the norm of a model that diverged. @param norm ‖W_f‖, or the feature's strength */
export function isRepresented(norm: number): boolean {
  return norm > REPRESENTED_NORM;
}

/** @param norm as of `isRepresented` @param shared Σ_{g≠f} (Ŵ_f·W_g)² */
export function outcomeOf(norm: number, shared: number): Outcome {
  if (!isRepresented(norm)) return 'ignored';
  return shared < DEDICATED_SUPERPOSITION ? 'dedicated' : 'superposed';
}

/** @returns [feature] @throws ConfigError where W does not fit the shape */
export function featureOutcomes(directions: Directions): readonly Outcome[] {
  return outcomesIn(responses(directions), directions.nFeatures);
}

/** The same of known `responses`. */
export function outcomesIn(received: Float64Array, nFeatures: number): readonly Outcome[] {
  return Array.from(superpositionIn(received, nFeatures), (shared, f) => outcomeOf(strengthOf(received[f * (nFeatures + 1)]), shared));
}

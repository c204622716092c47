/** What a valid configuration asks for and does not get, in sentences for scripts. */
import type { TrainingConfig } from '../model/config/config.ts';
import { setDensityConflict } from '../model/data/setDensities.ts';

/** Each sentence once, whichever models it is about. */
export function noticesOf({ featureSets, instances }: TrainingConfig): readonly string[] {
  const conflicts = instances.map(({ sparsity }) => setDensityConflict('sparsity', featureSets, sparsity));
  return [...new Set(conflicts.flatMap((found) => (found ? [found.message] : [])))];
}

/** What the figure claims of three correlated pairs; the share of seeds is checked in `tests/figures/sets/sets.long.test.ts`. */
import type { ModelView } from '../../charts/view.ts';
import { tidied } from './partition.ts';
import { relationsOf } from './relations.ts';
import type { SetsSettings } from './settings.ts';

const PARTS = 'aabbcc';
const DENSITY = 0.2;

/** The number of merged pairs at a fourth, half, once, twice and four times the density of 0.2. */
export function mergedPairs(models: readonly (ModelView | null)[]): readonly number[] {
  return models.map((model) => (model ? relationsOf(model, PARTS).filter((relation) => relation === 'merged').length : 0));
}

export const PAIRS_MERGE = {
  text: 'No pair has merged at a density of 0.05, one at 0.1, two at 0.2, and all three at 0.4 and 0.8.',
  /** Share of blocks of eight seeds whose best models must satisfy it. */
  share: 0.8,
  isMade: ({ parts, kind, m, d }: SetsSettings): boolean => tidied(parts) === PARTS && kind === 'correlated' && m === 2 && d === DENSITY,
  holds: (models: readonly (ModelView | null)[]): boolean => mergedPairs(models).join() === '0,1,2,3,3',
} as const;

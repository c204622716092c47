/** What the figure claims of the place where the two arrangements cost the same; checked in `tests/figures/perturbed/perturbed.long.test.ts`. */
import type { PerturbedSettings } from './settings.ts';

export const CROSSING_BELOW_HALF = {
  text: 'The pentagon stops being the better one where the fifth feature is between 0.25 and 0.45 times as frequent as the others.',
  isMade: ({ p }: PerturbedSettings): boolean => p === 0.05,
  holds: (crossing: number | null): boolean => crossing !== null && crossing >= 0.25 && crossing <= 0.45,
} as const;

/** The comparison's claim about its eight models together; the share is checked in `tests/figure/claims.long.test.ts`. */
import type { ModelView } from '../../charts/view.ts';
import { PAPER_COUNTS } from './densities.ts';
import { countsOf } from './describe.ts';

/** How far a count may be from the paper's: equal where no dimension is shared, else one more or less. */
function tolerance(column: number): number {
  return column < 2 ? 0 : 1;
}

export const AS_MANY_AS_IN_PAPER = {
  text: 'At every density as many features are represented as in the paper, give or take one.',
  /** Share of blocks of four seeds whose best models must satisfy it. */
  share: 0.8,
  /** @param models the linear one, then one per density; null where there is none yet */
  holds: (models: readonly (ModelView | null)[]): boolean =>
    PAPER_COUNTS.every((count, column) => {
      const model = models[column];
      return !!model && Math.abs(countsOf(model).represented - count) <= tolerance(column);
    }),
} as const;

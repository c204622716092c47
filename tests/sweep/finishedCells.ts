/** What tests look at of a sweep. */
import type { SweepState } from '../../src/sweep/progress.ts';
import type { SweepCell } from '../../src/sweep/results.ts';

/** All finished cells, row by row. */
export function finishedCells({ cells }: SweepState): readonly SweepCell[] {
  return cells.flatMap((cell) => cell ?? []);
}

/** What a map of cells can be coloured by: numbers and names read off a cell's best model and the losses of all its seeds. */
import { dimensionsPerFeature, featureNorms, superposition } from '../model/geometry.ts';
import type { SweepCell } from './results.ts';

/** What became of a feature. */
export type Outcome = 'ignored' | 'dedicated' | 'superposed';

/** A feature of norm 0.5 and more is represented; its dimension is its own while its superposition is below this. */
const SUPERPOSED = 0.25;
const REPRESENTED = 0.5;

export interface CellMeasures {
  readonly loss: number;
  /** 1 − lowest / highest loss of the seeds: 0 where all agree, near 1 where the best seed does far better than the worst. */
  readonly spread: number;
  /** ‖W_f‖ of the last feature, the extra one of the phase diagrams. */
  readonly lastNorm: number;
  /** Σ_{g≠f} (Ŵ_f·W_g)² of the last feature. */
  readonly lastSuperposition: number;
  /** Of the last feature; null where training diverged. */
  readonly outcome: Outcome | null;
  /** Features with ‖W_f‖ > 0.5. */
  readonly represented: number;
  /** D* = m / ‖W‖_F² */
  readonly dimensionsPerFeature: number;
}

export function cellMeasures({ W, b, loss, losses }: Pick<SweepCell, 'W' | 'b' | 'loss' | 'losses'>): CellMeasures {
  const directions = { W, nFeatures: b.length, nHidden: W.length / b.length };
  const norms = featureNorms(directions);
  const lastNorm = norms.at(-1) ?? Number.NaN;
  const lastSuperposition = superposition(directions).at(-1) ?? Number.NaN;
  return {
    loss,
    spread: lossSpread(losses),
    lastNorm,
    lastSuperposition,
    outcome: outcomeOf(lastNorm, lastSuperposition),
    represented: norms.filter((norm) => norm > REPRESENTED).length,
    dimensionsPerFeature: dimensionsPerFeature(directions),
  };
}

/** @param norm ‖W_f‖ @param shared the feature's superposition @returns null where either is no number */
export function outcomeOf(norm: number, shared: number): Outcome | null {
  if (Number.isNaN(norm + shared)) return null;
  if (norm < REPRESENTED) return 'ignored';
  return shared < SUPERPOSED ? 'dedicated' : 'superposed';
}

function lossSpread(losses: readonly number[]): number {
  const [lowest, highest] = [Math.min(...losses), Math.max(...losses)];
  return highest > lowest ? 1 - lowest / highest : 0;
}

/** What tells a cell from its neighbours when a boundary is sought: a name for the last feature's outcome and the number represented. */
export function cellOutcome(cell: SweepCell): string {
  const { outcome, represented } = cellMeasures(cell);
  return `${outcome} ${represented}`;
}

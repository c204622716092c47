/** What a map of cells can be coloured by: numbers and names read off a cell's best model and the losses of all its seeds. */
import { dimensionsPerFeature, featureStrengths, superposition } from '../model/geometry/geometry.ts';
import { isRepresented, type Outcome, outcomeOf } from '../model/geometry/outcome.ts';
import type { Configuration } from '../model/theory/theory.ts';
import { closestConfiguration } from './closestConfiguration.ts';
import type { SweepCell } from './results.ts';

export interface CellMeasures {
  /** Judged, a mean over features. */
  readonly loss: number;
  /** 1 − lowest / highest loss of the seeds: 0 where all agree, near 1 where the best seed does far better than the worst. */
  readonly spread: number;
  /** ‖W_f‖ of the last feature, the extra one of the phase diagrams. */
  readonly lastNorm: number;
  /** Σ_{g≠f} (Ŵ_f·W_g)² of the last feature. */
  readonly lastSuperposition: number;
  /** Of the last feature; null where training diverged. */
  readonly outcome: Outcome | null;
  /** Features with ‖W_f‖ > 0.5; of other models with a `featureStrengths` above it. */
  readonly represented: number;
  /** D* = m / ‖W‖_F² */
  readonly dimensionsPerFeature: number;
  /** The natural configuration the weights are nearest to; null but for n=2, m=1 and n=3, m=2. */
  readonly configuration: Configuration | null;
}

type MeasuredCell = Pick<SweepCell, 'W' | 'WOut' | 'hiddenActivation' | 'b' | 'loss' | 'losses'>;

/** @param cell as `sweep()` gives it too */
export function cellMeasures({ b, loss, losses, ...weights }: MeasuredCell): CellMeasures {
  const { W, WOut, hiddenActivation } = weights;
  const directions = { W, WOut, hiddenActivation, nFeatures: b.length, nHidden: W.length / b.length };
  const norms = featureStrengths(directions);
  const lastNorm = norms.at(-1) ?? Number.NaN;
  const lastSuperposition = superposition(directions).at(-1) ?? Number.NaN;
  const diverged = Number.isNaN(lastNorm);
  return {
    loss,
    spread: lossSpread(losses),
    lastNorm,
    lastSuperposition,
    outcome: diverged ? null : outcomeOf(lastNorm, lastSuperposition),
    represented: norms.filter(isRepresented).length,
    dimensionsPerFeature: dimensionsPerFeature(directions),
    configuration: diverged ? null : closestConfiguration(directions),
  };
}

function lossSpread(losses: readonly number[]): number {
  const [lowest, highest] = [Math.min(...losses), Math.max(...losses)];
  return highest > lowest ? 1 - lowest / highest : 0;
}

/** Distinguishes a cell from its neighbours when boundaries are sought. */
export function cellOutcome(cell: SweepCell): string {
  const { outcome, represented, configuration } = cellMeasures(cell);
  return [outcome, represented, configuration?.name].join(' ');
}

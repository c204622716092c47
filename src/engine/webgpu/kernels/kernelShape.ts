/** What a training program is specialised for beside its plan. Seeds, sparsities, rates, batch size and step are data. */
import type { DataKind, ModelKind, TrainingConfig } from '../../../model/config/config.ts';
import { type FeatureGroups, featureGroups } from '../../../model/data/featureGroups.ts';
import type { SampleTable } from '../../../model/data/sampling.ts';
import type { StateShape } from '../../../model/network/parameters.ts';

/** How an instance draws. `dense`: gaps at S = 0, where every feature is active and no word decides. The number is the one in the instance's row. */
export const DRAWING = { dense: 0, gaps: 1, groups: 2, exactly: 3 } as const;
export type Drawing = keyof typeof DRAWING;

export function drawingOf({ mode, thresholds }: SampleTable): Drawing {
  if (mode === 'exactly') return 'exactly';
  if (mode !== 'gaps') return 'groups';
  return thresholds.every((threshold) => threshold === 0) ? 'dense' : 'gaps';
}

/** The kinds that occur, in the order of DRAWING. */
export function drawingsOf(tables: readonly SampleTable[]): readonly Drawing[] {
  const present = new Set(tables.map(drawingOf));
  return (['dense', 'gaps', 'groups', 'exactly'] as const).filter((drawing) => present.has(drawing));
}

/** What of the optimiser is written into the code. */
export interface OptimiserShape {
  /** The momentum of SGD; null where Adam trains. */
  readonly momentum: number | null;
  readonly decays: 'all' | 'weights' | 'rows to length 1';
}

export interface KernelShape extends StateShape, ModelKind, Pick<DataKind, 'values' | 'dataset'>, OptimiserShape {
  readonly tied: boolean;
  readonly groups: FeatureGroups;
  /** The kinds that occur in the run, in the order of DRAWING. */
  readonly drawings: readonly Drawing[];
  /** How many features of a sample are active, where that is fixed; else 0. */
  readonly nActive: number;
}

/** @returns a key that is the same for equal shapes only */
export function shapeKey({ groups, ...shape }: KernelShape): string {
  return JSON.stringify({ ...shape, coupledBelow: groups.coupledBelow });
}

export function kernelShape(config: TrainingConfig, tables: readonly SampleTable[]): KernelShape {
  const { nFeatures, nHidden, activation, hiddenActivation, tied, bias, target, values, dataset, featureSets, active } = config;
  return {
    ...{ nFeatures, nHidden, activation, hiddenActivation, tied, bias, target, values, dataset },
    ...optimiserShape(config),
    groups: featureGroups(nFeatures, featureSets),
    drawings: drawingsOf(tables),
    nActive: active === 'independent' ? 0 : active,
  };
}

function optimiserShape({ optimiser, momentum, weightDecay, weightDecayOn }: TrainingConfig): OptimiserShape {
  return { momentum: optimiser === 'sgd' ? momentum : null, decays: weightDecay < 0 ? 'rows to length 1' : weightDecayOn };
}

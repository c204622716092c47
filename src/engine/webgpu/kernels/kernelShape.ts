/** What a training program is specialised for. Everything else — seeds, sparsities, rates, batch size, step — it is given as data. */
import type { Activation, TrainingConfig } from '../../../model/config/config.ts';
import { type FeatureGroups, featureGroups, type SampleTable } from '../../../model/data/sampling.ts';
import type { Shape } from '../../../model/network/parameters.ts';

/** How an instance draws. `dense`: gaps at S = 0, where every feature is active and no word decides. The number is the one in the instance data. */
export const DRAWING = { dense: 0, gaps: 1, groups: 2 } as const;
export type Drawing = keyof typeof DRAWING;

export function drawingOf({ mode, thresholds }: SampleTable): Drawing {
  return mode === 'gaps' && thresholds.every((threshold) => threshold === 0) ? 'dense' : mode;
}

/** The kinds that occur, in the order of DRAWING. */
export function drawingsOf(tables: readonly SampleTable[]): readonly Drawing[] {
  const present = new Set(tables.map(drawingOf));
  return (['dense', 'gaps', 'groups'] as const).filter((drawing) => present.has(drawing));
}

export interface KernelShape extends Shape {
  readonly activation: Activation;
  readonly groups: FeatureGroups;
  /** The kinds that occur in the run, in the order of DRAWING. */
  readonly drawings: readonly Drawing[];
  /** Invocations of a workgroup. */
  readonly lanes: number;
}

/** @returns a key that is the same for equal shapes only */
export function shapeKey({ nFeatures, nHidden, activation, groups, drawings, lanes }: KernelShape): string {
  const sets = drawings.includes('groups') ? [groups.exclusive, groups.offsets.join(), groups.members.join()] : [];
  return ['superposition', nFeatures, nHidden, activation, lanes, drawings.join(), ...sets].join(';');
}

export function kernelShape(config: TrainingConfig, tables: readonly SampleTable[], lanes: number): KernelShape {
  const { nFeatures, nHidden, activation, featureSets } = config;
  return { nFeatures, nHidden, activation, groups: featureGroups(nFeatures, featureSets), drawings: drawingsOf(tables), lanes };
}

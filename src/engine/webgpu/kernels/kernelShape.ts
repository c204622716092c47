/** What a training program is specialised for beside its plan. Seeds, sparsities, rates, batch size and step are data. */
import type { Activation, TrainingConfig } from '../../../model/config/config.ts';
import { type FeatureGroups, featureGroups, type SampleTable } from '../../../model/data/sampling.ts';
import type { Shape } from '../../../model/network/parameters.ts';

/** How an instance draws. `dense`: gaps at S = 0, where every feature is active and no word decides. The number is the one in the instance's row. */
export const DRAWING = { dense: 0, gaps: 1, groups: 2 } as const;
export type Drawing = keyof typeof DRAWING;

export function drawingOf({ mode, thresholds }: SampleTable): Drawing {
  if (mode !== 'gaps') return 'groups';
  return thresholds.every((threshold) => threshold === 0) ? 'dense' : 'gaps';
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
}

/** @returns a key that is the same for equal shapes only */
export function shapeKey({ nFeatures, nHidden, activation, drawings }: KernelShape): string {
  return [nFeatures, nHidden, activation, drawings.join()].join(';');
}

export function kernelShape(config: TrainingConfig, tables: readonly SampleTable[]): KernelShape {
  const { nFeatures, nHidden, activation, featureSets } = config;
  return { nFeatures, nHidden, activation, groups: featureGroups(nFeatures, featureSets), drawings: drawingsOf(tables) };
}

/** Statements for each kind that occurs; where there are several, the instance's own decides. */
export function inDrawings(drawings: readonly Drawing[], write: (drawing: Drawing) => string): string {
  if (drawings.length === 1) return drawings.map(write).join('');
  return drawings.map((drawing) => `if (drawing == ${DRAWING[drawing]}u) { ${write(drawing)} }`).join('\n');
}

/** The output of the network from its pre-activation, one number or four at once. */
export function activated({ activation }: Pick<KernelShape, 'activation'>, value: string, zero: string): string {
  return activation === 'relu' ? `max(${value}, ${zero})` : value;
}

/** The error that goes back through the activation: none where it is flat. */
export function throughActivation({ activation }: Pick<KernelShape, 'activation'>, error: string, value: string, zero: string): string {
  return activation === 'relu' ? `select(${zero}, ${error}, ${value} > ${zero})` : error;
}

/** One model a density, the coarse picture first, as many side by side as there are workers. No React. */
import type { ModelView } from '../../charts/view.ts';
import { createGroupRuns, type GroupStatus } from '../../figure/own/groupRuns.ts';
import type { OwnRuns, OwnState, OwnTrainer } from '../../figure/own/ownRuns.ts';
import type { RunGroup } from '../../figure/own/runGroup.ts';
import { snapshotModel } from '../../figure/own/snapshotModel.ts';
import { resolveConfig } from '../../model/config/checkConfig.ts';
import { DENSITIES, ORDER, trainingAt } from './densities.ts';
import type { UniformSettings } from './settings.ts';

export interface DensityModel {
  readonly model: ModelView;
  /** Its training has ended. */
  readonly isFinished: boolean;
}

export interface UniformState extends OwnState {
  /** [density]; null before the first snapshot. */
  readonly models: readonly (DensityModel | null)[];
}

const PACE = { stepsPerSecond: 'max', snapshots: { everyMs: 250 } } as const;

export function uniformRuns(trainer: OwnTrainer, settings: UniformSettings): OwnRuns<UniformState> {
  const configs = ORDER.map((density) => resolveConfig(trainingAt(settings, density)));
  return createGroupRuns(trainer, { configs, pace: PACE, read });
}

/** Steps are those of all densities together. */
function read({ snapshots, finished }: RunGroup, status: GroupStatus): UniformState {
  const models = DENSITIES.map((density) => {
    const at = ORDER.indexOf(density);
    const snapshot = snapshots[at];
    return snapshot ? { model: snapshotModel(snapshot), isFinished: finished[at] ?? false } : null;
  });
  return { ...status, models, step: snapshots.reduce((sum, snapshot) => sum + (snapshot?.step ?? 0), 0) };
}

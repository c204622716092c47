/**
 * A coarse picture within seconds: a few densities, trained briefly. Then one model a density, as many side by side as there are workers.
 * No React.
 */
import type { ModelView } from '../../charts/view.ts';
import { createGroupRuns, type GroupStatus } from '../../figure/own/groupRuns.ts';
import type { OwnRuns, OwnState, OwnTrainer } from '../../figure/own/ownRuns.ts';
import type { RunGroup } from '../../figure/own/runGroup.ts';
import { snapshotModel } from '../../figure/own/snapshotModel.ts';
import { resolveConfig } from '../../model/config/checkConfig.ts';
import { DENSITIES, ORDER, SKETCHED, sketchAt, trainingAt } from './densities.ts';
import type { UniformSettings } from './settings.ts';

export interface DensityModel {
  readonly model: ModelView;
  /** Whether its training has ended. */
  readonly isFinished: boolean;
}

export interface UniformState extends OwnState {
  /** [density]; null before the first snapshot. */
  readonly models: readonly (DensityModel | null)[];
}

const PACE = { stepsPerSecond: 'max', snapshots: { everyMs: 250 } } as const;

export function uniformRuns(trainer: OwnTrainer, settings: UniformSettings): OwnRuns<UniformState> {
  const sketches = SKETCHED.map((density) => sketchAt(settings, density));
  const whole = ORDER.map((density) => trainingAt(settings, density));
  return createGroupRuns(trainer, { configs: [...sketches, ...whole].map(resolveConfig), pace: PACE, read });
}

/** Steps are those of all densities together. */
function read(group: RunGroup, status: GroupStatus): UniformState {
  const step = group.snapshots.reduce((sum, snapshot) => sum + (snapshot?.step ?? 0), 0);
  return { ...status, models: DENSITIES.map((density) => modelAt(group, density)), step };
}

/** The sketch stands until the whole training has come further. */
function modelAt({ snapshots, finished }: RunGroup, density: number): DensityModel | null {
  const at = SKETCHED.length + ORDER.indexOf(density);
  const [sketch, whole] = [snapshots[SKETCHED.indexOf(density)], snapshots[at]];
  const shown = whole && (!sketch || finished[at] || whole.step > sketch.step) ? whole : sketch;
  return shown ? { model: snapshotModel(shown), isFinished: finished[at] ?? false } : null;
}

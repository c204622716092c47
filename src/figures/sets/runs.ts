/** Some seeds at each of five densities, all in one run. No React. */
import type { ModelView } from '../../charts/view.ts';
import { createGroupRuns, type GroupStatus } from '../../figure/own/groupRuns.ts';
import type { OwnRuns, OwnState, OwnTrainer } from '../../figure/own/ownRuns.ts';
import type { RunGroup } from '../../figure/own/runGroup.ts';
import { bestInstance, snapshotModel } from '../../figure/own/snapshotModel.ts';
import { resolveConfig } from '../../model/config/checkConfig.ts';
import type { SetsSettings } from './settings.ts';
import { densitiesOf, sharedTraining } from './trainings.ts';

export interface SetsState extends OwnState {
  /** The best model of each density; null before the first snapshot. */
  readonly models: readonly (ModelView | null)[];
}

const PACE = { stepsPerSecond: 'max', snapshots: { everyMs: 120 } } as const;

export function setsRuns(trainer: OwnTrainer, settings: SetsSettings): OwnRuns<SetsState> {
  const { seed, k } = settings;
  const densities = densitiesOf(settings);
  const instances = densities.flatMap((featureProbability) =>
    Array.from({ length: k }, (_, at) => ({ featureProbability, seed: (seed + at) % 2 ** 32 })),
  );
  const config = resolveConfig({ ...sharedTraining(settings), instances });
  const read = ({ snapshots: [snapshot] }: RunGroup, status: GroupStatus): SetsState => {
    const models = densities.map((_, at) => (snapshot ? snapshotModel(snapshot, bestInstance(snapshot, at * k, k)) : null));
    return { ...status, models, step: snapshot?.step ?? 0 };
  };
  return createGroupRuns(trainer, { configs: [config], pace: PACE, read });
}

/** One training, recorded as it goes. No React. */
import { createGroupRuns } from '../../figure/own/groupRuns.ts';
import type { OwnRuns, OwnState, OwnTrainer } from '../../figure/own/ownRuns.ts';
import { snapshotModel } from '../../figure/own/snapshotModel.ts';
import { resolveConfig } from '../../model/config/checkConfig.ts';
import type { TrainingConfig, TrainingOptions } from '../../model/config/config.ts';
import { initialCheckpoint } from '../../model/network/initialWeights.ts';
import { instanceState, type Snapshot } from '../../model/network/parameters.ts';
import { type Moment, momentOf } from './recording.ts';
import type { LearningSettings } from './settings.ts';
import { frameSteps, trainingOf } from './training.ts';

export interface LearningState extends OwnState {
  /** In order of steps. */
  readonly moments: readonly Moment[];
}

/** Slow enough to be watched, and for every moment to arrive. */
const FRAMES_A_SECOND = 25;

export function learningRuns(trainer: OwnTrainer, settings: LearningSettings): OwnRuns<LearningState> {
  const options = trainingOf(settings);
  const config = resolveConfig(options);
  const first = firstMoment(config, options);
  let moments = [first];
  return createGroupRuns<LearningState>(trainer, {
    configs: [config],
    pace: { stepsPerSecond: FRAMES_A_SECOND * frameSteps(settings), snapshots: { everySteps: frameSteps(settings) } },
    onSnapshot: (snapshot: Snapshot) => {
      const moment = momentOf(snapshot.step, snapshotModel(snapshot), snapshot.loss[0] ?? Number.NaN, options);
      moments = [...moments.filter(({ step }) => step < moment.step), moment];
    },
    onSteppedBack: (step) => {
      moments = moments.filter((moment) => moment.step <= step);
    },
    onRestart: () => {
      moments = [first];
    },
    read: (_, status) => ({ ...status, moments, step: moments.at(-1)?.step ?? 0 }),
  });
}

/** The moment before the first step, at which no average loss is known yet. */
function firstMoment(config: TrainingConfig, options: TrainingOptions): Moment {
  const { nFeatures, nHidden } = config;
  const { W, b } = instanceState(initialCheckpoint(config).state, config, 0);
  const model = { W, b, nFeatures, nHidden, selectedFeature: null };
  return momentOf(0, model, Number.NaN, options);
}

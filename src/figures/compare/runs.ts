/** Two trainings that go on together, recorded as they go. No React. */
import { createGroupRuns } from '../../figure/own/groupRuns.ts';
import type { OwnRuns, OwnState, OwnTrainer } from '../../figure/own/ownRuns.ts';
import { snapshotModel } from '../../figure/own/snapshotModel.ts';
import { resolveConfig } from '../../model/config/checkConfig.ts';
import { type Moment, momentOf } from '../learning/recording.ts';
import type { CompareSettings } from './settings.ts';
import { frameSteps, trainingsOf } from './training.ts';

/** The moments of each network, in order of steps. */
export type Recordings = readonly (readonly Moment[])[];

export interface CompareState extends OwnState {
  /** What both networks have reached. */
  readonly recordings: Recordings;
}

/** Slow enough to be watched, and for every moment to arrive. */
const FRAMES_A_SECOND = 25;

export function compareRuns(trainer: OwnTrainer, settings: CompareSettings): OwnRuns<CompareState> {
  const trainings = trainingsOf(settings);
  const none = (): Recordings => trainings.map(() => []);
  let all = none();
  const change = (at: number, next: (moments: readonly Moment[]) => readonly Moment[]) => {
    all = all.map((moments, i) => (i === at ? next(moments) : moments));
  };
  return createGroupRuns<CompareState>(trainer, {
    configs: trainings.map(resolveConfig),
    // They are compared while they train.
    atOnce: trainings.length,
    pace: { stepsPerSecond: FRAMES_A_SECOND * frameSteps(settings), snapshots: { everySteps: frameSteps(settings) } },
    onSnapshot: (snapshot, at) => {
      const moment = momentOf(snapshot.step, snapshotModel(snapshot), snapshot.loss[0] ?? Number.NaN, trainings[at] ?? {});
      change(at, (moments) => [...moments.filter(({ step }) => step < moment.step), moment]);
    },
    onSteppedBack: (step, at) => change(at, (moments) => moments.filter((moment) => moment.step <= step)),
    onRestart: () => {
      all = none();
    },
    read: ({ finished }, status) => {
      const recordings = reachedByBoth(all, finished);
      return { ...status, recordings, step: lastStep(recordings) };
    },
  });
}

/** One that has come to rest stays as it is. */
function reachedByBoth(all: Recordings, finished: readonly boolean[]): Recordings {
  const reached = Math.min(...all.map((moments, at) => (finished[at] ? Number.POSITIVE_INFINITY : (moments.at(-1)?.step ?? 0))));
  return all.map((moments) => moments.filter(({ step }) => step <= reached));
}

export function lastStep(recordings: Recordings): number {
  return Math.max(0, ...recordings.map((moments) => moments.at(-1)?.step ?? 0));
}

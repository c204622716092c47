/** Training as a script asks for it: one call, snapshots to iterate over, a promise of the last one. The public names are in `public.ts`. */
import { resolveConfig } from '../model/config/checkConfig.ts';
import { listOf } from '../model/config/checkValues.ts';
import { ConfigError, problem } from '../model/config/problem.ts';
import { isRecord } from '../model/config/record.ts';
import type { Checkpoint } from '../model/network/parameters.ts';
import type { SnapshotWish } from '../training/protocol.ts';
import type { RunRequest, Trainer } from '../training/trainer.ts';
import { scheduleOf } from './runs/changes.ts';
import { beginning, type TrainOptions } from './runs/from.ts';
import { ScriptedRun } from './runs/scriptedRun.ts';
import type { TrainingRun } from './runs/trainingRun.ts';
import { assertSettings, TRAIN_SETTINGS, type TrainSettings } from './settings.ts';

const SCREEN_MS = 16;

export function startTraining(trainer: () => Trainer, options: TrainOptions, settings: TrainSettings = {}): TrainingRun {
  const wish = wishOf(settings);
  const run = new ScriptedRun(wish);
  try {
    const request = requestOf(options, settings, wish);
    const { signal } = settings;
    if (signal?.aborted) throw signal.reason;
    run.begin(trainer(), request, signal);
  } catch (error) {
    run.fail(error);
  }
  return run;
}

/** @throws ConfigError */
function requestOf(options: TrainOptions, settings: TrainSettings, snapshots: SnapshotWish): RunRequest {
  const given: unknown = options;
  if (!isRecord(given)) throw new ConfigError([problem('configuration', given, 'an object')]);
  const { options: training, checkpoint } = beginning(options);
  const config = resolveConfig(training);
  assertSettings(settings, TRAIN_SETTINGS);
  const { changes = [] } = options;
  return {
    config,
    changes: fromCheckpoint(scheduleOf(changes, config), checkpoint),
    engine: settings.engine ?? 'auto',
    strict: true,
    pace: { stepsPerSecond: 'max', snapshots },
    hasNoTimeline: true,
    isRepeatable: changes.length > 0,
    ...(checkpoint && { from: checkpoint }),
  };
}

/** Leaves out changes before the checkpoint, which contains them. */
function fromCheckpoint<Change extends { readonly step: number }>(changes: readonly Change[], checkpoint: Checkpoint | undefined) {
  return checkpoint ? changes.filter(({ step }) => step >= checkpoint.step) : changes;
}

/** The snapshots that settings ask for, which may still be wrong. */
function wishOf(settings: TrainSettings | null): SnapshotWish {
  const { snapshotEvery, at } = settings ?? {};
  if (snapshotEvery !== undefined) return { everySteps: snapshotEvery, each: true };
  const steps = at && listOf(at)?.filter((step) => typeof step === 'number');
  return steps ? { atSteps: [...new Set(steps)].sort((a, b) => a - b), each: true } : { everyMs: SCREEN_MS };
}

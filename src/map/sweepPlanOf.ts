/** Turns a map's settings into a sweep, or says why they make none. */
import { type Problem, usedInstead } from '../model/config/problem.ts';
import { toTrainingOptions } from '../params/trainingOptions.ts';
import { checkSweep, planSweep, type SweepOptions, type SweepPlan } from '../sweep/plan.ts';
import { axisOptions } from './axisValues.ts';
import { type SweepSettings, sharedParams, usualMap } from './sweepSettings.ts';

/** What to train, as a script would write it. */
export function sweepOptions(settings: SweepSettings): SweepOptions {
  const { x, y, cells } = settings;
  const { nInstances: seeds, ...base } = toTrainingOptions(sharedParams(settings));
  return { base, x: axisOptions(x, cells), y: axisOptions(y, cells), seeds };
}

/** @throws ConfigError where these settings make no sweep */
export function sweepPlan(settings: SweepSettings): SweepPlan {
  return planSweep(sweepOptions(settings));
}

/** Why these settings make no sweep; empty where they do. */
export function sweepProblems(settings: SweepSettings): readonly Problem[] {
  const checked = checkSweep(sweepOptions(settings));
  return 'problems' in checked ? checked.problems : [];
}

export interface TrainableSweep {
  readonly settings: SweepSettings;
  readonly problems: readonly Problem[];
}

/** Replaces settings that make no sweep by the default map of their shape or, where that is too large, by the paper's first diagram. */
export function trainable(settings: SweepSettings): TrainableSweep {
  const problems = sweepProblems(settings);
  if (problems.length === 0) return { settings, problems };
  const usual = [usualMap(settings.params), usualMap({ n: 2, m: 1 })].find((map) => sweepProblems(map).length === 0) ?? settings;
  return { settings: usual, problems: problems.map((found) => usedInstead(found, 'the usual map')) };
}

/** The settings of a run or a sweep: what a script may say, and what is wrong with it. */
import { listOf } from '../model/config/checkValues.ts';
import { RANGES } from '../model/config/config.ts';
import { ConfigError, type Problem, problem } from '../model/config/problem.ts';
import { isRecord } from '../model/config/record.ts';
import type { EngineChoice } from '../training/protocol.ts';
import type { StopSignal } from './stopSignal.ts';

/** How a run is trained, and which snapshots are wanted. */
export interface TrainSettings {
  /** `auto` (the default): the fastest for the work at hand. One asked for by name, `webgpu`, `cpu`, `tfjs`, `reference` or `exact`, is used, or the run fails. */
  readonly engine?: EngineChoice;
  /** An AbortSignal. Aborting ends the run: `finished` rejects with the signal's reason. */
  readonly signal?: StopSignal;
  /**
   * A snapshot at every multiple of so many steps, a whole number from 1 to 10 000 000, and at the last step. None is left out: training
   * waits for who reads them. Left out, and `at` too: the newest, as often as a screen shows them.
   */
  readonly snapshotEvery?: number;
  /** A snapshot at each of these steps, whole numbers from 0 to 10 000 000, and at the last step. None is left out. Not beside `snapshotEvery`. */
  readonly at?: ArrayLike<number>;
}

const ENGINES: readonly unknown[] = ['auto', 'webgpu', 'cpu', 'tfjs', 'reference', 'exact'] satisfies readonly EngineChoice[];
export const TRAIN_SETTINGS = ['engine', 'signal', 'snapshotEvery', 'at'];

/** @param known the settings there are @throws ConfigError naming each setting, its value and what is allowed */
export function assertSettings(settings: TrainSettings, known: readonly string[]): void {
  const problems = isRecord(settings) ? [...settingsProblems(settings, known)] : [problem('settings', settings, 'an object, or left out')];
  if (problems.length > 0) throw new ConfigError(problems);
}

function* settingsProblems(settings: TrainSettings, known: readonly string[]): Generator<Problem> {
  const { engine, signal, snapshotEvery, at } = settings;
  for (const key of Object.keys(settings)) {
    if (!known.includes(key)) yield problem('setting', key, `one of ${known.join(', ')}`);
  }
  if (engine !== undefined && !ENGINES.includes(engine)) yield problem('engine', engine, `one of ${ENGINES.join(', ')}`);
  if (signal !== undefined && !isSignal(signal)) yield problem('signal', signal, 'an AbortSignal');
  const { max } = RANGES.steps;
  if (snapshotEvery !== undefined && !isStep(snapshotEvery, 1)) {
    yield problem('snapshotEvery', snapshotEvery, `a whole number from 1 to ${max}`);
  }
  if (at === undefined) return;
  if (snapshotEvery !== undefined) yield problem('at', at, 'left out where snapshotEvery is given');
  const steps = listOf(at);
  const bad = steps?.findIndex((step) => !isStep(step, 0)) ?? -1;
  if (!steps) yield problem('at', at, 'a list of steps');
  else if (bad >= 0) yield problem(`at[${bad}]`, steps[bad], `a whole number from 0 to ${max}`);
}

function isStep(step: unknown, least: number): boolean {
  return typeof step === 'number' && Number.isInteger(step) && step >= least && step <= RANGES.steps.max;
}

function isSignal(signal: unknown): boolean {
  if (typeof signal !== 'object' || signal === null || !('aborted' in signal)) return false;
  const { aborted } = signal;
  const hears = 'addEventListener' in signal && 'removeEventListener' in signal;
  return (
    typeof aborted === 'boolean' && hears && [signal.addEventListener, signal.removeEventListener].every((f) => typeof f === 'function')
  );
}

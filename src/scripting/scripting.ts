/** Training as a script asks for it: one call, snapshots to iterate over, a promise of the last one. The public names are in `api.ts`. */
import type { FailureKind } from '../engine/engine.ts';
import { resolveConfig } from '../model/config/checkConfig.ts';
import { RANGES } from '../model/config/config.ts';
import { ConfigError, type Problem, problem } from '../model/config/problem.ts';
import type { Snapshot } from '../model/network/parameters.ts';
import { describeFailure } from '../training/failure.ts';
import type { EngineChoice, Failure, Pace } from '../training/protocol.ts';
import type { RunRequest, Session, SessionEvent, Trainer } from '../training/trainer.ts';
import { type TrainOptions, withStart } from './from.ts';
import { Newest } from './newest.ts';
import type { StopSignal } from './stopSignal.ts';

export interface TrainSettings {
  /** Left out: `auto`, the fastest for the work at hand. One asked for by name is used, or the run fails. */
  readonly engine?: EngineChoice;
  /** Aborting ends the run: `finished` rejects with the signal's reason. */
  readonly signal?: StopSignal;
  /** A snapshot at every multiple of so many steps. Left out: as often as a screen shows them. */
  readonly snapshotEvery?: number;
}

/** Iterating gives the newest snapshot each time and ends after the last one. Leaving the loop early does not stop the run. */
export interface TrainingRun extends AsyncIterable<Snapshot> {
  /** The snapshot at exactly `steps`; after `stop()` the one at that moment. */
  readonly finished: Promise<Snapshot>;
  stop(): void;
}

/** Training failed for a reason that is not the caller's configuration. */
export class TrainingError extends Error {
  override readonly name = 'TrainingError';
  readonly kind: FailureKind;
  constructor(failure: Failure) {
    super(describeFailure(failure), { cause: failure.detail });
    this.kind = failure.kind;
  }
}

const ENGINES: readonly unknown[] = ['auto', 'webgpu', 'cpu', 'tfjs', 'reference'] satisfies readonly EngineChoice[];
const SETTINGS = ['engine', 'signal', 'snapshotEvery'];
const SCREEN_MS = 16;

export function startTraining(trainer: () => Trainer, options: TrainOptions, settings: TrainSettings = {}): TrainingRun {
  const run = new ScriptedRun();
  try {
    const config = resolveConfig(withStart(options));
    assertSettings(settings);
    const { engine = 'auto', snapshotEvery, signal } = settings;
    const snapshots = snapshotEvery === undefined ? { everyMs: SCREEN_MS } : { everySteps: snapshotEvery };
    const pace: Pace = { stepsPerSecond: 'max', snapshots };
    if (signal?.aborted) throw signal.reason;
    run.begin(trainer(), { config, engine, strict: true, pace }, signal);
  } catch (error) {
    run.fail(error);
  }
  return run;
}

/** @param known the settings there are @throws ConfigError naming each setting, its value and what is allowed */
export function assertSettings(settings: TrainSettings, known: readonly string[] = SETTINGS): void {
  const problems = [...settingsProblems(settings, known)];
  if (problems.length > 0) throw new ConfigError(problems);
}

function* settingsProblems(settings: TrainSettings, known: readonly string[]): Generator<Problem> {
  const { engine, snapshotEvery } = settings;
  for (const key of Object.keys(settings)) {
    if (!known.includes(key)) yield problem('setting', key, `one of ${known.join(', ')}`);
  }
  if (engine !== undefined && !ENGINES.includes(engine)) yield problem('engine', engine, `one of ${ENGINES.join(', ')}`);
  const { max } = RANGES.steps;
  const inRange = snapshotEvery === undefined || (Number.isInteger(snapshotEvery) && snapshotEvery >= 1 && snapshotEvery <= max);
  if (!inRange) yield problem('snapshotEvery', snapshotEvery, `a whole number from 1 to ${max}`);
}

class ScriptedRun implements TrainingRun {
  readonly finished: Promise<Snapshot>;
  private readonly snapshots = new Newest<Snapshot>();
  private session: Session | null = null;
  private last: Snapshot | null = null;
  private stopping = false;
  private resolve: (snapshot: Snapshot) => void = () => {};
  private reject: (error: unknown) => void = () => {};

  constructor() {
    this.finished = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }

  begin(trainer: Trainer, request: RunRequest, signal: StopSignal | undefined): void {
    const abort = () => this.fail(signal?.reason);
    const forget = () => signal?.removeEventListener('abort', abort);
    signal?.addEventListener('abort', abort);
    this.finished.then(forget, forget);
    this.session = trainer.open((event) => this.hear(event));
    this.session.begin(request, 'train');
  }

  /** Who iterates hears of failures there. */
  [Symbol.asyncIterator](): AsyncIterator<Snapshot> {
    this.finished.catch(() => {});
    return this.snapshots[Symbol.asyncIterator]();
  }

  /** The session answers a pause with a snapshot. */
  stop(): void {
    this.stopping = true;
    this.session?.pause();
  }

  fail(error: unknown): void {
    this.reject(error);
    this.snapshots.fail(error);
    this.session?.close();
  }

  private hear(event: SessionEvent): void {
    if (event.type === 'changed') this.changed();
    if (event.type !== 'snapshot') return;
    this.last = event.snapshot;
    this.snapshots.push(event.snapshot);
    if (this.stopping) this.finish(event.snapshot);
  }

  private changed(): void {
    const { status, failure, ended } = this.session ?? {};
    if (status === 'failed' && failure) this.fail(new TrainingError(failure));
    if (ended && this.last) this.finish(this.last);
  }

  private finish(last: Snapshot): void {
    this.resolve(last);
    this.snapshots.end();
    this.session?.close();
  }
}

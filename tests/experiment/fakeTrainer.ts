/** A trainer that trains nothing: it writes down what it is told, and a test says what its runs report. With a clock and frames by hand. */

import type { FailureKind } from '../../src/engine/engine.ts';
import { createExperimentStore, type ExperimentOptions } from '../../src/experiment/createExperimentStore.ts';
import type { ExperimentStore } from '../../src/experiment/experiment.ts';
import type { LiveOptions } from '../../src/model/config/config.ts';
import { type Snapshot, stateLength } from '../../src/model/network/parameters.ts';
import type { Params } from '../../src/params/params.ts';
import { INITIAL_PARAMS } from '../../src/params/paramValues.ts';
import type { Failure } from '../../src/training/protocol.ts';
import type { FigureTrainer, Run, RunListener, StartRequest } from '../../src/training/trainer.ts';

type Told =
  | { readonly do: 'tune'; readonly live: LiveOptions }
  | { readonly do: 'resume'; readonly until?: number; readonly stepsPerSecond?: number | 'max' }
  | { readonly do: 'step'; readonly steps: number }
  | { readonly do: 'pause' | 'stop' | 'restore' };

export class FakeRun implements Run {
  readonly request: StartRequest;
  readonly told: Told[] = [];
  readonly recycled: Snapshot[] = [];
  private readonly listener: RunListener;

  constructor(request: StartRequest, listener: RunListener) {
    this.request = request;
    this.listener = listener;
  }

  tune(live: LiveOptions): void {
    this.told.push({ do: 'tune', live });
  }
  pause(): void {
    this.told.push({ do: 'pause' });
  }
  resume(options: Parameters<Run['resume']>[0] = {}): void {
    this.told.push({ do: 'resume', until: options.until, stepsPerSecond: options.pace?.stepsPerSecond });
  }
  step(steps: number): void {
    this.told.push({ do: 'step', steps });
  }
  restore(): void {
    this.told.push({ do: 'restore' });
  }
  stop(): void {
    this.told.push({ do: 'stop' });
  }
  recycle(snapshot: Snapshot): void {
    this.recycled.push(snapshot);
  }

  /** What it was told, by verb. */
  verbs(): string[] {
    return this.told.map((told) => told.do);
  }

  ready(): void {
    this.listener({ type: 'ready', runId: 1, engine: 'cpu', reason: 'Fastest here.', fallback: null, step: 0 });
  }
  /** @param step from which it goes on */
  fallback(kind: FailureKind, step = 0): void {
    this.listener({ type: 'ready', runId: 1, engine: 'cpu', reason: 'Fastest here.', fallback: { kind, detail: 'detail' }, step });
  }
  /** @param loss [instance]; all the same where a number @param weight fills W */
  snapshot(step: number, loss: number | readonly number[] = 1, weight = step): Snapshot {
    const { nFeatures, nHidden, instances } = this.request.config;
    const nInstances = instances.length;
    const snapshot: Snapshot = {
      engine: 'cpu',
      step,
      elapsedMs: step,
      nInstances,
      nFeatures,
      nHidden,
      W: new Float32Array(nInstances * nFeatures * nHidden).fill(weight),
      b: new Float32Array(nInstances * nFeatures),
      loss: Float32Array.from({ length: nInstances }, (_, i) => (typeof loss === 'number' ? loss : (loss[i] ?? 0))),
    };
    this.listener({ type: 'snapshot', runId: 1, snapshot });
    return snapshot;
  }
  checkpoint(step: number): void {
    const { nFeatures, nHidden, instances } = this.request.config;
    const state = new Float32Array(instances.length * stateLength({ nFeatures, nHidden })).fill(step);
    this.listener({ type: 'checkpoint', runId: 1, checkpoint: { step, nInstances: instances.length, nFeatures, nHidden, state } });
  }
  /** Answers the last tune. */
  tuned(step: number): void {
    const told = this.told.findLast((t) => t.do === 'tune');
    if (told?.do !== 'tune') throw new Error('nothing was tuned');
    this.listener({ type: 'tuned', runId: 1, step, live: told.live });
  }
  done(step: number): void {
    this.listener({ type: 'done', runId: 1, step });
  }
  failed(kind: FailureKind, detail = 'detail'): void {
    this.listener({ type: 'failed', runId: 1, failure: { kind, detail } });
  }
}

export class FakeTrainer implements Pick<FigureTrainer, 'start' | 'describeFailure' | 'dispose'> {
  readonly runs: FakeRun[] = [];

  start(request: StartRequest, listener: RunListener): Run {
    const run = new FakeRun(request, listener);
    this.runs.push(run);
    return run;
  }

  describeFailure({ kind }: Pick<Failure, 'kind'>): string {
    return `Sentence about ${kind}.`;
  }

  dispose(): void {}

  get run(): FakeRun {
    const run = this.runs.at(-1);
    if (!run) throw new Error('no run was started');
    return run;
  }
}

export interface FakePage {
  readonly trainer: FakeTrainer;
  readonly store: ExperimentStore;
  readonly clock: { ms: number };
  /** Draws frames until none is asked for; each takes 16 ms. */
  frames(): void;
}

export function fakePage(initial: Partial<Params> = {}, options: Partial<ExperimentOptions> = {}): FakePage {
  const trainer = new FakeTrainer();
  const clock = { ms: 0 };
  const waiting: (() => void)[] = [];
  const store = createExperimentStore(
    trainer,
    { ...INITIAL_PARAMS, ...initial },
    {
      frame: (callback) => waiting.push(callback),
      now: () => clock.ms,
      describeFailure: trainer.describeFailure,
      ...options,
    },
  );
  const frames = () => {
    for (let drawn = 0; waiting.length > 0; drawn++) {
      if (drawn > 1000) throw new Error('frames without end');
      clock.ms += 16;
      for (const callback of waiting.splice(0)) callback();
    }
  };
  return { trainer, store, clock, frames };
}

/** A trainer whose sessions are real and whose runs train nothing: they write down what they are told, and a test says what they report. With a clock and frames by hand. */

import type { FailureKind } from '../../src/engine/engine.ts';
import { createExperimentStore, type ExperimentOptions } from '../../src/experiment/createExperimentStore.ts';
import type { ExperimentStore } from '../../src/experiment/experiment.ts';
import { loadExactJudge } from '../../src/experiment/losses/lossJudge.ts';
import { createFrames } from '../../src/experiment/run/frames.ts';
import type { LiveOptions } from '../../src/model/config/config.ts';
import { type Snapshot, stateLength } from '../../src/model/network/parameters.ts';
import type { Params } from '../../src/params/params.ts';
import { INITIAL_PARAMS } from '../../src/params/paramValues.ts';
import type { FigureTrainer } from '../../src/training/figureTrainer.ts';
import { RunSession } from '../../src/training/page/session.ts';
import type { LaunchEvents, LaunchOrder, WorkerRun } from '../../src/training/page/workerRun.ts';
import type { Failure, PauseOptions, ResumeOptions } from '../../src/training/protocol.ts';
import type { Capacity, Session, SessionListener } from '../../src/training/trainer.ts';

// Its frames are run at once, without waiting for what a page loads.
await loadExactJudge();

type Told =
  | { readonly do: 'tune'; readonly live: LiveOptions }
  | { readonly do: 'resume'; readonly until?: number; readonly stepsPerSecond?: number | 'max' }
  | { readonly do: 'step'; readonly steps: number }
  | { readonly do: 'pause' | 'abandon' | 'stop' };

export class FakeRun implements WorkerRun {
  readonly request: LaunchOrder;
  readonly told: Told[] = [];
  readonly recycled: Snapshot[] = [];
  private readonly events: LaunchEvents;

  constructor(request: LaunchOrder, events: LaunchEvents) {
    this.request = request;
    this.events = events;
  }

  tune(live: LiveOptions): void {
    this.told.push({ do: 'tune', live });
  }
  pause({ forgetChanges = false }: PauseOptions = {}): void {
    this.told.push({ do: forgetChanges ? 'abandon' : 'pause' });
  }
  resume({ until, pace }: ResumeOptions = {}): void {
    this.told.push({ do: 'resume', until, stepsPerSecond: pace?.stepsPerSecond });
  }
  step(steps: number): void {
    this.told.push({ do: 'step', steps });
  }
  taken(): void {
    throw new Error('figures leave snapshots out');
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

  ready(step = this.request.from?.step ?? 0): void {
    this.events.onReport({ type: 'ready', runId: 1, step });
  }
  /** @param loss [instance]; all the same where a number @param weight fills W */
  snapshot(step: number, loss: number | readonly number[] = 1, weight = step, convergedCount = 0): Snapshot {
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
    this.events.onReport({ type: 'snapshot', runId: 1, snapshot, convergedCount });
    return snapshot;
  }
  checkpoint(step: number): void {
    const { nFeatures, nHidden, instances } = this.request.config;
    const state = new Float32Array(instances.length * stateLength({ nFeatures, nHidden })).fill(step);
    this.events.onReport({ type: 'checkpoint', runId: 1, checkpoint: { step, nInstances: instances.length, nFeatures, nHidden, state } });
  }
  /** The next change has taken effect. */
  tuned(step: number): void {
    this.events.onReport({ type: 'tuned', runId: 1, step });
  }
  /** Answers `abandon`. */
  forgotten(step: number): void {
    this.events.onReport({ type: 'forgotten', runId: 1, step });
  }
  done(step: number, converged = false): void {
    this.events.onReport({ type: 'done', runId: 1, step, converged });
  }
  failed(kind: FailureKind, detail = 'detail'): void {
    this.events.onReport({ type: 'failed', runId: 1, failure: { kind, detail } });
  }
}

export class FakeTrainer implements Omit<FigureTrainer, 'startSweep'> {
  readonly runs: FakeRun[] = [];

  open(listener: SessionListener): Session {
    return new RunSession((order, events) => this.launch(order, events), listener);
  }

  private launch(order: LaunchOrder, events: LaunchEvents): void {
    const run = new FakeRun(order, events);
    this.runs.push(run);
    events.onPlaced(run, 'cpu', 'Fastest here.');
  }

  describeFailure({ kind }: Pick<Failure, 'kind'>): string {
    return `Sentence about ${kind}.`;
  }

  async judge(): Promise<never> {
    throw new Error('figures judge for themselves');
  }

  async capacity(): Promise<Capacity> {
    return { engine: 'cpu', runsAtOnce: 1 };
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
      frame: createFrames((frame) => waiting.push(frame)).onUpdate,
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

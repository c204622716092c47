/**
 * The models of the comparison, trained together: one run of ReLU models, some seeds at each density, and a linear one beside it. Not
 * an experiment store: its parameters do not change while it trains. No React.
 */
import type { ModelView } from '../../charts/view.ts';
import { resolveConfig } from '../../model/config/checkConfig.ts';
import { instanceWeights, type Snapshot } from '../../model/network/parameters.ts';
import type { Failure } from '../../training/protocol.ts';
import type { FigureTrainer, Run } from '../../training/trainer.ts';
import { DENSITIES } from './densities.ts';

export interface DensityOptions {
  readonly nFeatures: number;
  readonly nHidden: number;
  readonly importanceDecay: number;
  readonly seed: number;
  /** Models of each density; the one with the lowest loss is shown. */
  readonly seeds: number;
  readonly steps: number;
}

export interface DensityState {
  readonly options: DensityOptions;
  /** The linear model and the best of each density; null before the first snapshot. */
  readonly models: readonly (ModelView | null)[];
  readonly step: number;
  readonly status: 'idle' | 'training' | 'paused' | 'done' | 'failed';
  /** Why it failed, in a sentence; null while all is well. */
  readonly problem: string | null;
}

export interface DensityRuns {
  state(): DensityState;
  subscribe(changed: () => void): () => void;
  /** Starts, or goes on. */
  play(): void;
  pause(): void;
  step(steps?: number): void;
  /** From the beginning, with this seed. */
  restart(seed: number): void;
  dispose(): void;
}

type Kind = 'linear' | 'relu';

/** What runs are started with, and their failures told by. */
export type DensityTrainer = Pick<FigureTrainer, 'start' | 'describeFailure'>;

export function createDensityRuns(trainer: DensityTrainer, initial: DensityOptions): DensityRuns {
  let options = initial;
  let runs: Partial<Record<Kind, Run>> = {};
  let snapshots: Partial<Record<Kind, Snapshot>> = {};
  let done = new Set<Kind>();
  let status: DensityState['status'] = 'idle';
  let problem: string | null = null;
  let current: DensityState | null = null;
  const listeners = new Set<() => void>();

  const changed = () => {
    current = null;
    for (const listener of listeners) listener();
  };
  const start = (kind: Kind): Run =>
    trainer.start({ config: configOf(kind, options), engine: 'auto', pace: PACE, priority: 1, paused: status === 'paused' }, (report) => {
      if (report.type === 'snapshot') keep(kind, report.snapshot);
      else if (report.type === 'done') finish(kind);
      else if (report.type === 'failed') fail(report.failure);
    });
  const keep = (kind: Kind, snapshot: Snapshot) => {
    const before = snapshots[kind];
    snapshots[kind] = snapshot;
    changed();
    // After the listeners: none of them reads the old one any more.
    if (before) runs[kind]?.recycle(before);
  };
  const finish = (kind: Kind) => {
    done.add(kind);
    if (done.size === 2) status = 'done';
    changed();
  };
  const fail = (failure: Failure) => {
    problem = trainer.describeFailure(failure);
    status = 'failed';
    // One without the other says nothing of their difference.
    for (const run of Object.values(runs)) run.pause();
    changed();
  };
  const stop = () => {
    for (const run of Object.values(runs)) run.stop();
    runs = {};
  };
  const each = (act: (run: Run) => void) => {
    problem = null;
    runs.linear ??= start('linear');
    runs.relu ??= start('relu');
    act(runs.linear);
    act(runs.relu);
  };

  return {
    state: () => (current ??= { options, models: modelsOf(snapshots, options), step: snapshots.relu?.step ?? 0, status, problem }),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    play: () => {
      if (status === 'training' || status === 'done') return;
      status = 'training';
      each((run) => run.resume());
      changed();
    },
    pause: () => {
      if (status !== 'training') return;
      status = 'paused';
      each((run) => run.pause());
      changed();
    },
    step: (steps = 1) => {
      if (status === 'done') return;
      status = 'paused';
      each((run) => run.step(steps));
      changed();
    },
    restart: (seed) => {
      const wasPaused = status === 'paused';
      stop();
      options = { ...options, seed };
      snapshots = {};
      done = new Set();
      status = wasPaused ? 'paused' : 'training';
      each((run) => (wasPaused ? run.step(0) : run.resume()));
      changed();
    },
    dispose: () => {
      stop();
      listeners.clear();
    },
  };
}

const PACE = { stepsPerSecond: 'max', snapshots: { everyMs: 120 } } as const;

function configOf(kind: Kind, { nFeatures, nHidden, importanceDecay, seed, seeds, steps }: DensityOptions) {
  const densities = kind === 'linear' ? DENSITIES.slice(0, 1) : DENSITIES;
  // The same seeds at every density: columns then differ by their density alone.
  const instances = densities.flatMap((density) =>
    Array.from({ length: kind === 'linear' ? 1 : seeds }, (_, s) => ({ seed: (seed + s) % 2 ** 32, featureProbability: density })),
  );
  return resolveConfig({ nFeatures, nHidden, importanceDecay, activation: kind, steps, instances });
}

function modelsOf({ linear, relu }: Partial<Record<Kind, Snapshot>>, { seeds }: DensityOptions): readonly (ModelView | null)[] {
  const best = DENSITIES.map((_, at) => (relu ? modelAt(relu, lowestLoss(relu, at * seeds, seeds)) : null));
  return [linear ? modelAt(linear, 0) : null, ...best];
}

function lowestLoss({ loss }: Snapshot, from: number, count: number): number {
  let best = from;
  for (let i = from; i < from + count; i++) if ((loss[i] ?? Number.POSITIVE_INFINITY) < (loss[best] ?? Number.POSITIVE_INFINITY)) best = i;
  return best;
}

function modelAt(snapshot: Snapshot, instance: number): ModelView {
  const { nFeatures, nHidden } = snapshot;
  return { ...instanceWeights(snapshot, snapshot, instance), nFeatures, nHidden, selectedFeature: null };
}

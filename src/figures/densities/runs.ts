/**
 * The models of the comparison, trained together: one run of ReLU models, several seeds at each density, and a linear one next to it. A view
 * of two training sessions. No React.
 */
import type { ModelView } from '../../charts/view.ts';
import { resolveConfig } from '../../model/config/checkConfig.ts';
import { instanceWeights, type Snapshot } from '../../model/network/parameters.ts';
import type { FigureTrainer } from '../../training/figureTrainer.ts';
import type { RunStatus } from '../../training/runStatus.ts';
import type { Intent, Session, SessionEvent } from '../../training/trainer.ts';
import { DENSITIES } from './densities.ts';
import type { DensitySettings } from './settings.ts';

export interface DensityState {
  readonly settings: DensitySettings;
  /** The linear model and the best of each density; null before the first snapshot. */
  readonly models: readonly (ModelView | null)[];
  readonly step: number;
  readonly status: RunStatus;
  /** All planned steps are taken. */
  readonly isDone: boolean;
  /** Why it failed, in a sentence; null while nothing failed. */
  readonly problem: string | null;
}

type Kind = 'linear' | 'relu';
const KINDS = ['linear', 'relu'] as const satisfies readonly Kind[];

/** Starts the runs, and describes their failures. */
export type DensityTrainer = Pick<FigureTrainer, 'open' | 'describeFailure'>;

export class DensityRuns {
  private settings: DensitySettings;
  private readonly trainer: DensityTrainer;
  private sessions: Readonly<Record<Kind, Session>> | null = null;
  private snapshots: Partial<Record<Kind, Snapshot>> = {};
  private current: DensityState | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(trainer: DensityTrainer, settings: DensitySettings) {
    this.trainer = trainer;
    this.settings = settings;
  }

  readonly state = (): DensityState => {
    this.current ??= this.read();
    return this.current;
  };

  readonly subscribe = (changed: () => void): (() => void) => {
    this.listeners.add(changed);
    return () => this.listeners.delete(changed);
  };

  /** Starts, or continues. */
  readonly play = (): void => {
    const { status, isDone } = this.state();
    if (status === 'poster') this.begin('train');
    else if (!isDone) for (const session of this.all()) session.play();
  };

  readonly pause = (): void => {
    for (const session of this.all()) session.pause();
  };

  readonly step = (steps = 1): void => {
    const { status, isDone } = this.state();
    if (isDone) return;
    if (status === 'poster') this.begin('rest');
    for (const session of this.all()) session.advance(steps);
  };

  /** From the beginning, with this seed. */
  readonly restart = (seed: number): void => {
    const { status, isDone } = this.state();
    this.settings = { ...this.settings, seed };
    this.begin(status === 'paused' && !isDone ? 'rest' : 'train');
  };

  dispose(): void {
    for (const session of this.all()) session.close();
    this.listeners.clear();
  }

  private all(): readonly Session[] {
    return Object.values(this.sessions ?? {});
  }

  private begin(intent: Intent): void {
    this.snapshots = {};
    const open = (kind: Kind) => this.trainer.open((event) => this.hear(kind, event));
    this.sessions ??= { linear: open('linear'), relu: open('relu') };
    for (const kind of KINDS) {
      const config = configOf(kind, this.settings);
      this.sessions[kind].begin({ config, engine: 'auto', pace: PACE, priority: 1 }, intent);
    }
  }

  private hear(kind: Kind, event: SessionEvent): void {
    const before = this.snapshots[kind];
    if (event.type === 'snapshot') this.snapshots = { ...this.snapshots, [kind]: event.snapshot };
    this.current = null;
    if (this.sessions?.[kind].status === 'failed') this.pauseOthers();
    for (const listener of this.listeners) listener();
    // After the listeners, so that none of them still reads the old one.
    if (event.type === 'snapshot' && before) this.sessions?.[kind].recycle(before);
  }

  /** A failure of one stops both, since only the comparison is of interest. */
  private pauseOthers(): void {
    for (const session of this.all()) if (session.mode === 'training') session.pause();
  }

  private read(): DensityState {
    const { settings, snapshots } = this;
    const sessions = this.all();
    const failure = sessions.find(({ status }) => status === 'failed')?.failure ?? null;
    return {
      settings,
      models: modelsOf(snapshots, settings),
      step: snapshots.relu?.step ?? 0,
      status: commonStatus(sessions.map(({ status }) => status)),
      isDone: sessions.length > 0 && sessions.every(({ ended }) => ended !== null),
      problem: failure && this.trainer.describeFailure(failure),
    };
  }
}

/** The first of these that holds for one run is the status of both. */
const COMMON = ['failed', 'starting', 'training', 'paused'] as const satisfies readonly RunStatus[];

function commonStatus(statuses: readonly RunStatus[]): RunStatus {
  return COMMON.find((status) => statuses.includes(status)) ?? 'poster';
}

const PACE = { stepsPerSecond: 'max', snapshots: { everyMs: 120 } } as const;

function configOf(kind: Kind, { n, m, I, seed, k, steps }: DensitySettings) {
  const densities = kind === 'linear' ? DENSITIES.slice(0, 1) : DENSITIES;
  // The same seeds at every density: columns then differ by their density alone.
  const instances = densities.flatMap((density) =>
    Array.from({ length: kind === 'linear' ? 1 : k }, (_, s) => ({ seed: (seed + s) % 2 ** 32, featureProbability: density })),
  );
  return resolveConfig({ nFeatures: n, nHidden: m, importanceDecay: I, activation: kind, steps, instances });
}

function modelsOf({ linear, relu }: Partial<Record<Kind, Snapshot>>, { k }: DensitySettings): readonly (ModelView | null)[] {
  const best = DENSITIES.map((_, at) => (relu ? modelAt(relu, lowestLoss(relu, at * k, k)) : null));
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

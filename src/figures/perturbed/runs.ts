/** Follows both ways, stage by stage, without noise of sampling: each stage starts where the one before ended. No React. */
import type { OwnRuns, OwnState, OwnTrainer } from '../../figure/own/ownRuns.ts';
import { resolveConfig } from '../../model/config/checkConfig.ts';
import { instanceWeights, type Snapshot } from '../../model/network/parameters.ts';
import type { Session, SessionEvent } from '../../training/trainer.ts';
import { type Arrangement, beginningOf, followed, RELATIVE, stagesOf, stageTraining, WAYS, type Way, type WayName } from './branches.ts';
import type { PerturbedSettings } from './settings.ts';

export interface PerturbedState extends OwnState {
  /** In the order gone. */
  readonly ways: Readonly<Record<WayName, Way>>;
}

const NOTHING: Readonly<Record<WayName, Way>> = { down: [], up: [] };
const PRIORITY = 1;

export class PerturbedRuns implements OwnRuns<PerturbedState> {
  private readonly trainer: OwnTrainer;
  private readonly settings: PerturbedSettings;
  private session: Session | null = null;
  private newest: Snapshot | null = null;
  private ways = NOTHING;
  private stage = 0;
  private current: PerturbedState | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(trainer: OwnTrainer, settings: PerturbedSettings) {
    this.trainer = trainer;
    this.settings = settings;
  }

  readonly state = (): PerturbedState => {
    this.current ??= this.read();
    return this.current;
  };

  readonly subscribe = (changed: () => void): (() => void) => {
    this.listeners.add(changed);
    return () => this.listeners.delete(changed);
  };

  readonly play = (): void => {
    if (this.session) this.session.play();
    else this.begin('train');
  };

  readonly pause = (): void => this.session?.pause();

  readonly step = (steps = 1): void => {
    if (this.stage >= RELATIVE.length) return;
    if (!this.session) this.begin('rest');
    this.session?.advance(steps);
  };

  readonly restart = (): void => {
    this.session?.close();
    [this.session, this.newest, this.ways, this.stage] = [null, null, NOTHING, 0];
    this.begin('train');
  };

  dispose(): void {
    this.session?.close();
    this.listeners.clear();
  }

  private begin(intent: 'train' | 'rest'): void {
    if (this.stage >= RELATIVE.length) return;
    const { p, seed } = this.settings;
    const relative = WAYS.map((way) => stagesOf(way)[this.stage] ?? 1);
    const config = resolveConfig(
      stageTraining(
        p,
        relative,
        WAYS.map((way) => this.lastOf(way)),
        seed,
      ),
    );
    this.newest = null;
    this.session ??= this.trainer.open((event) => this.hear(event));
    const pace = { stepsPerSecond: 'max', snapshots: { everyMs: 200 } } as const;
    this.session.begin({ config, engine: 'exact', pace, priority: PRIORITY }, intent);
  }

  private lastOf(way: WayName): Arrangement {
    return this.ways[way].at(-1) ?? beginningOf(way, this.settings.p);
  }

  private hear(event: SessionEvent): void {
    if (event.type === 'snapshot') this.newest = event.snapshot;
    if (this.session?.ended === 'steps' && this.newest) this.reached(this.newest);
    this.current = null;
    for (const listener of this.listeners) listener();
  }

  /** Files where both ways have come to, and goes on. */
  private reached(snapshot: Snapshot): void {
    this.newest = null;
    const place = (way: WayName, at: number) => {
      const { W, b } = instanceWeights(snapshot, snapshot, at);
      return [...this.ways[way], followed(this.settings.p, stagesOf(way)[this.stage] ?? 1, { W: Array.from(W), b: Array.from(b) })];
    };
    this.ways = { down: place('down', 0), up: place('up', 1) };
    this.stage++;
    this.begin('train');
  }

  private read(): PerturbedState {
    const { session, ways, stage } = this;
    const isDone = stage >= RELATIVE.length;
    const failure = session?.status === 'failed' ? session.failure : null;
    const status = isDone ? 'paused' : (session?.status ?? 'poster');
    return { ways, status, isDone, step: stage, problem: failure && this.trainer.describeFailure(failure) };
  }
}

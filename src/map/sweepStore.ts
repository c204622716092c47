/**
 * The store of one map: settings, progress, cells and actions. The trainer is an argument: importing
 * this starts nothing, creating a store starts no sweep, and a test needs no worker.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Problem } from '../model/config/problem.ts';
import type { Weights } from '../model/network/network.ts';
import type { EngineName } from '../model/network/parameters.ts';
import { type CellMeasures, cellMeasures } from '../sweep/measures.ts';
import type { SweepPlan } from '../sweep/plan.ts';
import { isDone, type SweepProgress, type SweepState, shownCell, sweepProgress } from '../sweep/progress.ts';
import type { Results, SweepCell } from '../sweep/results.ts';
import type { FigureTrainer } from '../training/figureTrainer.ts';
import type { RunStatus } from '../training/runStatus.ts';
import type { SweepRunner, SweepView } from '../training/sweeps/sweepRunner.ts';
import type { FigureSweep } from '../training/sweeps/threadSweep.ts';
import { sweepPlan, sweepProblems, type TrainableSweep } from './sweepPlanOf.ts';
import type { SweepSettings } from './sweepSettings.ts';

export interface MapState {
  readonly settings: SweepSettings;
  readonly plan: SweepPlan;
  readonly status: RunStatus;
  /** All cells are trained. */
  readonly isDone: boolean;
  /** Stopped by the reader, with no runs left in the workers. */
  readonly isCancelled: boolean;
  /** Null before the sweep has begun. */
  readonly sweep: SweepState | null;
  readonly progress: SweepProgress | null;
  readonly engine: EngineName | null;
  /** What could not be read of an address, or was refused, in sentences. */
  readonly problems: readonly Problem[];
  /** Why the sweep stopped, in a sentence; null when nothing failed. */
  readonly notice: string | null;
}

export interface MapActions {
  /** Begins, or goes on after a pause, a cancel or a failure. */
  play(): void;
  /** Pauses; the runs stay in the workers. */
  pause(): void;
  /** Frees the workers; what is trained stays, and `play` goes on from there. */
  cancel(): void;
  /** The figure came into view: starts the first time, and later continues unless the reader stopped it. */
  show(): void;
  hide(): void;
  /** Cells that are still valid under the new settings stay. Settings that make no sweep change only `problems`. */
  set(settings: SweepSettings): void;
  /** `set` for settings read from an address; also reports what could not be read. */
  open(read: TrainableSweep): void;
  /** Reports input that could not be read; nothing else changes. */
  tell(problems: readonly Problem[]): void;
  dismissProblems(): void;
  dispose(): void;
}

export type MapStore = Pick<StoreApi<MapState>, 'getState' | 'getInitialState' | 'subscribe'> & { readonly actions: MapActions };

/** @param results trained earlier: cells they complete are shown at once */
export function createMapStore(trainer: Pick<FigureTrainer, 'startSweep'>, read: TrainableSweep, results: Results = new Map()): MapStore {
  const { settings, problems } = read;
  const store = createStore<MapState>(() => ({
    settings,
    plan: sweepPlan(settings),
    status: 'poster',
    isDone: false,
    isCancelled: false,
    sweep: null,
    progress: null,
    engine: null,
    problems,
    notice: null,
  }));
  const { getState, getInitialState, subscribe } = store;
  return { getState, getInitialState, subscribe, actions: createActions(new Driver(trainer, store, results), store) };
}

/** Functions without `this`, so that buttons can take them as handlers. */
function createActions(driver: Driver, store: StoreApi<MapState>): MapActions {
  return {
    play: () => driver.play(),
    pause: () => driver.pause(),
    cancel: () => driver.cancel(),
    show: () => driver.show(),
    hide: () => driver.hide(),
    set: (settings) => driver.open({ settings, problems: [] }),
    open: (read) => driver.open(read),
    tell: (problems) => store.setState({ problems }),
    dismissProblems: () => store.setState({ problems: [], notice: null }),
    dispose: () => driver.dispose(),
  };
}

class Driver {
  private readonly trainer: Pick<FigureTrainer, 'startSweep'>;
  private readonly store: StoreApi<MapState>;
  /** Results the next sweep starts with. */
  private results: Results;
  private runner: SweepRunner | null = null;
  private isAsked = false;
  /** Counts requests for a sweep: only the last one is answered. */
  private sweeps = 0;
  private isDisposed = false;
  /** Whether the reader wants it to train; a map out of view waits. */
  private wantsTraining = true;
  private isVisible = false;

  constructor(trainer: Pick<FigureTrainer, 'startSweep'>, store: StoreApi<MapState>, results: Results) {
    this.trainer = trainer;
    this.store = store;
    this.results = results;
  }

  /** A map that was asked for counts as visible. */
  play(): void {
    this.isVisible = true;
    this.wantsTraining = true;
    if (!this.isAsked) void this.begin();
    else this.runner?.resume();
  }

  pause(): void {
    this.wantsTraining = false;
    this.runner?.pause();
  }

  cancel(): void {
    this.wantsTraining = false;
    this.runner?.cancel();
  }

  show(): void {
    this.isVisible = true;
    if (this.wantsTraining && this.store.getState().status !== 'failed') this.play();
  }

  hide(): void {
    this.isVisible = false;
    this.runner?.pause();
  }

  open({ settings, problems }: TrainableSweep): void {
    const refused = sweepProblems(settings);
    if (refused.length > 0) {
      this.store.setState({ problems: [...problems, ...refused] });
      return;
    }
    const before = this.store.getState();
    this.results = before.sweep?.results ?? this.results;
    const plan = sweepPlan(settings);
    this.store.setState({ settings, plan, problems, sweep: null, progress: null });
    if (settings.params.engine !== before.settings.params.engine) this.beginAnew();
    else this.runner?.retarget(plan);
    this.rest();
  }

  /** A sweep keeps the engine it started with; for another engine a new sweep starts from the finished cells. */
  private beginAnew(): void {
    this.runner?.dispose();
    this.runner = null;
    this.store.setState({ engine: null, notice: null });
    if (this.isAsked) void this.begin();
  }

  dispose(): void {
    this.isDisposed = true;
    this.runner?.dispose();
  }

  private async begin(): Promise<void> {
    this.isAsked = true;
    const number = ++this.sweeps;
    const { plan, settings } = this.store.getState();
    this.store.setState({ status: 'starting' });
    const onChange: FigureSweep['onChange'] = (view, notice) => {
      if (number === this.sweeps) this.hear(view, notice);
    };
    try {
      const runner = await this.trainer.startSweep(plan, { engine: settings.params.engine, results: this.results, onChange });
      if (this.isDisposed || number !== this.sweeps) runner.dispose();
      else this.began(runner, plan);
    } catch {
      if (number !== this.sweeps) return;
      this.isAsked = false;
      this.store.setState({
        status: 'failed',
        notice: 'The code that trains maps could not be loaded. Check the connection and start again.',
      });
    }
  }

  private began(runner: SweepRunner, plan: SweepPlan): void {
    this.runner = runner;
    const { plan: wanted } = this.store.getState();
    if (wanted !== plan) runner.retarget(wanted);
    this.rest();
  }

  /** Stops what must not go on now. */
  private rest(): void {
    if (!this.wantsTraining || !this.isVisible) this.runner?.pause();
  }

  private hear({ state, status, isCancelled, engine, runsAtOnce }: SweepView, notice: string | null): void {
    // The axes may have changed before the sweep started.
    if (state.plan !== this.store.getState().plan) return;
    const progress = sweepProgress(state, runsAtOnce);
    this.store.setState({ sweep: state, progress, status, isDone: isDone(state), isCancelled, engine, notice });
  }
}

/** A finished cell with what a map shows of it. */
export interface MapCell extends CellMeasures, Pick<SweepCell, 'W' | 'WOut' | 'b' | 'seed' | 'losses'> {
  /** The cell's own index, even where it is drawn for the neighbours of a coarse block. */
  readonly cell: number;
}

const known = new WeakMap<SweepCell, CellMeasures>();

function measuresOf(cell: SweepCell): CellMeasures {
  const kept = known.get(cell);
  if (kept) return kept;
  const measures = cellMeasures(cell);
  known.set(cell, measures);
  return measures;
}

/** Measures of every finished cell, null elsewhere [cell] */
export function mapMeasures({ sweep, plan }: Pick<MapState, 'sweep' | 'plan'>): readonly (CellMeasures | null)[] {
  return sweep ? sweep.cells.map((cell) => cell && measuresOf(cell)).map((cell) => cell ?? null) : plan.keys.map(() => null);
}

/** The same for weights from a closed form rather than from training. */
export function weightMeasures({ W, b }: Weights, loss: number): CellMeasures {
  return cellMeasures({ W: Float32Array.from(W), b: Float32Array.from(b), loss, losses: [loss] });
}

/** The cell shown at a position: its own, or that of the coarser block around it; null where neither is finished. */
export function mapCellAt({ sweep }: Pick<MapState, 'sweep'>, place: number): MapCell | null {
  if (!sweep) return null;
  const { columns } = sweep.order;
  const found = shownCell(sweep, place % columns, Math.floor(place / columns));
  if (!found) return null;
  const { W, WOut, b, seed, losses } = found;
  return { ...measuresOf(found), W, ...(WOut && { WOut }), b, seed, losses, cell: sweep.cells.indexOf(found) };
}

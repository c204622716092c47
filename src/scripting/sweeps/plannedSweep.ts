/** A script's sweep: planned and trained. Loaded with the first. */
import { resolveConfig } from '../../model/config/checkConfig.ts';
import { cellConfiguration } from '../../sweep/plan.ts';
import { isDone, type SweepProgress, sweepProgress } from '../../sweep/progress.ts';
import type { EngineChoice, Failure } from '../../training/protocol.ts';
import type { SweepRunner, SweepView } from '../../training/sweeps/sweepRunner.ts';
import { runThreadSweep } from '../../training/sweeps/threadSweep.ts';
import type { Trainer } from '../../training/trainer.ts';
import { noticesOf } from '../notices.ts';
import { type SweepPart, sweepParts } from './sweepParts.ts';
import type { AxisValue, ScriptCell, ScriptSweep } from './sweepTypes.ts';

/** What a sweep has come to. */
export interface SweepNews {
  readonly failure: Failure | null;
  /** The finished cells, row by row. */
  readonly cells: readonly ScriptCell<AxisValue>[];
  /** Whether all cells are finished. */
  readonly isDone: boolean;
}

export interface SweepOrder {
  readonly engine: EngineChoice;
  readonly strict: boolean;
  /** Called after every change. */
  onNews(news: SweepNews): void;
}

/** A sweep under way. */
export interface PlannedSweep extends Pick<SweepRunner, 'pause' | 'resume' | 'dispose'> {
  readonly progress: SweepProgress;
  /** Each sentence once. */
  readonly notices: readonly string[];
  readonly cells: readonly ScriptCell<AxisValue>[];
}

/** @throws ConfigError */
export function plannedSweep(trainer: Trainer, options: ScriptSweep, order: SweepOrder): PlannedSweep {
  return new PartsInTurn(trainer, sweepParts(options), order);
}

/** One part after another, each as far as it goes by itself. */
class PartsInTurn implements PlannedSweep {
  private readonly trainer: Trainer;
  private readonly order: SweepOrder;
  readonly notices: readonly string[];
  private readonly waiting: SweepPart[];
  /** Cells of the parts that are done. */
  private earlier: readonly ScriptCell<AxisValue>[] = [];
  private part: SweepPart;
  private runner: SweepRunner;
  private isPaused = false;

  constructor(trainer: Trainer, parts: readonly SweepPart[], order: SweepOrder) {
    const [first, ...others] = parts;
    if (!first) throw new Error('a sweep without parts');
    this.trainer = trainer;
    this.order = order;
    this.notices = [...new Set(parts.flatMap(({ plan }) => noticesOf(resolveConfig(cellConfiguration(plan, 0)))))];
    this.waiting = others;
    this.part = first;
    this.runner = this.start(first);
  }

  get cells(): readonly ScriptCell<AxisValue>[] {
    return [...this.earlier, ...this.part.cellsOf(this.runner.view.state)];
  }

  get progress(): SweepProgress {
    const { state, runsAtOnce } = this.runner.view;
    const own = sweepProgress(state, runsAtOnce);
    const done = this.earlier.length;
    const ahead = this.waiting.reduce((sum, { plan }) => sum + plan.keys.length, 0);
    // How long parts ahead take is not known.
    const secondsLeft = ahead > 0 ? null : own.secondsLeft;
    return { ...own, cellsDone: done + own.cellsDone, cells: done + own.cells + ahead, secondsLeft };
  }

  pause(): void {
    this.isPaused = true;
    this.runner.pause();
  }

  resume(): void {
    this.isPaused = false;
    this.runner.resume();
  }

  dispose(): void {
    this.waiting.length = 0;
    this.runner.dispose();
  }

  private start(part: SweepPart): SweepRunner {
    const { engine, strict } = this.order;
    return runThreadSweep(this.trainer, part.plan, { engine, strict, onChange: (view) => this.hear(part, view) });
  }

  private hear(part: SweepPart, { state, failure }: SweepView): void {
    const cells = [...this.earlier, ...part.cellsOf(state)];
    const next = isDone(state) ? this.waiting.shift() : undefined;
    this.order.onNews({ failure, cells, isDone: isDone(state) && !next });
    if (!next || failure) return;
    this.earlier = cells;
    this.part = next;
    this.runner = this.start(next);
    if (this.isPaused) this.runner.pause();
  }
}

/**
 * Ranks the instances of a snapshot by their exact expected loss (n ≤ 10), a few milliseconds a frame; for more features by the
 * running average in the snapshot. Keeps a copy of the weights, so that the snapshot's memory can be returned meanwhile.
 */
import type { TrainingConfig } from '../model/config/config.ts';
import type { createExactJudge, ExactJudge } from '../model/loss/exactLoss.ts';
import { hasExactLoss } from '../model/loss/exactLossProblem.ts';
import { instanceWeights, type RunWeights, type Snapshot } from '../model/network/parameters.ts';

/** Time between two judgements of a model that is still changing. */
const EVERY_MS = 250;
const FRAME_BUDGET_MS = 4;
/** The largest share of the page's time spent on it. */
const SHARE = 0.2;

let createJudge: typeof createExactJudge | null = null;

/** Its code is loaded with the first models to judge, since drawings do without. */
export async function loadExactJudge(): Promise<void> {
  createJudge = (await import('../model/loss/exactLoss.ts')).createExactJudge;
}

/** One judgement of all instances, under way. */
interface Pass extends RunWeights {
  readonly config: TrainingConfig;
  readonly step: number;
  readonly losses: number[];
}

export class LossJudge {
  private readonly now: () => number;
  private judge: ExactJudge | 'loading' | 'average' = 'average';
  /** The configuration of `judge`; a live change makes another one. */
  private judged: TrainingConfig | null = null;
  private pass: Pass | null = null;
  private judgedStep = -1;
  private passedAt = Number.NEGATIVE_INFINITY;
  private restUntil = Number.NEGATIVE_INFINITY;

  constructor(now: () => number) {
    this.now = now;
  }

  /** Forgets earlier evaluations, for a new run. */
  reset(): void {
    this.judged = null;
    this.pass = null;
    this.judgedStep = -1;
    this.passedAt = Number.NEGATIVE_INFINITY;
  }

  private prepare(config: TrainingConfig): void {
    if (config !== this.judged) {
      this.reset();
      this.judged = config;
      this.judge = hasExactLoss(config) ? this.load() : 'average';
    }
    if (this.judge === 'loading' && createJudge) this.judge = createJudge(config);
  }

  /** Where the code cannot be had, the average has to do. */
  private load(): 'loading' {
    if (!createJudge) {
      loadExactJudge().catch(() => {
        if (this.judge === 'loading') this.judge = 'average';
      });
    }
    return 'loading';
  }

  /** Whether this step has been evaluated. */
  isDone(snapshot: Snapshot): boolean {
    return this.judge === 'average' || snapshot.step === this.judgedStep;
  }

  /** Works for one frame. @returns the losses [instance] when a judgement is complete, else null */
  work(snapshot: Snapshot, isMoving: boolean, config: TrainingConfig): readonly number[] | null {
    this.prepare(config);
    if (this.judge === 'average') return Array.from(snapshot.loss);
    if (this.judge === 'loading') return null;
    this.pass ??= this.begin(snapshot, isMoving, config);
    if (!this.pass || this.now() < this.restUntil) return null;
    return this.advance(this.pass, this.judge);
  }

  private begin(snapshot: Snapshot, isMoving: boolean, config: TrainingConfig): Pass | null {
    const tooSoon = isMoving && this.now() - this.passedAt < EVERY_MS;
    if (tooSoon || this.isDone(snapshot)) return null;
    const { step, W, WOut, b } = snapshot;
    return { config, step, W: W.slice(), WOut: WOut?.slice(), b: b.slice(), losses: [] };
  }

  private advance(pass: Pass, judge: ExactJudge): readonly number[] | null {
    const start = this.now();
    const { config } = pass;
    const { instances } = config;
    do {
      const data = instances[pass.losses.length];
      if (data) pass.losses.push(judge.loss(instanceWeights(pass, config, pass.losses.length), data));
    } while (pass.losses.length < instances.length && this.now() - start < FRAME_BUDGET_MS);
    this.restUntil = this.now() + (this.now() - start) * (1 / SHARE - 1);
    return pass.losses.length < instances.length ? null : this.finish(pass);
  }

  private finish({ step, losses }: Pass): readonly number[] {
    this.pass = null;
    this.judgedStep = step;
    this.passedAt = this.now();
    return losses;
  }
}

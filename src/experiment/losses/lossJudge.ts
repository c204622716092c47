/**
 * Ranks the instances of a snapshot by their exact expected loss (n ≤ 10), a few milliseconds a frame, or in workers where one model
 * takes longer than that; for more features by the running average in the snapshot. Keeps a copy of the weights, so that the snapshot's
 * memory can be returned meanwhile.
 */
import type { TrainingConfig } from '../../model/config/config.ts';
import type { createExactJudge, ExactJudge } from '../../model/loss/exactLoss.ts';
import { hasExactLoss } from '../../model/loss/exactLossProblem.ts';
import { isDearToJudge, judgedRun } from '../../model/loss/judgedRun.ts';
import { instanceWeights, type RunWeights, type Snapshot } from '../../model/network/parameters.ts';
import type { Judges } from '../../training/trainer.ts';

/** Time between two judgements of a model that is still changing. */
const EVERY_MS = 250;
const FRAME_BUDGET_MS = 4;
/** The largest share of the page's time spent on it. */
const SHARE = 0.2;

let createJudge: typeof createExactJudge | null = null;

/** Its code is loaded with the first models to judge, since drawings do without. */
export async function loadExactJudge(): Promise<void> {
  createJudge = (await import('../../model/loss/exactLoss.ts')).createExactJudge;
}

/** One judgement of all instances, under way. */
interface Pass extends RunWeights {
  readonly config: TrainingConfig;
  readonly step: number;
  readonly losses: number[];
  /** The workers have been asked for all of them. */
  isAsked: boolean;
  readonly startedAt: number;
}

/** Judges in workers. */
type Ask = Judges['judge'];

export class LossJudge {
  private readonly now: () => number;
  /** Null where there are no workers, or where they have failed. */
  private ask: Ask | null;
  private judge: ExactJudge | 'loading' | 'average' = 'average';
  /** The configuration of `judge`; a live change makes another one. */
  private judged: TrainingConfig | null = null;
  private pass: Pass | null = null;
  private judgedStep = -1;
  private passedAt = Number.NEGATIVE_INFINITY;
  private restUntil = Number.NEGATIVE_INFINITY;

  constructor(now: () => number, ask: Ask | null = null) {
    this.now = now;
    this.ask = ask;
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
    if (this.pass?.isAsked) return this.collect(this.pass);
    return this.pass && this.now() >= this.restUntil ? this.advance(this.pass, this.judge) : null;
  }

  private begin(snapshot: Snapshot, isMoving: boolean, config: TrainingConfig): Pass | null {
    const now = this.now();
    const tooSoon = isMoving && (now - this.passedAt < EVERY_MS || now < this.restUntil);
    if (tooSoon || this.isDone(snapshot)) return null;
    const { step, W, WOut, b } = snapshot;
    const pass = { config, step, W: W.slice(), WOut: WOut?.slice(), b: b.slice(), losses: [], isAsked: false, startedAt: now };
    if (this.ask && isDearToJudge(config)) this.askFor(pass, this.ask);
    return pass;
  }

  private askFor(pass: Pass, ask: Ask): void {
    pass.isAsked = true;
    ask({ ...judgedRun(pass.config, pass), evaluation: null }).then(
      (losses) => pass.losses.push(...losses),
      () => {
        this.ask = null;
        pass.isAsked = false;
      },
    );
  }

  private collect(pass: Pass): readonly number[] | null {
    if (pass.losses.length < pass.config.instances.length) return null;
    this.rest(pass.startedAt);
    return this.finish(pass);
  }

  private advance(pass: Pass, judge: ExactJudge): readonly number[] | null {
    const start = this.now();
    const { config } = pass;
    const { instances } = config;
    do {
      const data = instances[pass.losses.length];
      if (data) pass.losses.push(judge.loss(instanceWeights(pass, config, pass.losses.length), data));
    } while (pass.losses.length < instances.length && this.now() - start < FRAME_BUDGET_MS);
    this.rest(start);
    return pass.losses.length < instances.length ? null : this.finish(pass);
  }

  private rest(workedSince: number): void {
    this.restUntil = this.now() + (this.now() - workedSince) * (1 / SHARE - 1);
  }

  private finish({ step, losses }: Pass): readonly number[] {
    this.pass = null;
    this.judgedStep = step;
    this.passedAt = this.now();
    return losses;
  }
}

/**
 * Several trainings for one figure: some at once, the others in turn, paused and played together. It keeps the newest snapshot of each.
 * No React.
 */

import type { TrainingConfig } from '../../model/config/config.ts';
import type { Snapshot } from '../../model/network/parameters.ts';
import type { EngineChoice, Failure, Pace } from '../../training/protocol.ts';
import type { RunStatus } from '../../training/runStatus.ts';
import type { Session, SessionEvent } from '../../training/trainer.ts';
import type { OwnTrainer } from './ownRuns.ts';

export interface GroupPlan {
  /** In the order in which they are begun. A function is asked only then: its training may start where one before it ended. */
  readonly configs: readonly (TrainingConfig | (() => TrainingConfig))[];
  /** `auto` where it is not said. */
  readonly engine?: EngineChoice;
  readonly pace: Pace;
  /** How many train at a time; where it is not said, as many as there are workers. */
  readonly atOnce?: number;
  /** Called with every snapshot, which may be kept. */
  readonly onSnapshot?: (snapshot: Snapshot, at: number) => void;
  /** A run goes on from this earlier step: what it has reported since will come again. */
  readonly onSteppedBack?: (step: number, at: number) => void;
  /** Called with the last snapshot of a training, before the next one is begun. */
  readonly onFinish?: (snapshot: Snapshot, at: number) => void;
  readonly onChange: () => void;
}

/** Experiments on screen are trained first. */
const PRIORITY = 1;

interface Member {
  readonly session: Session;
  isFinished: boolean;
}

/** The group has the first of these statuses that any of its runs has. */
const COMMON = ['failed', 'starting', 'training', 'paused'] as const satisfies readonly RunStatus[];

export class RunGroup {
  private readonly trainer: OwnTrainer;
  private readonly plan: GroupPlan;
  private readonly members: Member[] = [];
  private readonly newest: (Snapshot | null)[];
  /** Null until the trainer has said how many it trains side by side. */
  private atOnce: number | null;
  private isBegun = false;
  private isWanted = false;
  private isDisposed = false;
  /** Steps to take one by one, once there is a session to take them. */
  private stepsAsked = 0;

  constructor(trainer: OwnTrainer, plan: GroupPlan) {
    this.trainer = trainer;
    this.plan = plan;
    this.atOnce = plan.atOnce ?? null;
    this.newest = plan.configs.map(() => null);
  }

  /** The newest snapshot of each training; null before its first. */
  get snapshots(): readonly (Snapshot | null)[] {
    return this.newest;
  }

  get finished(): readonly boolean[] {
    return this.plan.configs.map((_, at) => this.members[at]?.isFinished ?? false);
  }

  get isDone(): boolean {
    return this.finished.every((isFinished) => isFinished);
  }

  get status(): RunStatus {
    if (!this.isBegun) return 'poster';
    if (this.isDone) return 'paused';
    const statuses = this.open().map(({ session }) => session.status);
    return COMMON.find((status) => statuses.includes(status)) ?? (this.isWanted ? 'starting' : 'paused');
  }

  get failure(): Failure | null {
    return this.open().find(({ session }) => session.status === 'failed')?.session.failure ?? null;
  }

  play(): void {
    this.isWanted = true;
    if (!this.isBegun) void this.begin();
    else for (const { session } of this.open()) session.play();
    this.fill();
  }

  pause(): void {
    this.isWanted = false;
    for (const { session } of this.open()) session.pause();
    this.plan.onChange();
  }

  step(steps: number): void {
    if (this.isDone) return;
    this.isWanted = false;
    this.stepsAsked += steps;
    if (!this.isBegun) void this.begin();
    this.fill();
  }

  dispose(): void {
    this.isDisposed = true;
    for (const { session } of this.members) session.close();
  }

  private get engine(): EngineChoice {
    return this.plan.engine ?? 'auto';
  }

  private open(): readonly Member[] {
    return this.members.filter(({ isFinished }) => !isFinished);
  }

  private async begin(): Promise<void> {
    this.isBegun = true;
    const { configs } = this.plan;
    if (this.atOnce === null) {
      const { engine, runsAtOnce } = await this.trainer.capacity(configAt(configs, 0), this.engine);
      this.atOnce = engine === 'webgpu' ? configs.length : runsAtOnce;
    }
    this.fill();
  }

  /** Begins as many trainings as may run side by side. */
  private fill(): void {
    const { atOnce, plan, isWanted, stepsAsked } = this;
    if (atOnce === null || this.isDisposed) return;
    while ((isWanted || stepsAsked > 0) && this.open().length < atOnce && this.members.length < plan.configs.length) this.add(isWanted);
    if (stepsAsked > 0) for (const { session } of this.open()) session.advance(stepsAsked);
    this.stepsAsked = 0;
    plan.onChange();
  }

  private add(isWanted: boolean): void {
    const { configs, pace } = this.plan;
    const at = this.members.length;
    const config = configAt(configs, at);
    const session = this.trainer.open((event) => this.hear(at, event));
    this.members.push({ session, isFinished: false });
    session.begin({ config, engine: this.engine, pace, priority: PRIORITY }, isWanted ? 'train' : 'rest');
  }

  private hear(at: number, event: SessionEvent): void {
    const member = this.members[at];
    if (!member || this.isDisposed) return;
    if (event.type === 'snapshot') {
      this.newest[at] = event.snapshot;
      this.plan.onSnapshot?.(event.snapshot, at);
    }
    if (event.type === 'steppedBack') this.plan.onSteppedBack?.(event.step, at);
    const last = this.newest[at];
    if (member.session.ended !== null && last) this.finish(member, last, at);
    else if (member.session.status === 'failed') this.pauseOthers(member);
    this.plan.onChange();
  }

  private finish(member: Member, last: Snapshot, at: number): void {
    if (member.isFinished) return;
    member.isFinished = true;
    this.plan.onFinish?.(last, at);
    member.session.close();
    this.fill();
  }

  /** Where one has failed, all stop: the figure compares them. */
  private pauseOthers(failed: Member): void {
    this.isWanted = false;
    for (const member of this.open()) if (member !== failed && member.session.mode === 'training') member.session.pause();
  }
}

function configAt(configs: GroupPlan['configs'], at: number): TrainingConfig {
  const config = configs[at];
  if (!config) throw new Error(`no training ${at} in a group of ${configs.length}`);
  return typeof config === 'function' ? config() : config;
}

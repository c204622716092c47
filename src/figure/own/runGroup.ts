/**
 * Several trainings for one figure: some at once, the others in turn, paused and played together. It keeps the newest snapshot of each.
 * No React.
 */
import type { TrainingConfig } from '../../model/config/config.ts';
import type { Snapshot } from '../../model/network/parameters.ts';
import type { Failure, Pace } from '../../training/protocol.ts';
import type { RunStatus } from '../../training/runStatus.ts';
import type { Session, SessionEvent } from '../../training/trainer.ts';
import type { OwnTrainer } from './ownRuns.ts';

export interface GroupPlan {
  /** In the order in which they are begun. */
  readonly configs: readonly TrainingConfig[];
  readonly pace: Pace;
  /** All at once, however few workers there are: they are compared while they train. */
  readonly together?: boolean;
  /** Called with every snapshot, which may be kept. */
  readonly onSnapshot?: (snapshot: Snapshot, at: number) => void;
  /** A run goes on from this earlier step: what it has reported since will come again. */
  readonly onSteppedBack?: (step: number, at: number) => void;
  readonly onChange: () => void;
}

/** Behind what is trained for an experiment on screen. */
const PRIORITY = 1;

interface Member {
  readonly session: Session;
  isFinished: boolean;
}

/** What some of them are is what all of them are, in this order. */
const COMMON = ['failed', 'starting', 'training', 'paused'] as const satisfies readonly RunStatus[];

export class RunGroup {
  private readonly trainer: OwnTrainer;
  private readonly plan: GroupPlan;
  private readonly members: Member[] = [];
  private readonly newest: (Snapshot | null)[];
  /** Null until the trainer has said how many it trains side by side. */
  private atOnce: number | null = null;
  private isBegun = false;
  private isWanted = false;
  private isDisposed = false;
  /** Steps to take one by one, once there is a session to take them. */
  private stepsAsked = 0;

  constructor(trainer: OwnTrainer, plan: GroupPlan) {
    this.trainer = trainer;
    this.plan = plan;
    this.newest = plan.configs.map(() => null);
  }

  /** Of each training; null before its first. */
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

  private open(): readonly Member[] {
    return this.members.filter(({ isFinished }) => !isFinished);
  }

  private async begin(): Promise<void> {
    this.isBegun = true;
    const { configs, together } = this.plan;
    const [first] = configs;
    if (!first) throw new Error('a group without trainings');
    const { engine, runsAtOnce } = await this.trainer.capacity(first, 'auto');
    this.atOnce = together || engine === 'webgpu' ? configs.length : runsAtOnce;
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
    const config = configs[at];
    if (!config) return;
    const session = this.trainer.open((event) => this.hear(at, event));
    this.members.push({ session, isFinished: false });
    session.begin({ config, engine: 'auto', pace, priority: PRIORITY }, isWanted ? 'train' : 'rest');
  }

  private hear(at: number, event: SessionEvent): void {
    const member = this.members[at];
    if (!member || this.isDisposed) return;
    if (event.type === 'snapshot') {
      this.newest[at] = event.snapshot;
      this.plan.onSnapshot?.(event.snapshot, at);
    }
    if (event.type === 'steppedBack') this.plan.onSteppedBack?.(event.step, at);
    if (member.session.ended !== null && this.newest[at]) this.finish(member);
    else if (member.session.status === 'failed') this.pauseOthers(member);
    this.plan.onChange();
  }

  private finish(member: Member): void {
    if (member.isFinished) return;
    member.isFinished = true;
    member.session.close();
    this.fill();
  }

  /** One without the others says little. */
  private pauseOthers(failed: Member): void {
    this.isWanted = false;
    for (const member of this.open()) if (member !== failed && member.session.mode === 'training') member.session.pause();
  }
}

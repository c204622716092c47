/** The runs of a figure whose models are trained as one group: what they are is read off the group whenever it changes. No React. */
import type { OwnRuns, OwnState, OwnTrainer } from './ownRuns.ts';
import { type GroupPlan, RunGroup } from './runGroup.ts';

/** What is read from every group. */
export type GroupStatus = Pick<OwnState, 'status' | 'isDone' | 'problem'>;

export interface GroupRunsPlan<State extends OwnState> extends Omit<GroupPlan, 'onChange'> {
  readonly read: (group: RunGroup, status: GroupStatus) => State;
  /** Called where everything begins anew. */
  readonly onRestart?: () => void;
}

export function createGroupRuns<State extends OwnState>(trainer: OwnTrainer, plan: GroupRunsPlan<State>): OwnRuns<State> {
  const runs = new GroupRuns(trainer, plan);
  const { state, subscribe, play, pause, step, restart } = runs;
  return { state, subscribe, play, pause, step, restart, dispose: () => runs.dispose() };
}

class GroupRuns<State extends OwnState> implements OwnRuns<State> {
  private readonly trainer: OwnTrainer;
  private readonly plan: GroupRunsPlan<State>;
  private group: RunGroup;
  private current: State | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(trainer: OwnTrainer, plan: GroupRunsPlan<State>) {
    this.trainer = trainer;
    this.plan = plan;
    this.group = this.newGroup();
  }

  readonly state = (): State => {
    this.current ??= this.read();
    return this.current;
  };

  readonly subscribe = (changed: () => void): (() => void) => {
    this.listeners.add(changed);
    return () => this.listeners.delete(changed);
  };

  readonly play = (): void => this.group.play();
  readonly pause = (): void => this.group.pause();
  readonly step = (steps = 1): void => this.group.step(steps);

  readonly restart = (): void => {
    this.group.dispose();
    this.plan.onRestart?.();
    this.group = this.newGroup();
    this.group.play();
    this.changed();
  };

  dispose(): void {
    this.group.dispose();
    this.listeners.clear();
  }

  private newGroup(): RunGroup {
    return new RunGroup(this.trainer, { ...this.plan, onChange: () => this.changed() });
  }

  private changed(): void {
    this.current = null;
    for (const listener of this.listeners) listener();
  }

  private read(): State {
    const { status, isDone, failure } = this.group;
    return this.plan.read(this.group, { status, isDone, problem: failure && this.trainer.describeFailure(failure) });
  }
}

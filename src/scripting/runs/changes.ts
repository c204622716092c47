/** Live changes of a run, each made at an exact step: the schedule that a script gives, and the record of what was made. */
import { liveProblems } from '../../model/config/checkConfig.ts';
import { checkWithin } from '../../model/config/checkNumber.ts';
import type { LiveOptions, TrainingConfig } from '../../model/config/config.ts';
import { ConfigError, type Problem, problem } from '../../model/config/problem.ts';
import type { ScheduledChange } from '../../training/protocol.ts';

/** Values that act from the step after `step` on: what an address has as `ch`. */
export interface RunChange extends LiveOptions {
  /** A whole number from 0 to `steps`. */
  readonly step: number;
}

/** @returns copies, in order of steps @throws ConfigError naming each change, key, value and the allowed range */
export function scheduleOf(changes: readonly RunChange[], config: TrainingConfig): readonly ScheduledChange[] {
  if (!Array.isArray(changes)) throw new ConfigError([problem('changes', changes, 'a list of objects with a step and what changes there')]);
  const problems = changes.flatMap((change, i) => [...changeProblems(change, `changes[${i}]`, config)]);
  if (problems.length > 0) throw new ConfigError(problems);
  return changes.map(({ step, ...live }) => ({ step, live: liveCopy(live) })).sort((a, b) => a.step - b.step);
}

function* changeProblems(change: RunChange, name: string, config: TrainingConfig): Generator<Problem> {
  if (typeof change !== 'object' || change === null) {
    yield problem(name, change, 'an object with a step and what changes there');
    return;
  }
  const { step, ...live } = change;
  const found = checkWithin({ min: 0, max: config.steps, integer: true }, step, `${name}.step`);
  if (found) yield found;
  for (const { field, value, message } of liveProblems(config, live)) {
    yield { field: `${name}.${field}`, value, message: `${name}.${message}` };
  }
}

/** What changes, as plain values that can be sent to a worker. */
export function liveCopy(live: LiveOptions): LiveOptions {
  const listed = (value: unknown) => (Array.isArray(value) || ArrayBuffer.isView(value) ? Array.from<number>(Object.values(value)) : value);
  return Object.fromEntries(Object.entries(live).map(([key, value]) => [key, listed(value)]));
}

/** What has been changed, and what has been asked for and waits for its step. */
export class ChangeRecord {
  private readonly made: RunChange[];
  private readonly asked: LiveOptions[] = [];

  constructor(scheduled: readonly ScheduledChange[]) {
    this.made = scheduled.map(({ step, live }) => ({ step, ...live }));
  }

  /** In order of steps; those of a schedule from the beginning on, the others once they act. */
  get all(): readonly RunChange[] {
    return [...this.made].sort((a, b) => a.step - b.step);
  }

  ask(live: LiveOptions): void {
    this.asked.push(live);
  }

  /** The first that waited acts after this step. */
  take(step: number): void {
    const live = this.asked.shift();
    if (live) this.made.push({ step, ...live });
  }
}

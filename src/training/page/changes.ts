/**
 * The configuration of a run over time: that of the last checkpoint, and the live changes since. Changes take effect in order, so
 * a run that starts again from the checkpoint repeats them at the very same steps.
 */
import { applyLive } from '../../model/config/checkConfig.ts';
import type { LiveOptions, TrainingConfig } from '../../model/config/config.ts';
import type { ScheduledChange } from '../protocol.ts';

interface Change {
  readonly live: LiveOptions;
  /** With this change and all earlier ones. */
  readonly config: TrainingConfig;
  /** The step at which it takes effect; null until a run has said. */
  step: number | null;
  /** Whether the step has been reported to the view. */
  isReported: boolean;
}

export class ConfigChanges {
  /** At the last checkpoint. */
  base: TrainingConfig;
  private changes: Change[] = [];
  /** How many of them have taken effect in the present run. */
  private made = 0;

  /** @param scheduled made at their steps and not reported */
  constructor(base: TrainingConfig, scheduled: readonly ScheduledChange[] = []) {
    this.base = base;
    for (const { step, live } of scheduled) this.add(live, step);
  }

  /** With the changes that have taken effect. */
  get current(): TrainingConfig {
    return this.changes[this.made - 1]?.config ?? this.base;
  }

  /** @throws ConfigError, and then nothing has changed */
  add(live: LiveOptions, step: number | null = null): void {
    const config = applyLive(this.changes.at(-1)?.config ?? this.base, live);
    this.changes.push({ live, config, step, isReported: step !== null });
  }

  /** The run has made the next change. @returns whether to report it to the view */
  take(step: number): boolean {
    const change = this.changes[this.made];
    if (!change) throw new Error(`a change took effect at step ${step} that nobody had made`);
    this.made++;
    const isNew = !change.isReported;
    change.step = step;
    change.isReported = true;
    return isNew;
  }

  /** Drops scheduled changes that have not taken effect. */
  forget(): void {
    for (const { live, step } of this.changes.splice(this.made)) if (step === null) this.add(live);
  }

  /** Changes before a new checkpoint need not be repeated. */
  passed(checkpointStep: number): void {
    const count = this.changes.slice(0, this.made).filter(({ step }) => step !== null && step <= checkpointStep).length;
    this.base = this.changes[count - 1]?.config ?? this.base;
    this.changes.splice(0, count);
    this.made -= count;
  }

  /** All changes are to be made again; unanswered ones come last. @param step the last step the run is known to have reached */
  repeat(step: number): readonly ScheduledChange[] {
    this.made = 0;
    let latest = 0;
    return this.changes.map((change) => {
      latest = Math.max(latest, change.step ?? step);
      return { step: latest, live: change.live };
    });
  }
}

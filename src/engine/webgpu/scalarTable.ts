/** What the optimiser needs to know of each step, for many steps ahead, so that a submission uploads nothing. */
import type { TrainingConfig } from '../../model/config/config.ts';
import { stepScalars } from '../../model/network/optimiser.ts';

/** Rows of `scalars`; the one of a step is its number modulo this. Also the most steps of one submission. */
export const TABLE_STEPS = 4096;

type Schedule = Pick<TrainingConfig, 'steps' | 'learningRateSchedule' | 'warmupSteps' | 'weightDecay'>;

export class ScalarTable {
  private readonly schedule: Schedule;
  /** The rows stand for steps from here on; none before the first. */
  private start = Number.NaN;

  constructor(schedule: Schedule) {
    this.schedule = schedule;
  }

  /** @param steps at most TABLE_STEPS @returns the rows, where those on the device do not hold for the steps from `step` on */
  renew(step: number, steps: number): Float32Array<ArrayBuffer> | null {
    if (step >= this.start && step + steps <= this.start + TABLE_STEPS) return null;
    this.start = step;
    return this.rows(step);
  }

  /** Rows of (schedule, firstCorrection, secondCorrection, weight decay); that of a step is its number modulo TABLE_STEPS. */
  private rows(start: number): Float32Array<ArrayBuffer> {
    const { steps, learningRateSchedule, warmupSteps, weightDecay } = this.schedule;
    const rows = new Float32Array(TABLE_STEPS * 4);
    for (let step = start; step < start + TABLE_STEPS; step++) {
      const { schedule, firstCorrection, secondCorrection } = stepScalars(step, steps, learningRateSchedule, warmupSteps);
      rows.set([schedule, firstCorrection, secondCorrection, weightDecay], (step % TABLE_STEPS) * 4);
    }
    return rows;
  }
}

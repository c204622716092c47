/** Step scalars for many steps ahead, on the device, so that a dispatch uploads nothing. */
import { type Tensor, tensor2d } from '@tensorflow/tfjs-core';
import type { TrainingConfig } from '../../model/config/config.ts';
import { stepScalars } from '../../model/network/optimiser.ts';

/** Steps of one table: 48 kB. Also the most steps of one dispatch. */
export const TABLE_STEPS = 4096;

export class ScalarTable {
  private readonly schedule: Pick<TrainingConfig, 'steps' | 'learningRateSchedule'>;
  private table: Tensor | null = null;
  private start = 0;

  constructor(schedule: Pick<TrainingConfig, 'steps' | 'learningRateSchedule'>) {
    this.schedule = schedule;
  }

  /** @param steps at most TABLE_STEPS @returns rows [row, 3] (schedule, firstCorrection, secondCorrection), and which is that of `step` */
  covering(step: number, steps: number): { readonly scalars: Tensor; readonly tableStart: number } {
    if (!this.table || step < this.start || step + steps > this.start + TABLE_STEPS) {
      this.dispose();
      this.start = step;
      this.table = tensor2d(this.rows(step), [TABLE_STEPS, 3]);
    }
    return { scalars: this.table, tableStart: step - this.start };
  }

  dispose(): void {
    this.table?.dispose();
    this.table = null;
  }

  private rows(start: number): Float32Array {
    const rows = new Float32Array(TABLE_STEPS * 3);
    for (let row = 0; row < TABLE_STEPS; row++) {
      const { schedule, firstCorrection, secondCorrection } = stepScalars(
        start + row,
        this.schedule.steps,
        this.schedule.learningRateSchedule,
      );
      rows.set([schedule, firstCorrection, secondCorrection], row * 3);
    }
    return rows;
  }
}

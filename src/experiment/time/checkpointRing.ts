/** Checkpoints of one run for going back in time, in bounded memory: when full, every second one is dropped. The last one always stays. */
import type { Checkpoint } from '../../model/network/parameters.ts';
import { StepRing } from './stepRing.ts';

const MAX_CHECKPOINTS = 120;
const MAX_BYTES = 48 * 2 ** 20;

export class CheckpointRing extends StepRing<Checkpoint> {
  add(checkpoint: Checkpoint): void {
    const others = this.kept.filter(({ step }) => step !== checkpoint.step);
    this.kept = [...others, checkpoint].sort((a, b) => a.step - b.step);
    while (this.kept.length > MAX_CHECKPOINTS || this.bytes > MAX_BYTES) this.thin();
  }

  /** The last one stays. */
  override thin(): void {
    this.kept = this.kept.filter((_, at) => at % 2 === (this.kept.length - 1) % 2);
  }

  /** Beside the last one, however large: it is the same object that the run's session goes on from, and takes no memory of its own. */
  override get bytes(): number {
    const last = this.kept.at(-1);
    return super.bytes - (last ? this.bytesOf(last) : 0);
  }

  protected bytesOf({ state }: Checkpoint): number {
    return state.byteLength;
  }

  /** The last checkpoint at or before `step`; undefined where only the start is left. */
  atOrBefore(step: number): Checkpoint | undefined {
    return this.kept.findLast((checkpoint) => checkpoint.step <= step);
  }

  /** The step of the earliest one. */
  get earliest(): number | undefined {
    return this.kept[0]?.step;
  }
}

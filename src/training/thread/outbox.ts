/** Reports of a run on their way out, in the order of the steps they are about, while what they hold is still being read from the device. */
import type { Report } from '../protocol.ts';

interface Slot {
  /** Null while it is being read. */
  report: Report | null;
}

export class Outbox {
  private readonly emit: (report: Report) => void;
  private slots: Slot[] = [];

  constructor(emit: (report: Report) => void) {
    this.emit = emit;
  }

  /** How many reports wait. */
  get length(): number {
    return this.slots.length;
  }

  send(report: Report): void {
    this.slots.push({ report });
    this.flush();
  }

  /** Keeps a place for what is being read. @returns when it has been read; rejects as `reading` does */
  async sendWhenRead(reading: Promise<Report>): Promise<void> {
    const slot: Slot = { report: null };
    this.slots.push(slot);
    slot.report = await reading;
    this.flush();
  }

  /** What waits is not sent any more. */
  clear(): void {
    this.slots = [];
  }

  private flush(): void {
    for (let report = this.slots[0]?.report; report; report = this.slots[0]?.report) {
      this.slots.shift();
      this.emit(report);
    }
  }
}

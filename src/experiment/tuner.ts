/**
 * Live parameters on their way to a run: at most ten messages a second and one at a time, so that a dragged slider makes a short
 * record. The last value always counts. Remembers what was sent until the run says at which step it took effect.
 */

import type { ParamKey, Params } from '../params/params.ts';
import type { LiveChange } from './experiment.ts';

const EVERY_MS = 100;

/** Values that take effect together. */
export type LiveValues = readonly Omit<LiveChange, 'step'>[];

export class Tuner {
  private readonly now: () => number;
  private readonly waiting = new Set<ParamKey>();
  private sent: LiveValues | null = null;
  private sentAt = Number.NEGATIVE_INFINITY;

  constructor(now: () => number) {
    this.now = now;
  }

  get hasWaiting(): boolean {
    return this.waiting.size > 0;
  }

  add(keys: readonly ParamKey[]): void {
    for (const key of keys) this.waiting.add(key);
  }

  /** @param atOnce do not wait for the next tenth of a second @returns what to tell the run now, perhaps nothing */
  take(params: Params, atOnce: boolean): LiveValues {
    const tooSoon = !atOnce && this.now() - this.sentAt < EVERY_MS;
    if (this.sent || tooSoon || !this.hasWaiting) return [];
    this.sent = [...this.waiting].map((key) => ({ key, value: params[key] }));
    this.sentAt = this.now();
    this.waiting.clear();
    return this.sent;
  }

  /** The run has taken the last message, or refused it. @returns what it was */
  answered(): LiveValues {
    const { sent } = this;
    this.sent = null;
    return sent ?? [];
  }

  clear(): void {
    this.waiting.clear();
    this.sent = null;
  }
}

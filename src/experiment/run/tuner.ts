/**
 * Live parameters on their way to a run: at most ten messages a second and one at a time, so that a dragged slider makes a short
 * record. The last value always counts. Remembers sent values until the run reports the step at which they took effect.
 */
import type { ParamKey, Params } from '../../params/params.ts';
import type { LiveValues } from '../liveChanges.ts';

const EVERY_MS = 100;

export class Tuner {
  private readonly now: () => number;
  private readonly waiting = new Set<ParamKey>();
  private sent: LiveValues = [];
  private sentAt = Number.NEGATIVE_INFINITY;

  constructor(now: () => number) {
    this.now = now;
  }

  get hasWaiting(): boolean {
    return this.waiting.size > 0;
  }

  /** Parameters whose values the run has not confirmed. */
  get keys(): readonly ParamKey[] {
    return [...this.waiting, ...this.sent.map(({ key }) => key)];
  }

  add(keys: readonly ParamKey[]): void {
    for (const key of keys) this.waiting.add(key);
  }

  /** @param atOnce do not wait for the next tenth of a second @returns the parameters to send now, perhaps none */
  take(params: Params, atOnce: boolean): readonly ParamKey[] {
    const tooSoon = !atOnce && this.now() - this.sentAt < EVERY_MS;
    if (this.sent.length > 0 || tooSoon) return [];
    const keys = [...this.waiting];
    this.waiting.clear();
    this.sent = keys.map((key) => ({ key, value: params[key] }));
    if (keys.length > 0) this.sentAt = this.now();
    return keys;
  }

  /** The last message has taken effect. @returns its parameters */
  answered(): LiveValues {
    const { sent } = this;
    this.sent = [];
    return sent;
  }

  clear(): void {
    this.waiting.clear();
    this.sent = [];
  }
}

/**
 * Live parameters on their way to a run: at most ten messages a second and one at a time, so that a dragged slider makes a short
 * record. Values of single features wait until their bar is let go: their text is long. The last value always counts. Remembers sent
 * values until the run reports the step at which they took effect.
 */
import type { ParamKey, Params } from '../../params/params.ts';
import type { LiveValues } from '../liveChanges.ts';

const EVERY_MS = 100;

export class Tuner {
  private readonly now: () => number;
  private readonly waiting = new Set<ParamKey>();
  /** Until a gesture ends. */
  private readonly held = new Set<ParamKey>();
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
    return [...this.waiting, ...this.held, ...this.sent.map(({ key }) => key)];
  }

  add(keys: readonly ParamKey[]): void {
    for (const key of keys) (key === 'own' ? this.held : this.waiting).add(key);
  }

  /** @param atOnce a gesture has ended: do not wait for the next tenth of a second @returns the parameters to send now, perhaps none */
  take(params: Params, atOnce: boolean): readonly ParamKey[] {
    if (atOnce) this.release();
    const tooSoon = !atOnce && this.now() - this.sentAt < EVERY_MS;
    if (this.sent.length > 0 || tooSoon || !this.hasWaiting) return [];
    // What is sent is made of all parameters, also of those held.
    this.release();
    const keys = [...this.waiting];
    this.waiting.clear();
    this.sent = keys.map((key) => ({ key, value: params[key] }));
    this.sentAt = this.now();
    return keys;
  }

  /** The last message has taken effect. @returns its parameters */
  answered(): LiveValues {
    const { sent } = this;
    this.sent = [];
    return sent;
  }

  private release(): void {
    for (const key of this.held) this.waiting.add(key);
    this.held.clear();
  }

  clear(): void {
    this.waiting.clear();
    this.held.clear();
    this.sent = [];
  }
}

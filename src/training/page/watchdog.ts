/** Detects a worker that has died or hangs: it is pinged now and then, and answers at once unless it is in the middle of a step. */

const ASK_EVERY_MS = 2000;
const PATIENCE_MS = 10_000;
/** Multiply-adds a millisecond of a slow engine. */
const SLOW_RATE = 1e5;

export interface Watched {
  ask(): void;
  /** Multiply-adds of the longest step in progress. */
  longestStep(): number;
  onSilence(): void;
}

export class Watchdog {
  private readonly watched: Watched;
  private timer: ReturnType<typeof setInterval> | null = null;
  /** Pings without an answer. Not time: a page that was asleep has missed nothing. */
  private silentTurns = 0;

  constructor(watched: Watched) {
    this.watched = watched;
  }

  start(): void {
    this.timer ??= setInterval(() => this.turn(), ASK_EVERY_MS);
  }

  stop(): void {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
    this.silentTurns = 0;
  }

  /** A message arrived from the worker. */
  heard(): void {
    this.silentTurns = 0;
  }

  private turn(): void {
    const patienceMs = PATIENCE_MS + this.watched.longestStep() / SLOW_RATE;
    if (this.silentTurns++ * ASK_EVERY_MS >= patienceMs) this.watched.onSilence();
    else this.watched.ask();
  }
}

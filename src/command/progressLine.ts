/** Progress on stderr: one line that is rewritten in a terminal, plain lines now and then elsewhere. */
import type { Progress } from '../headless/runCells.ts';

interface LineStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const TERMINAL_MS = 200;
const PLAIN_MS = 10_000;
const BAR = 24;

export class ProgressLine {
  private readonly stream: LineStream;
  private readonly now: () => number;
  private readonly start: number;
  private shown: number;
  private atStart: number | null = null;

  constructor(stream: LineStream, now: () => number) {
    this.stream = stream;
    this.now = now;
    this.start = now();
    this.shown = this.start;
  }

  show(progress: Progress): void {
    const now = this.now();
    this.atStart ??= progress.workDone;
    if (now - this.shown < (this.stream.isTTY ? TERMINAL_MS : PLAIN_MS)) return;
    this.shown = now;
    const text = describeProgress(progress, this.secondsLeft(progress));
    this.stream.write(this.stream.isTTY ? `\r\u001b[2K${text}` : `${text}\n`);
  }

  /** A line that is not overwritten. */
  say(text: string): void {
    this.stream.write(this.stream.isTTY ? `\r\u001b[2K${text}\n` : `${text}\n`);
  }

  private secondsLeft({ work, workDone }: Progress): number | null {
    const done = workDone - (this.atStart ?? 0);
    return done > 0 ? (((work - workDone) / done) * (this.now() - this.start)) / 1000 : null;
  }
}

export function describeProgress({ cells, cellsDone, work, workDone }: Progress, secondsLeft: number | null): string {
  const share = work > 0 ? Math.min(workDone / work, 1) : 1;
  const full = Math.round(share * BAR);
  const bar = '█'.repeat(full) + '░'.repeat(BAR - full);
  const left = secondsLeft === null ? '' : `, about ${describeSeconds(secondsLeft)} left`;
  return `${bar} ${(100 * share).toFixed(1)} %, ${cellsDone} of ${cells} cells${left}`;
}

export function describeSeconds(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** What the panel of `?debug=1` counts: runs with their engines, messages a second, times of frames. Pure; times are given. */
import type { Marks } from './marks.ts';

export interface RunStatistics {
  readonly run: number;
  readonly engine: string;
  readonly reason: string;
  readonly configuration: string;
  readonly step: number;
}

export interface Summary {
  readonly runs: readonly RunStatistics[];
  readonly snapshotsPerSecond: number;
  readonly framesPerSecond: number;
  /** Milliseconds of work in a frame; 0 where there was none. */
  readonly medianFrameMs: number;
  readonly longestFrameMs: number;
}

/** Over how long rates are counted. */
const WINDOW_MS = 2000;
/** Most runs kept: the last ones that became ready. */
const RUNS = 12;

export class Statistics {
  private runs = new Map<number, RunStatistics>();
  private snapshots: number[] = [];
  private frames: { readonly at: number; readonly busyMs: number }[] = [];

  ready({ run, engine, reason, configuration }: Marks['ready']): void {
    this.runs.delete(run);
    this.runs.set(run, { run, engine, reason, configuration, step: 0 });
    if (this.runs.size > RUNS) this.runs = new Map([...this.runs].slice(-RUNS));
  }

  snapshot({ run, step }: Marks['snapshot'], at: number): void {
    const known = this.runs.get(run);
    if (known) this.runs.set(run, { ...known, step });
    this.snapshots.push(at);
    this.forget(at);
  }

  frame({ busyMs }: Marks['frame'], at: number): void {
    this.frames.push({ at, busyMs });
    this.forget(at);
  }

  summary(now: number): Summary {
    this.forget(now);
    const busy = this.frames.map(({ busyMs }) => busyMs).sort((one, other) => one - other);
    return {
      runs: [...this.runs.values()],
      snapshotsPerSecond: (1000 * this.snapshots.length) / WINDOW_MS,
      framesPerSecond: (1000 * busy.length) / WINDOW_MS,
      medianFrameMs: busy[Math.floor(busy.length / 2)] ?? 0,
      longestFrameMs: busy.at(-1) ?? 0,
    };
  }

  private forget(now: number): void {
    this.snapshots = this.snapshots.filter((at) => now - at < WINDOW_MS);
    this.frames = this.frames.filter(({ at }) => now - at < WINDOW_MS);
  }
}

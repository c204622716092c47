/**
 * How fast a run is shown. `auto` begins slowly, so that the symmetry is seen to break, and doubles until training runs as fast as
 * it goes. The result of training does not depend on any of it.
 */

import type { Params } from '../params/params.ts';
import type { Pace } from '../training/protocol.ts';

/** Up to two frames of a 60 Hz screen per snapshot. */
const SNAPSHOTS = { everyMs: 30 } as const;
const SLOW_STEPS_PER_SECOND = 30;
const SLOW_MS = 2000;
/** The rate grows by √2 in each of these. */
const RUNG_MS = 350;
const FASTEST_RUNG = 20;
/** A longer gap between frames, as with a slow engine, counts as this much. */
const MAX_GAP_MS = 500;

export function autoStepsPerSecond(watchedMs: number): number | 'max' {
  const rung = Math.max(0, Math.floor((watchedMs - SLOW_MS) / RUNG_MS) + 1);
  return rung >= FASTEST_RUNG ? 'max' : Math.round(SLOW_STEPS_PER_SECOND * 2 ** (rung / 2));
}

/** The pace of one run as its reader watches it. */
export class Pacing {
  private watchedMs = 0;
  private lastAt: number | null = null;

  pace(speed: Params['speed']): Pace {
    return { stepsPerSecond: this.stepsPerSecond(speed), snapshots: SNAPSHOTS };
  }

  private stepsPerSecond(speed: Params['speed']): number | 'max' {
    if (speed === 'auto') return autoStepsPerSecond(this.watchedMs);
    return speed === 'max' ? 'max' : Number(speed);
  }

  /** A frame was shown while training. @returns the new pace where it has changed, else null */
  watched(speed: Params['speed'], now: number): Pace | null {
    const before = this.stepsPerSecond(speed);
    this.watchedMs += Math.min(now - (this.lastAt ?? now), MAX_GAP_MS);
    this.lastAt = now;
    return this.stepsPerSecond(speed) === before ? null : this.pace(speed);
  }

  pause(): void {
    this.lastAt = null;
  }
}

/**
 * How fast a run is shown. `auto` begins slowly, so that the symmetry is seen to break, and quickens until training runs as fast as it
 * goes; where the arrows move much in a step it stays slow. The result of training does not depend on any of it.
 */

import type { Snapshot } from '../../model/network/parameters.ts';
import type { Params } from '../../params/params.ts';
import type { Pace } from '../../training/protocol.ts';

/** Up to two frames of a 60 Hz screen per snapshot. */
const SNAPSHOTS = { everyMs: 30 } as const;
const SLOW_STEPS_PER_SECOND = 100;
const SLOW_MS = 2500;
/** The rate grows by √2 in each of these. */
const RUNG_MS = 900;
/** From here on training runs as fast as it goes. */
const FASTEST_RUNG = 16;
/** A fast learner is slowed down to this rung, an eighth of the slow rate, at most. */
const SLOWEST_RUNG = -6;
/** The fastest a direction may be seen to move, in lengths a second. */
const LARGEST_SPEED = 1;
/** A longer gap between frames, as with a slow engine, counts as this much. */
const MAX_GAP_MS = 500;

/** @param motion how far a direction moves in a step; 0 where that is not known */
export function autoStepsPerSecond(watchedMs: number, motion = 0): number | 'max' {
  const rung = Math.max(0, Math.floor((watchedMs - SLOW_MS) / RUNG_MS) + 1);
  if (rung >= FASTEST_RUNG) return 'max';
  const bearable = Math.floor(2 * Math.log2(LARGEST_SPEED / (motion * SLOW_STEPS_PER_SECOND)));
  return Math.round(SLOW_STEPS_PER_SECOND * 2 ** (Math.max(SLOWEST_RUNG, Math.min(rung, bearable)) / 2));
}

/** The longest way that a direction of one instance moved from one snapshot to the next, per step; 0 where they are no two of one run. */
export function motionPerStep(before: Snapshot | null, after: Snapshot, instance: number): number {
  const steps = after.step - (before?.step ?? after.step);
  if (!before || steps <= 0 || before.W.length !== after.W.length) return 0;
  const size = after.nFeatures * after.nHidden;
  let longest = 0;
  for (let row = instance * size; row < (instance + 1) * size; row += after.nHidden) {
    let squared = 0;
    for (let at = row; at < row + after.nHidden; at++) squared += ((after.W[at] ?? 0) - (before.W[at] ?? 0)) ** 2;
    longest = Math.max(longest, squared);
  }
  return Math.sqrt(longest) / steps;
}

/** The pace of one run as its reader watches it. */
export class Pacing {
  private watchedMs = 0;
  private motion = 0;
  private lastAt: number | null = null;

  pace(speed: Params['speed']): Pace {
    return { stepsPerSecond: this.stepsPerSecond(speed), snapshots: SNAPSHOTS };
  }

  private stepsPerSecond(speed: Params['speed']): number | 'max' {
    if (speed === 'auto') return autoStepsPerSecond(this.watchedMs, this.motion);
    return speed === 'max' ? 'max' : Number(speed);
  }

  /** A frame was shown while training. @param motion per step, of what it shows @returns the new pace where it has changed, else null */
  watched(speed: Params['speed'], now: number, motion = 0): Pace | null {
    const before = this.stepsPerSecond(speed);
    this.watchedMs += Math.min(now - (this.lastAt ?? now), MAX_GAP_MS);
    this.lastAt = now;
    this.motion = motion;
    return this.stepsPerSecond(speed) === before ? null : this.pace(speed);
  }

  pause(): void {
    this.lastAt = null;
  }
}

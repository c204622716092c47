/**
 * The state machine of a session: for every mode and event the next mode and the action on the run. A table, read and tested as data; an
 * event that a mode does not list is ignored.
 */
import type { RunStatus } from '../runStatus.ts';

export type Mode =
  /** No run has been asked for. */
  | 'poster'
  | 'training'
  /** Would train, but the view is hidden. */
  | 'waiting'
  /** Training to an exact step, to pause there. */
  | 'replaying'
  | 'resting'
  /** At its last step. */
  | 'finished'
  | 'converged'
  | 'failed';

export type Event =
  /** A run begins. */
  | 'train'
  | 'rest'
  | 'replay'
  /** Asked for by the reader or a script. */
  | 'play'
  | 'pause'
  | 'step'
  | 'hide'
  | 'show'
  | 'close'
  /** Reported by the run. */
  | 'reachedEnd'
  | 'converged'
  /** The retry policy gave up. */
  | 'failed';

/**
 * `relaunch`: from the last checkpoint. `abandon`: pause without the changes that lie ahead. `forget`: drop these changes where the run is
 * lost.
 */
export type Action = 'launch' | 'relaunch' | 'resume' | 'pause' | 'abandon' | 'forget' | 'step' | 'stop';

export interface Transition {
  readonly mode: Mode;
  readonly actions: readonly Action[];
}

const to = (mode: Mode, ...actions: readonly Action[]): Transition => ({ mode, actions });

const BEGIN = { train: to('training', 'launch'), rest: to('resting', 'launch'), replay: to('replaying', 'launch') };
const STANDING = {
  ...BEGIN,
  play: to('training', 'resume'),
  step: to('resting', 'step'),
  close: to('poster', 'stop'),
  failed: to('failed', 'stop'),
};

export const TRANSITIONS: Readonly<Record<Mode, Readonly<Partial<Record<Event, Transition>>>>> = {
  poster: BEGIN,
  training: {
    ...STANDING,
    pause: to('resting', 'pause'),
    hide: to('waiting', 'pause'),
    reachedEnd: to('finished'),
    converged: to('converged'),
  },
  waiting: {
    ...STANDING,
    pause: to('resting', 'pause'),
    show: to('training', 'resume'),
    reachedEnd: to('finished'),
    converged: to('converged'),
  },
  replaying: {
    ...STANDING,
    play: to('training', 'abandon', 'resume'),
    pause: to('resting', 'abandon'),
    step: to('resting', 'abandon', 'step'),
    reachedEnd: to('resting'),
    failed: to('failed', 'forget', 'stop'),
  },
  resting: { ...STANDING, pause: to('resting', 'pause') },
  finished: STANDING,
  converged: STANDING,
  failed: { ...BEGIN, play: to('training', 'relaunch'), step: to('resting', 'relaunch', 'step'), close: to('poster') },
};

/** A hidden session waits instead of training. */
export function transition(mode: Mode, event: Event, isHidden: boolean): Transition | null {
  const next = TRANSITIONS[mode][event];
  if (!next || !isHidden || next.mode !== 'training') return next ?? null;
  return to('waiting', ...next.actions.map((action) => (action === 'resume' ? 'pause' : action)));
}

/** @param isShown whether a snapshot of the run has arrived */
export function statusOf(mode: Mode, isShown: boolean): RunStatus {
  switch (mode) {
    case 'poster':
    case 'failed':
      return mode;
    case 'training':
    case 'replaying':
      return isShown ? 'training' : 'starting';
    case 'converged':
      return isShown ? 'converged' : 'starting';
    case 'waiting':
    case 'resting':
    case 'finished':
      return isShown ? 'paused' : 'starting';
    default:
      throw new Error(`unknown mode: ${mode satisfies never}`);
  }
}

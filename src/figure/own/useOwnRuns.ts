/** The runs of a figure that trains models of its own: begun when it is first seen, waiting while it is not. */
import { type RefObject, useEffect, useState, useSyncExternalStore } from 'react';
import { prefersLessMotion } from '../hooks/motion.ts';
import { watchVisibility } from '../hooks/visibility.ts';
import type { OwnRuns, OwnState } from './ownRuns.ts';

/** @param name equal as long as the same is to be trained @param make what is to be trained under that name */
export function useOwnRuns<State extends OwnState>(name: string, make: () => OwnRuns<State>): readonly [OwnRuns<State>, State] {
  const [held, setHeld] = useState(() => ({ name, runs: make() }));
  const current = held.name === name ? held : { name, runs: make() };
  if (current !== held) setHeld(current);
  const { runs } = current;
  return [runs, useSyncExternalStore(runs.subscribe, runs.state, runs.state)];
}

export interface Start {
  /** Nothing is trained until the figure is asked to play. */
  readonly waits?: boolean | undefined;
  /** The reader has asked for these very runs. */
  readonly isAsked?: boolean;
}

/** Resumes only what scrolling out of view has stopped, not what the reader paused. */
export function usePlayingWhileVisible(
  root: RefObject<Element | null>,
  runs: Pick<OwnRuns, 'state' | 'play' | 'pause' | 'dispose'>,
  { waits = false, isAsked = false }: Start,
): void {
  useEffect(() => {
    if (!root.current) return;
    let wants = isAsked || !(waits || prefersLessMotion());
    const stop = watchVisibility(root.current, (visible) => {
      const { status } = runs.state();
      if (visible && wants) runs.play();
      if (!visible) wants = status === 'training' || status === 'starting' || (wants && status === 'poster');
      if (!visible) runs.pause();
    });
    return () => {
      stop();
      runs.dispose();
    };
  }, [root, runs, waits, isAsked]);
}

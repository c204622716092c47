/** While a view fills the window: keys and clickers step through the moments on the shelf, Escape ends it, a resting pointer is hidden. */
import { useEffect, useRef } from 'react';

const POINTER_RESTS_MS = 2000;

const STEPS: Readonly<Record<string, number>> = { PageDown: 1, n: 1, PageUp: -1, p: -1 };

export interface Presenting {
  /** @param by moments further */
  readonly onStep: (by: number) => void;
  readonly onEnd: () => void;
}

export function usePresenting(isOn: boolean, presenting: Presenting): void {
  const latest = useRef(presenting);
  latest.current = presenting;
  useEffect(() => {
    if (!isOn) return;
    const key = (event: KeyboardEvent) => {
      const by = STEPS[event.key];
      if (event.key === 'Escape') latest.current.onEnd();
      else if (by !== undefined) latest.current.onStep(by);
      if (event.key === 'Escape' || by !== undefined) event.preventDefault();
    };
    document.addEventListener('keydown', key);
    const showPointer = hidePointerAtRest();
    return () => {
      document.removeEventListener('keydown', key);
      showPointer();
    };
  }, [isOn]);
}

/** @returns how to end it */
function hidePointerAtRest(): () => void {
  const root = document.documentElement;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const moved = () => {
    root.classList.remove('pointer-rests');
    clearTimeout(timer);
    timer = setTimeout(() => root.classList.add('pointer-rests'), POINTER_RESTS_MS);
  };
  moved();
  document.addEventListener('pointermove', moved);
  return () => {
    document.removeEventListener('pointermove', moved);
    clearTimeout(timer);
    root.classList.remove('pointer-rests');
  };
}

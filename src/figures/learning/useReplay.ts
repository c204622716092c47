/** Plays a recording: moves through its steps in even time until its end. */
import { useEffect, useRef, useState } from 'react';

const SECONDS = 10;

/** @param onStep called with the step to show @returns whether it plays, and how to begin or stop */
export function useReplay(steps: number, onStep: (step: number) => void): { readonly isPlaying: boolean; readonly toggle: () => void } {
  const [isPlaying, setIsPlaying] = useState(false);
  const show = useRef(onStep);
  show.current = onStep;
  useEffect(() => {
    if (!isPlaying) return;
    const start = performance.now();
    let frame = 0;
    const next = (now: number) => {
      const share = Math.min(1, (now - start) / 1000 / SECONDS);
      show.current(Math.round(share * steps));
      if (share < 1) frame = requestAnimationFrame(next);
      else setIsPlaying(false);
    };
    frame = requestAnimationFrame(next);
    return () => cancelAnimationFrame(frame);
  }, [isPlaying, steps]);
  return { isPlaying, toggle: () => setIsPlaying(!isPlaying) };
}

/** Work that follows a store, but need not follow every change of it. */
import { useCallback, useEffect, useMemo, useState } from 'react';

/** Calls back when something has changed. @returns how to stop */
export type Watch = (changed: () => void) => () => void;

/** The page keeps four fifths of its time. */
const REST = 4;

/**
 * Runs at most once every so many milliseconds, less often where it takes long, and once more after the last change. Keep `run` the
 * same function.
 */
export function useThrottledEffect(watch: Watch | undefined, run: () => void, everyMs: number): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let waitMs = everyMs;
    const late = () => {
      timer = undefined;
      const start = performance.now();
      run();
      waitMs = Math.max(everyMs, REST * (performance.now() - start));
    };
    const stop = watch?.(() => {
      timer ??= setTimeout(late, waitMs);
    });
    return () => {
      stop?.();
      clearTimeout(timer);
    };
  }, [watch, run, everyMs]);
}

/** A value that follows a store like that. Keep `compute` the same function: another is used at once. */
export function useThrottled<T>(watch: Watch | undefined, compute: () => T, everyMs: number): T {
  const first = useMemo(compute, [compute]);
  const [latest, setLatest] = useState({ compute, value: first });
  const run = useCallback(() => setLatest({ compute, value: compute() }), [compute]);
  useThrottledEffect(watch, run, everyMs);
  return latest.compute === compute ? latest.value : first;
}

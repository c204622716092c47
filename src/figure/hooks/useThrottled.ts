/** Work that follows a store without running for every change. */
import { useCallback, useEffect, useMemo, useState } from 'react';

/** Subscribes to changes. @returns how to unsubscribe */
export type Watch = (changed: () => void) => () => void;

/** The work takes at most a fifth of the page's time. */
const REST = 4;

/**
 * Runs at most once per interval in milliseconds, less often where it takes long, and once more after the last change. Keep `run` the
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

/** A value computed from a store at that rate. A new `compute` function is used at once. */
export function useThrottled<T>(watch: Watch | undefined, compute: () => T, everyMs: number): T {
  const first = useMemo(compute, [compute]);
  const [latest, setLatest] = useState({ compute, value: first });
  const run = useCallback(() => setLatest({ compute, value: compute() }), [compute]);
  useThrottledEffect(watch, run, everyMs);
  return latest.compute === compute ? latest.value : first;
}

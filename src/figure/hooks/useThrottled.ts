/** Work that follows a store, but need not follow every change of it. */
import { useEffect, useMemo, useReducer } from 'react';

/** Calls back when something has changed. @returns how to stop */
export type Watch = (changed: () => void) => () => void;

/** Runs at most once every so many milliseconds, and once more after the last change. Keep `run` the same function. */
export function useThrottledEffect(watch: Watch | undefined, run: () => void, everyMs: number): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = () => {
      timer = undefined;
      run();
    };
    const stop = watch?.(() => {
      timer ??= setTimeout(late, everyMs);
    });
    return () => {
      stop?.();
      clearTimeout(timer);
    };
  }, [watch, run, everyMs]);
}

/** A value that is computed anew at most so often. Keep `compute` the same function: another is used at once. */
export function useThrottled<T>(watch: Watch | undefined, compute: () => T, everyMs: number): T {
  const [turn, next] = useReducer((count: number) => count + 1, 0);
  useThrottledEffect(watch, next, everyMs);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a turn computes it anew
  return useMemo(compute, [compute, turn]);
}

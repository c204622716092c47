/**
 * Marks in the browser's performance timeline, for its profiler and for the panel of `?debug=1`. Each is cleared at once: observers and
 * recordings keep it, and the timeline does not grow while the page trains.
 */

/** What each mark records. */
export interface Marks {
  /** A run has an engine and trains. */
  readonly ready: { readonly run: number; readonly engine: string; readonly reason: string; readonly configuration: string };
  /** A snapshot has reached the page. */
  readonly snapshot: { readonly run: number; readonly step: number };
  /** State is updated and drawings are painted. */
  readonly frame: { readonly busyMs: number };
}

export const MARK_PREFIX = 'superposition:';

export function mark<Name extends keyof Marks>(name: Name, detail: Marks[Name]): void {
  performance.mark(MARK_PREFIX + name, { detail });
  performance.clearMarks(MARK_PREFIX + name);
}

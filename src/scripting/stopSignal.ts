/** The part of `AbortSignal` that is used, written out so that the published types need neither those of browsers nor those of Node. */
export interface StopSignal {
  /** Whether `abort` was called. */
  readonly aborted: boolean;
  /** What `abort` was called with. */
  readonly reason: unknown;
  /** Calls the listener when `abort` is called. */
  addEventListener(type: 'abort', listener: () => void): void;
  /** Forgets the listener. */
  removeEventListener(type: 'abort', listener: () => void): void;
}

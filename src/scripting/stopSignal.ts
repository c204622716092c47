/** What is used of an `AbortSignal`, which is one: written out, so that the types need neither those of browsers nor those of Node. */
export interface StopSignal {
  readonly aborted: boolean;
  /** What `abort` was called with. */
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** One way to train. The contract every engine keeps; which one to take is decided in `chooseEngine.ts`. No timers, no frames, no messages. */
import type { LiveOptions } from '../model/config/config.ts';
import type { Checkpoint, EngineName, Snapshot } from '../model/network/parameters.ts';

export interface Engine {
  readonly name: EngineName;
  /** Optimiser steps taken so far. */
  readonly step: number;
  /** @param steps whole number ≥ 0 */
  train(steps: number): Promise<void>;
  /** Applies from the next step on; returns that step. @throws ConfigError, and then nothing has changed */
  tune(live: LiveOptions): number;
  /** Copies W, b and loss out; the caller owns the buffers. `into` reuses returned ones (W, b, loss) where their size fits. */
  snapshot(into?: readonly ArrayBuffer[]): Promise<Snapshot>;
  /** Everything needed to go on elsewhere. Continuing from it equals never having stopped. The caller owns its buffer. */
  checkpoint(): Promise<Checkpoint>;
  /** Frees what the engine holds; it must not be used after. */
  dispose(): void;
}

/** Why an engine could not be had or could not go on, as a value that crosses threads. Sentences: `training/failure.ts`. */
export type FailureKind =
  | 'no-webgpu'
  | 'no-wasm'
  | 'device-lost'
  | 'shader'
  | 'out-of-memory'
  | 'not-offered'
  | 'diverged'
  | 'bad-config'
  | 'worker-crashed'
  | 'not-loaded';

/** Thrown by engines for what a reader can meet; anything else is a bug. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly kind: FailureKind;
  constructor(kind: FailureKind, detail: string) {
    super(detail);
    this.kind = kind;
  }
}

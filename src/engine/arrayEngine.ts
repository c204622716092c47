/** What engines share whose packed state is an array in the memory of this thread, which trains while its caller waits. */
import type { LiveOptions, TrainingConfig } from '../model/config/config.ts';
import type { Checkpoint, EngineName, Snapshot } from '../model/network/parameters.ts';
import type { Engine } from './engine.ts';
import { runShape, snapshotOf } from './snapshots.ts';

export abstract class ArrayEngine implements Engine {
  readonly name: EngineName;
  step: number;
  protected config: TrainingConfig;
  protected readonly state: Float32Array;
  private elapsedMs = 0;

  /** @param state is filled from the checkpoint */
  constructor(name: EngineName, config: TrainingConfig, from: Checkpoint, state: Float32Array) {
    this.name = name;
    this.config = config;
    this.step = from.step;
    this.state = state;
    state.set(from.state);
  }

  /** Takes steps from `step` on, and counts them there. */
  protected abstract advance(steps: number): void;

  abstract tune(live: LiveOptions): number;

  async train(steps: number): Promise<void> {
    const start = performance.now();
    this.advance(steps);
    this.elapsedMs += performance.now() - start;
  }

  async snapshot(into?: readonly ArrayBuffer[]): Promise<Snapshot> {
    const { name: engine, step, elapsedMs } = this;
    return snapshotOf(this.state, { engine, step, elapsedMs, ...runShape(this.config) }, into);
  }

  async checkpoint(): Promise<Checkpoint> {
    return { step: this.step, ...runShape(this.config), state: this.state.slice() };
  }

  /** The memory goes with the engine. */
  dispose(): void {}
}

/**
 * Workers whose engines take as long as a test says and train nothing, on Vitest's fake clock: every worker has a thread of its own,
 * as a real one has. Weights are the step.
 */
import type { AdapterFacts } from '../../src/engine/capabilities.ts';
import { type Engine, EngineError, type FailureKind } from '../../src/engine/engine.ts';
import type { TrainingConfig } from '../../src/model/config/config.ts';
import { type Checkpoint, type EngineName, type Snapshot, stateLength } from '../../src/model/network/parameters.ts';
import type { StartWorker } from '../../src/training/port.ts';
import { startShell } from '../../src/training/thread/shell.ts';

export interface PacedEngine {
  readonly msPerStep: number;
  /** From this step on a step takes so long instead. */
  readonly later?: { readonly from: number; readonly msPerStep: number };
  /** Until it is there. */
  readonly startMs?: number;
  /** It never comes to be. */
  readonly fails?: FailureKind;
  /** Finished work is told at multiples of this; steps may be ordered ahead of it. */
  readonly pollMs?: number;
}

export interface PacedMachine {
  readonly cpu: PacedEngine;
  readonly webgpu: PacedEngine;
  readonly adapter?: AdapterFacts | null;
}

const HARDWARE: AdapterFacts = { software: false, description: 'a card' };
const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
/** Work that an engine takes on before the work before is done. */
const AHEAD_MS = 16;

/** @param started the engines that were created, in order @param workers how many have not been ended */
export function pacedStarter(
  { adapter = HARDWARE, ...engines }: PacedMachine,
  started: EngineName[] = [],
  workers = { open: 0 },
): StartWorker {
  return async ({ onMessage }) => {
    let ended = false;
    workers.open++;
    const receive = startShell({
      createEngine: async (name, config, from) => {
        started.push(name);
        return createPaced(name, engines[name === 'webgpu' ? 'webgpu' : 'cpu'], config, from);
      },
      probe: async () => ({ wasmSimd: true, secureContext: true, adapter }),
      post: (message) => {
        if (!ended) setTimeout(() => onMessage(message), 0);
      },
    });
    const end = () => {
      if (!ended) workers.open--;
      ended = true;
    };
    return { kind: 'url', post: (request) => setTimeout(() => !ended && receive(request), 0), end };
  };
}

async function createPaced(name: EngineName, pace: PacedEngine, config: TrainingConfig, from: Checkpoint | undefined): Promise<Engine> {
  await sleep(pace.startMs ?? 4);
  if (pace.fails) throw new EngineError(pace.fails, 'as a test wants it');
  return new Paced(name, pace, config, from?.step ?? 0);
}

class Paced implements Engine {
  readonly name: EngineName;
  step: number;
  private readonly pace: PacedEngine;
  private readonly config: TrainingConfig;
  /** When all that is ordered will be done. */
  private freeAt = performance.now();
  private busyMs = 0;

  constructor(name: EngineName, pace: PacedEngine, config: TrainingConfig, step: number) {
    this.name = name;
    this.pace = pace;
    this.config = config;
    this.step = step;
  }

  async train(steps: number): Promise<void> {
    const ms = this.msOf(steps);
    this.step += steps;
    this.busyMs += ms;
    this.freeAt = Math.max(this.freeAt, performance.now()) + ms;
    const ahead = this.pace.pollMs === undefined ? 0 : AHEAD_MS + this.pace.pollMs;
    await sleep(Math.max(0, this.freeAt - performance.now() - ahead));
  }

  tune(): number {
    return this.step;
  }

  async snapshot(): Promise<Snapshot> {
    const { name: engine, step, busyMs: elapsedMs } = this;
    await this.answered();
    const { nFeatures, nHidden, instances } = this.config;
    const fill = (length: number) => new Float32Array(length * instances.length).fill(step);
    const arrays = { W: fill(nFeatures * nHidden), b: fill(nFeatures), loss: fill(1) };
    return { engine, step, elapsedMs, nInstances: instances.length, nFeatures, nHidden, ...arrays };
  }

  async checkpoint(): Promise<Checkpoint> {
    const { step } = this;
    await this.answered();
    const { nFeatures, nHidden, instances } = this.config;
    return {
      step,
      nInstances: instances.length,
      nFeatures,
      nHidden,
      state: new Float32Array(instances.length * stateLength(this.config)).fill(step),
    };
  }

  dispose(): void {}

  private msOf(steps: number): number {
    const { msPerStep, later = { from: Number.POSITIVE_INFINITY, msPerStep } } = this.pace;
    const before = Math.min(steps, Math.max(0, later.from - this.step));
    return before * msPerStep + (steps - before) * later.msPerStep;
  }

  /** Waits for what is ordered, and for the browser to look. */
  private async answered(): Promise<void> {
    const { pollMs = 1 } = this.pace;
    const doneAt = Math.max(this.freeAt, performance.now());
    await sleep(Math.ceil(doneAt / pollMs) * pollMs - performance.now());
  }
}

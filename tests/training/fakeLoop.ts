/** A run loop on a fake clock with engines whose speed and faults a test sets. Time passes in training and in waiting, nowhere else. */
import type { Engine } from '../../src/engine/engine.ts';
import { resolveConfig } from '../../src/model/config/checkConfig.ts';
import type { LiveOptions, TrainingConfig, TrainingOptions } from '../../src/model/config/config.ts';
import { type Checkpoint, type EngineName, type Snapshot, stateLength } from '../../src/model/network/parameters.ts';
import type { Command, Report } from '../../src/training/protocol.ts';
import { createRunLoop } from '../../src/training/thread/runLoop.ts';
import type { RunPort } from '../../src/training/thread/threadRun.ts';

export const EVERY_100_MS = { everyMs: 100 } as const;
export const FULL_SPEED = { stepsPerSecond: 'max', snapshots: EVERY_100_MS } as const;

export function config(options: TrainingOptions = {}): TrainingConfig {
  return resolveConfig({ nFeatures: 2, nHidden: 1, batchSize: 8, ...options });
}

export interface EngineRequest {
  readonly name: EngineName;
  readonly config: TrainingConfig;
  readonly from: Checkpoint | undefined;
}

export interface FakeClock {
  ms: number;
}

/** Weights are the step, so that a snapshot tells where it was taken. */
export class FakeEngine implements Engine {
  readonly name: EngineName;
  step: number;
  disposed = false;
  /** What the weights are from here on, instead of the step. */
  poison: number | null = null;
  readonly tuned: LiveOptions[] = [];
  readonly intos: (readonly ArrayBuffer[] | undefined)[] = [];
  private readonly config: TrainingConfig;
  private readonly clock: FakeClock;
  private readonly msPerStep: number;
  /** Called before each chunk; what it throws the engine throws. */
  private readonly fault: (engine: FakeEngine) => void;

  constructor(request: EngineRequest, clock: FakeClock, msPerStep: number, fault: (engine: FakeEngine) => void) {
    this.config = request.config;
    this.step = request.from?.step ?? 0;
    this.clock = clock;
    this.msPerStep = msPerStep;
    this.fault = fault;
    this.name = request.name;
  }

  async train(steps: number): Promise<void> {
    this.fault(this);
    this.step += steps;
    this.clock.ms += steps * this.msPerStep;
  }

  tune(live: LiveOptions): number {
    this.tuned.push(live);
    return this.step;
  }

  async snapshot(into?: readonly ArrayBuffer[]): Promise<Snapshot> {
    this.intos.push(into);
    const { nFeatures, nHidden, instances } = this.config;
    const fill = (length: number) => new Float32Array(length).fill(this.poison ?? this.step);
    const arrays = { W: fill(instances.length * nFeatures * nHidden), b: fill(instances.length * nFeatures), loss: fill(instances.length) };
    return { engine: this.name, step: this.step, elapsedMs: this.step, nInstances: instances.length, nFeatures, nHidden, ...arrays };
  }

  async checkpoint(): Promise<Checkpoint> {
    const { nFeatures, nHidden, instances } = this.config;
    const state = new Float32Array(instances.length * stateLength(this.config)).fill(this.poison ?? this.step);
    return { step: this.step, nInstances: instances.length, nFeatures, nHidden, state };
  }

  dispose(): void {
    this.disposed = true;
  }
}

export interface FakeLoop {
  readonly clock: FakeClock;
  readonly reports: Report[];
  readonly engines: FakeEngine[];
  readonly requests: EngineRequest[];
  /** Called at every yield: a test sends commands from here, as messages arrive. */
  onYield: (reports: readonly Report[]) => void;
  send(command: Command): void;
  /** Until the loop waits for a command. */
  idle(): Promise<void>;
}

export interface FakeOptions {
  readonly msPerStep?: number;
  readonly fault?: (engine: FakeEngine) => void;
  readonly createEngine?: RunPort['createEngine'];
  /** Acknowledge each snapshot at once, as a client does. */
  readonly acknowledge?: boolean;
}

export function fakeLoop({ msPerStep = 1, fault = () => {}, createEngine, acknowledge = true }: FakeOptions = {}): FakeLoop {
  const clock: FakeClock = { ms: 0 };
  const reports: Report[] = [];
  const engines: FakeEngine[] = [];
  const requests: EngineRequest[] = [];
  const createFake: RunPort['createEngine'] = async (name, own, from) => {
    const engine = new FakeEngine({ name, config: own, from }, clock, msPerStep, fault);
    engines.push(engine);
    return engine;
  };
  let turns = 0;
  const loop = createRunLoop({
    createEngine: (name, own, from) => {
      requests.push({ name, config: own, from });
      return (createEngine ?? createFake)(name, own, from);
    },
    emit: (report) => {
      reports.push(report);
      if (acknowledge && report.type === 'snapshot') queueMicrotask(() => fake.send({ type: 'arrived', runId: report.runId }));
    },
    now: () => clock.ms,
    yieldToMessages: async (ms) => {
      clock.ms += ms;
      turns++;
      fake.onYield(reports);
      await new Promise((resolve) => setImmediate(resolve));
    },
  });
  const fake: FakeLoop = {
    clock,
    reports,
    engines,
    requests,
    onYield: () => {},
    send: (command) => loop.receive(command),
    idle: async () => {
      for (let seen = -1; seen !== turns || seen < 0; ) {
        seen = turns;
        for (let i = 0; i < 5; i++) await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
  return fake;
}

export function startCommand(runId: number, overrides: Partial<Extract<Command, { type: 'start' }>> = {}): Command {
  const common = { type: 'start', engine: 'cpu', pace: FULL_SPEED, priority: 0, paused: false, changes: [] } as const;
  const { config: own = config({ steps: 1000 }) } = overrides;
  const goal = { until: own.steps, untilConverged: false, watchesConvergence: false };
  const checkpoints = { atMilestones: true, everyMs: Number.POSITIVE_INFINITY };
  return { ...common, ...goal, checkpoints, config: own, ...overrides, runId };
}

/** Reports of one kind. */
export function only<T extends Report['type']>(reports: readonly Report[], type: T): Extract<Report, { type: T }>[] {
  return reports.filter((report): report is Extract<Report, { type: T }> => report.type === type);
}

export function snapshotSteps(reports: readonly Report[], runId = 1): number[] {
  return only(reports, 'snapshot')
    .filter((r) => r.runId === runId)
    .map((r) => r.snapshot.step);
}

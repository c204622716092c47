/**
 * The engine on the graphics processor: training steps of all instances as programs of ours on tfjs's WebGPU backend. The state
 * stays on the device; submissions of many steps follow one another without a wait, and snapshots are copied out between them.
 */
import { applyLive } from '../../model/config/checkConfig.ts';
import type { LiveOptions, TrainingConfig } from '../../model/config/config.ts';
import { sampleLaw } from '../../model/data/sampler.ts';
import type { SampleTable } from '../../model/data/sampling.ts';
import { initialCheckpoint } from '../../model/network/initialWeights.ts';
import type { Checkpoint, Snapshot } from '../../model/network/parameters.ts';
import { type Engine, EngineError } from '../engine.ts';
import { runShape, snapshotFrom } from '../snapshots.ts';
import { answerTime, type Gpu, limitsOf, openGpu, orLost, switchBackend } from './device.ts';
import { guarded } from './guard.ts';
import { packedBytes, packInstances } from './instanceData.ts';
import { compilePasses } from './pipelines.ts';
import { loadProgram, type MakeProgram } from './programs/load.ts';
import type { Program } from './programs/program.ts';
import { read } from './readback.ts';
import { ScalarTable, TABLE_STEPS } from './scalarTable.ts';
import { fromDevice, layoutLength, shownReader, toDevice, transposedWeights } from './stateLayout.ts';
import { SUBMISSION_MS, Submissions } from './submissions.ts';
import { DeviceRun } from './trainingKernel.ts';

/** @throws EngineError where no device can be had, it has no memory for the run, or it refuses the program */
export async function createWebgpuEngine(config: TrainingConfig, from: Checkpoint = initialCheckpoint(config)): Promise<Engine> {
  const gpu = await openGpu();
  const answerMs = await answerTime(gpu);
  const makeProgram = await loadProgram(config, sampleTables(config), limitsOf(gpu));
  const engine = new WebgpuEngine(gpu, config, from.step, makeProgram, answerMs);
  try {
    await engine.start(from);
  } catch (error) {
    engine.dispose();
    throw error;
  }
  return engine;
}

class WebgpuEngine implements Engine {
  readonly name = 'webgpu';
  step: number;
  private readonly gpu: Gpu;
  private config: TrainingConfig;
  private readonly makeProgram: MakeProgram;
  private program: Program;
  private compiledKey = '';
  private readonly run: DeviceRun;
  private readonly scalarTable: ScalarTable;
  private readonly submissions: Submissions;
  /** The device's verdict on the first submission of a program, which stands for the others. */
  private unproven = true;

  constructor(gpu: Gpu, config: TrainingConfig, step: number, makeProgram: MakeProgram, answerMs: number) {
    this.gpu = gpu;
    this.config = config;
    this.step = step;
    this.run = new DeviceRun(gpu);
    this.scalarTable = new ScalarTable(config);
    this.makeProgram = makeProgram;
    this.program = makeProgram(config, sampleTables(config), limitsOf(gpu));
    const device = { submit: (steps: number) => this.submit(steps), now: () => performance.now() };
    const targetMs = gpu.software ? SUBMISSION_MS.software : SUBMISSION_MS.device;
    this.submissions = new Submissions(device, { most: TABLE_STEPS, targetMs, answerMs });
  }

  async start(from: Checkpoint): Promise<void> {
    this.enter();
    checkSize(this.gpu, this.bufferSizes());
    const { accepted } = guarded(this.gpu, () => {
      const { alternates, layout, transposedRow } = this.program;
      const state = toDevice(from.state, this.config, layout);
      this.run.write('state', state);
      if (alternates) this.run.allocate('nextState', state.byteLength);
      if (transposedRow !== null) this.run.write('transposed', transposedWeights(from.state, this.config, transposedRow));
      this.run.write('clock', Int32Array.of(from.step, 0));
      this.run.allocate('nextClock', 8);
      this.run.allocate('run', 4);
      this.run.allocate('scalars', 16 * TABLE_STEPS);
      this.writeInstances();
    });
    await orLost(this.gpu, accepted);
    await this.compile();
  }

  async train(steps: number): Promise<void> {
    await this.compile();
    await this.submissions.take(steps);
  }

  tune(live: LiveOptions): number {
    this.config = applyLive(this.config, live);
    this.enter();
    this.program = this.makeProgram(this.config, sampleTables(this.config), limitsOf(this.gpu));
    this.writeInstances();
    this.submissions.stepsChange();
    return this.step;
  }

  async snapshot(into?: readonly ArrayBuffer[]): Promise<Snapshot> {
    const { step, config } = this;
    const { layout } = this.program;
    return this.read(layout.shown * config.instances.length, (floats) => {
      const head = { engine: this.name, step, elapsedMs: this.submissions.busyMs, ...runShape(config) } as const;
      return snapshotFrom(shownReader(floats, config, layout), head, into);
    });
  }

  async checkpoint(): Promise<Checkpoint> {
    const { step, config } = this;
    const { layout } = this.program;
    const state = await this.read(layoutLength(layout, config.instances.length), (floats) => fromDevice(floats, config, layout));
    return { step, ...runShape(config), state };
  }

  dispose(): void {
    this.run.dispose();
  }

  /** Makes the program that the run needs now the one that trains it. */
  private async compile(): Promise<void> {
    this.enter();
    while (this.program.key !== this.compiledKey) {
      const { program } = this;
      const passes = await orLost(this.gpu, compilePasses(this.gpu, program.passes));
      if (program !== this.program) continue;
      this.enter();
      for (const [name, bytes] of program.scratch) this.run.allocate(name, bytes);
      this.run.use(program, passes);
      this.compiledKey = program.key;
      this.unproven = true;
    }
  }

  private submit(steps: number): Promise<unknown> {
    this.enter();
    const { gpu, run } = this;
    const scalars = this.scalarTable.renew(this.step, steps);
    if (scalars) run.write('scalars', scalars);
    const accepted = this.unproven ? guarded(gpu, () => run.train(steps)).accepted : run.train(steps);
    this.unproven = false;
    this.step += steps;
    return orLost(gpu, Promise.all([accepted, gpu.device.queue.onSubmittedWorkDone()]));
  }

  private async read<T>(count: number, use: (floats: Float32Array) => T): Promise<T> {
    this.enter();
    this.submissions.check();
    return read(this.gpu, this.run.state, count, use);
  }

  private writeInstances(): void {
    this.run.write('instances', packInstances(this.config, sampleTables(this.config), this.program.instances));
  }

  private bufferSizes(): readonly number[] {
    const state = 4 * layoutLength(this.program.layout, this.config.instances.length);
    return [state, packedBytes(this.config), ...this.program.scratch.map(([, bytes]) => bytes)];
  }

  /** Makes the tfjs calls that follow, up to the next await, run on this engine's device. @throws EngineError where it is lost */
  private enter(): void {
    const failure = this.gpu.failure();
    if (failure) throw failure;
    switchBackend('webgpu');
  }
}

/** @param sizes of the run's buffers, in bytes @throws EngineError where the device has none as large */
function checkSize(gpu: Gpu, sizes: readonly number[]): void {
  const most = limitsOf(gpu).buffer;
  const largest = Math.max(...sizes);
  if (largest <= most) return;
  const megabytes = (bytes: number) => `${Math.ceil(bytes / 1e6)} MB`;
  throw new EngineError('out-of-memory', `The run needs ${megabytes(largest)} in one piece; the graphics device gives ${megabytes(most)}.`);
}

function sampleTables(config: TrainingConfig): readonly SampleTable[] {
  return config.instances.map(({ sparsity }) => sampleLaw(config, sparsity).table);
}

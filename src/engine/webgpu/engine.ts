/**
 * The engine on the graphics processor: a whole training step of all instances is one program on tfjs's WebGPU backend, many
 * steps a dispatch, one workgroup an instance. The packed state stays on the device between dispatches; reading it back whole
 * is the snapshot and the checkpoint. For many models at once; a few small ones train faster on the CPU.
 */
import { type Tensor, tensor1d, tensor2d } from '@tensorflow/tfjs-core';
import { applyLive } from '../../model/config/checkConfig.ts';
import type { LiveOptions, TrainingConfig } from '../../model/config/config.ts';
import { featureGroups, type SampleTable, sampleTable } from '../../model/data/sampling.ts';
import { initialCheckpoint } from '../../model/network/initialWeights.ts';
import { type Checkpoint, type Snapshot, stateLength } from '../../model/network/parameters.ts';
import { type Engine, EngineError } from '../engine.ts';
import { snapshotOf } from '../snapshots.ts';
import { type Gpu, openGpu, orLost, switchBackend } from './device.ts';
import { DispatchPace } from './dispatchPace.ts';
import { guarded } from './guard.ts';
import { packInstances } from './instanceData.ts';
import { runTraining, type TrainingCode } from './program.ts';
import { ScalarTable, TABLE_STEPS } from './scalarTable.ts';
import { trainingCode } from './trainingCode.ts';

/** @throws EngineError where no device can be had or it refuses the program */
export async function createWebgpuEngine(config: TrainingConfig, from: Checkpoint = initialCheckpoint(config)): Promise<Engine> {
  const gpu = await openGpu();
  checkSize(gpu, from.state);
  const engine = new WebgpuEngine(gpu, config, from);
  try {
    await engine.compile();
  } catch (error) {
    engine.dispose();
    throw error;
  }
  return engine;
}

/** @throws EngineError where the device has no buffer for the state */
function checkSize({ device }: Gpu, { byteLength }: Float32Array): void {
  const most = Math.min(device.limits.maxStorageBufferBindingSize, device.limits.maxBufferSize);
  if (byteLength <= most) return;
  const megabytes = (bytes: number) => `${Math.ceil(bytes / 1e6)} MB`;
  throw new EngineError(
    'out-of-memory',
    `The run needs ${megabytes(byteLength)} in one piece; the graphics device gives ${megabytes(most)}.`,
  );
}

class WebgpuEngine implements Engine {
  readonly name = 'webgpu';
  step: number;
  private readonly gpu: Gpu;
  private config: TrainingConfig;
  private code: TrainingCode;
  private compiledKey = '';
  private state: Tensor;
  private instanceData: Tensor;
  private readonly scalarTable: ScalarTable;
  private readonly pace = new DispatchPace(TABLE_STEPS);
  private elapsedMs = 0;

  constructor(gpu: Gpu, config: TrainingConfig, from: Checkpoint) {
    this.gpu = gpu;
    this.config = config;
    this.step = from.step;
    this.scalarTable = new ScalarTable(config);
    this.enter();
    this.state = tensor2d(from.state.slice(), [config.instances.length, stateLength(config)]);
    const tables = sampleTables(config);
    this.code = trainingCode(config, tables, gpu);
    this.instanceData = instanceTensor(config, tables);
  }

  /** A dispatch of no steps: it makes the driver compile the program, which must not count as training. */
  async compile(): Promise<void> {
    if (this.code.key === this.compiledKey) return;
    await this.dispatch(0);
    this.compiledKey = this.code.key;
  }

  async train(steps: number): Promise<void> {
    for (let left = steps; left > 0; ) {
      await this.compile();
      const taken = Math.min(left, this.pace.next);
      const start = performance.now();
      await this.dispatch(taken);
      const ms = performance.now() - start;
      this.pace.measured(taken, ms);
      this.elapsedMs += ms;
      left -= taken;
    }
  }

  tune(live: LiveOptions): number {
    this.config = applyLive(this.config, live);
    this.enter();
    const tables = sampleTables(this.config);
    this.code = trainingCode(this.config, tables, this.gpu);
    this.instanceData.dispose();
    this.instanceData = instanceTensor(this.config, tables);
    return this.step;
  }

  async snapshot(into?: readonly ArrayBuffer[]): Promise<Snapshot> {
    const { step, elapsedMs, name } = this;
    const { nFeatures, nHidden, instances } = this.config;
    const head = { engine: name, step, elapsedMs, nInstances: instances.length, nFeatures, nHidden } as const;
    return snapshotOf(await this.readState(), head, into);
  }

  async checkpoint(): Promise<Checkpoint> {
    const { nFeatures, nHidden, instances } = this.config;
    return { step: this.step, nInstances: instances.length, nFeatures, nHidden, state: (await this.readState()).slice() };
  }

  dispose(): void {
    this.state.dispose();
    this.instanceData.dispose();
    this.scalarTable.dispose();
  }

  /** One dispatch, submitted at once and waited for. */
  private async dispatch(steps: number): Promise<void> {
    this.enter();
    const { gpu, state, step: firstStep, config, instanceData } = this;
    const { value, accepted } = guarded(gpu, () => {
      const { scalars, tableStart } = this.scalarTable.covering(firstStep, steps);
      const shared = { firstStep, steps, tableStart, batch: config.batchSize, weightDecay: config.weightDecay };
      const next = runTraining(this.code, { state, instanceData, scalars }, shared);
      submit(gpu);
      return next;
    });
    state.dispose();
    this.state = value;
    this.step = firstStep + steps;
    await orLost(gpu, Promise.all([accepted, gpu.device.queue.onSubmittedWorkDone()]));
  }

  private readState(): Promise<Float32Array> {
    this.enter();
    return orLost(this.gpu, this.state.data<'float32'>());
  }

  /** Makes the tfjs calls that follow, up to the next await, run on this engine's device. @throws EngineError where it is lost */
  private enter(): void {
    const failure = this.gpu.failure();
    if (failure) throw failure;
    switchBackend('webgpu');
  }
}

/** tfjs collects dispatches; ours are long enough to go one by one. */
function submit({ backend }: Gpu): void {
  backend.ensureCommandEncoderReady();
  backend.endComputePassEncoder();
  backend.submitQueue();
}

function sampleTables({ instances, nFeatures, featureSets }: TrainingConfig): readonly SampleTable[] {
  const groups = featureGroups(nFeatures, featureSets);
  return instances.map(({ sparsity }) => sampleTable(sparsity, groups));
}

function instanceTensor({ instances, nFeatures, featureSets }: TrainingConfig, tables: readonly SampleTable[]): Tensor {
  return tensor1d(packInstances(instances, tables, featureGroups(nFeatures, featureSets)), 'int32');
}

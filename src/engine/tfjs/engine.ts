/**
 * The engine of plain tfjs operations with automatic differentiation: the textbook way, kept to check the kernels against and to
 * measure them by. Runs on tfjs's WebGPU backend where an adapter answers, else on its CPU backend. Slow by its nature: a step
 * is dozens of dispatches. Samples are drawn by the model's own code and uploaded, so they are those of every other engine.
 */
import { concat, type Tensor1D, type Tensor2D, type Tensor3D, tensor1d, tensor2d, tensor3d, tidy } from '@tensorflow/tfjs-core';
import { applyLive } from '../../model/config/checkConfig.ts';
import type { LiveOptions, TrainingConfig } from '../../model/config/config.ts';
import { initialCheckpoint } from '../../model/network/initialWeights.ts';
import { stepScalars } from '../../model/network/optimiser.ts';
import { type Checkpoint, parameterCount, type Snapshot, stateLength } from '../../model/network/parameters.ts';
import type { Engine } from '../engine.ts';
import { runShape, snapshotOf } from '../snapshots.ts';
import { openTfjsBackend, type TfjsBackend } from './backend.ts';
import { BatchSource } from './batches.ts';
import { type ModelTensors, trainingStep } from './step.ts';

/** Steps between two waits for the device, so that its queue stays short. */
const STEPS_IN_FLIGHT = 8;

/** @param choice for tests: insists on one backend */
export async function createTfjsEngine(
  config: TrainingConfig,
  from: Checkpoint = initialCheckpoint(config),
  choice?: 'webgpu' | 'cpu',
): Promise<Engine> {
  return new TfjsEngine(await openTfjsBackend(choice), config, from);
}

/** What the instances differ in, as tensors. */
interface InstanceTensors {
  /** [instance, 1, feature] */
  readonly importance: Tensor3D;
  /** [instance, 1] */
  readonly learningRate: Tensor2D;
  /** Ones: sums the independent losses of all instances for one backward pass. [instance] */
  readonly ones: Tensor1D;
}

class TfjsEngine implements Engine {
  readonly name = 'tfjs';
  step: number;
  private readonly backend: TfjsBackend;
  private config: TrainingConfig;
  private readonly batches: BatchSource;
  private model: ModelTensors;
  private instances: InstanceTensors;
  private elapsedMs = 0;

  constructor(backend: TfjsBackend, config: TrainingConfig, from: Checkpoint) {
    this.backend = backend;
    this.config = config;
    this.step = from.step;
    this.batches = new BatchSource(config);
    backend.enter();
    this.model = modelTensors(config, from.state);
    this.instances = instanceTensors(config);
  }

  async train(steps: number): Promise<void> {
    const start = performance.now();
    for (let taken = 1; taken <= steps; taken++) {
      this.trainOnce();
      if (taken % STEPS_IN_FLIGHT === 0 || taken === steps) await this.backend.wait(this.model.lossSum.data());
    }
    this.elapsedMs += performance.now() - start;
  }

  tune(live: LiveOptions): number {
    this.config = applyLive(this.config, live);
    this.batches.retable(this.config);
    this.backend.enter();
    disposeAll(this.instances);
    this.instances = instanceTensors(this.config);
    return this.step;
  }

  async snapshot(into?: readonly ArrayBuffer[]): Promise<Snapshot> {
    const { name: engine, step, elapsedMs } = this;
    return snapshotOf(await this.packedState(), { engine, step, elapsedMs, ...runShape(this.config) }, into);
  }

  async checkpoint(): Promise<Checkpoint> {
    return { step: this.step, ...runShape(this.config), state: await this.packedState() };
  }

  dispose(): void {
    disposeAll(this.model);
    disposeAll(this.instances);
  }

  private trainOnce(): void {
    const { config, instances, model, step } = this;
    this.backend.enter();
    const next = tidy(() => {
      const x = tensor3d(this.batches.draw(step), [config.instances.length, config.batchSize, config.nFeatures]);
      const scalars = stepScalars(step, config.steps, config.learningRateSchedule, config.warmupSteps);
      return trainingStep(model, { x, ...instances, scalars, config });
    });
    disposeAll(model);
    this.model = next;
    this.step++;
  }

  private async packedState(): Promise<Float32Array> {
    this.backend.enter();
    const { parameters, firstMoments, secondMoments, lossSum } = this.model;
    const packed = concat([parameters, firstMoments, secondMoments, lossSum], 1);
    try {
      return Float32Array.from(await this.backend.wait(packed.data()));
    } finally {
      packed.dispose();
    }
  }
}

function modelTensors(config: TrainingConfig, state: Float32Array): ModelTensors {
  const count = parameterCount(config);
  const length = stateLength(config);
  const nInstances = config.instances.length;
  const columns = (start: number, width: number) => {
    const rows = config.instances.map((_, i) => [...state.subarray(i * length + start, i * length + start + width)]);
    return tensor2d(Float32Array.from(rows.flat()), [nInstances, width]);
  };
  return {
    parameters: columns(0, count),
    firstMoments: columns(count, count),
    secondMoments: columns(2 * count, count),
    lossSum: columns(3 * count, 1),
  };
}

function instanceTensors({ instances, nFeatures }: TrainingConfig): InstanceTensors {
  const importance = Float32Array.from(instances.flatMap((instance) => instance.importance));
  return {
    importance: tensor3d(importance, [instances.length, 1, nFeatures]),
    learningRate: tensor2d(
      Float32Array.from(instances, (instance) => instance.learningRate),
      [instances.length, 1],
    ),
    ones: tensor1d(new Float32Array(instances.length).fill(1)),
  };
}

function disposeAll(tensors: ModelTensors | InstanceTensors): void {
  for (const tensor of Object.values(tensors)) tensor.dispose();
}

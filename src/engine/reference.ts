/**
 * The readable engine: plain TypeScript on the model's own functions, the oracle for the others and what trains where
 * WebAssembly is forbidden. Sums in double precision, keeps its state in single precision like every other engine.
 */
import { applyLive } from '../model/config/checkConfig.ts';
import type { LiveOptions, TrainingConfig } from '../model/config/config.ts';
import { PURPOSE, stepKeys } from '../model/data/random.ts';
import {
  type ActiveFeatures,
  createActiveFeatures,
  drawSample,
  type FeatureGroups,
  featureGroups,
  type SampleTable,
  sampleTable,
} from '../model/data/sampling.ts';
import { initialCheckpoint } from '../model/network/initialWeights.ts';
import { addSample, clearGradientSums, createGradientSums, type GradientSums } from '../model/network/network.ts';
import { ADAM, LOSS_RETENTION, type StepScalars, stepScalars } from '../model/network/optimiser.ts';
import { type Checkpoint, type InstanceState, instanceState, type Snapshot } from '../model/network/parameters.ts';
import type { Engine } from './engine.ts';
import { snapshotOf } from './snapshots.ts';

export function createReferenceEngine(config: TrainingConfig, from: Checkpoint = initialCheckpoint(config)): Engine {
  return new ReferenceEngine(config, from);
}

class ReferenceEngine implements Engine {
  readonly name = 'reference';
  step: number;
  private config: TrainingConfig;
  private tables: readonly SampleTable[];
  private elapsedMs = 0;
  private readonly groups: FeatureGroups;
  private readonly state: Float32Array;
  private readonly instances: readonly InstanceState[];
  private readonly sums: GradientSums;
  private readonly active: ActiveFeatures;

  constructor(config: TrainingConfig, from: Checkpoint) {
    this.config = config;
    this.step = from.step;
    this.groups = featureGroups(config.nFeatures, config.featureSets);
    this.tables = this.sampleTables();
    this.state = from.state.slice();
    this.instances = config.instances.map((_, i) => instanceState(this.state, config, i));
    this.sums = createGradientSums(config);
    this.active = createActiveFeatures(config.nFeatures);
  }

  async train(steps: number): Promise<void> {
    const start = performance.now();
    for (let taken = 0; taken < steps; taken++) this.trainOnce();
    this.elapsedMs += performance.now() - start;
  }

  tune(live: LiveOptions): number {
    this.config = applyLive(this.config, live);
    this.tables = this.sampleTables();
    return this.step;
  }

  async snapshot(into?: readonly ArrayBuffer[]): Promise<Snapshot> {
    const { nFeatures, nHidden, instances } = this.config;
    const head = {
      engine: this.name,
      step: this.step,
      elapsedMs: this.elapsedMs,
      nInstances: instances.length,
      nFeatures,
      nHidden,
    } as const;
    return snapshotOf(this.state, head, into);
  }

  async checkpoint(): Promise<Checkpoint> {
    const { nFeatures, nHidden, instances } = this.config;
    return { step: this.step, nInstances: instances.length, nFeatures, nHidden, state: this.state.slice() };
  }

  dispose(): void {}

  private sampleTables(): readonly SampleTable[] {
    return this.config.instances.map(({ sparsity }) => sampleTable(sparsity, this.groups));
  }

  private trainOnce(): void {
    const scalars = stepScalars(this.step, this.config.steps, this.config.learningRateSchedule);
    this.instances.forEach((instance, i) => {
      this.sumGradients(instance, i);
      this.update(instance, i, scalars);
    });
    this.step++;
  }

  private sumGradients(weights: InstanceState, i: number): void {
    const { instances, activation, batchSize } = this.config;
    const table = this.tables[i];
    const own = instances[i];
    if (!table || !own) throw new Error(`no instance ${i} of ${instances.length}`);
    const keys = stepKeys(own.seed, PURPOSE.training, this.step);
    clearGradientSums(this.sums);
    for (let sample = 0; sample < batchSize; sample++) {
      drawSample(table, this.groups, keys, sample, this.active);
      addSample(this.sums, this.active, weights, own.importance, activation);
    }
  }

  private update({ W, b, firstMoments, secondMoments, lossSum }: InstanceState, i: number, scalars: StepScalars): void {
    const { batchSize, nFeatures, weightDecay, instances } = this.config;
    const rate = instances[i].learningRate * scalars.schedule;
    const perTerm = 1 / (batchSize * nFeatures);
    const adam = { rate, decay: 1 - rate * weightDecay, scale: 2 * perTerm, scalars };
    adamUpdate(W, this.sums.W, firstMoments, secondMoments, 0, adam);
    adamUpdate(b, this.sums.b, firstMoments, secondMoments, W.length, adam);
    lossSum[0] = LOSS_RETENTION * lossSum[0] + (1 - LOSS_RETENTION) * this.sums.loss * perTerm;
  }
}

interface AdamStep {
  readonly rate: number;
  /** What decoupled weight decay leaves of a parameter. */
  readonly decay: number;
  /** From summed half gradients to the gradient of the mean. */
  readonly scale: number;
  readonly scalars: StepScalars;
}

function adamUpdate(
  parameters: Float32Array,
  halfGradients: Float64Array,
  m: Float32Array,
  v: Float32Array,
  offset: number,
  { rate, decay, scale, scalars }: AdamStep,
): void {
  for (let p = 0; p < parameters.length; p++) {
    const g = halfGradients[p] * scale;
    const first = ADAM.beta1 * m[offset + p] + (1 - ADAM.beta1) * g;
    const second = ADAM.beta2 * v[offset + p] + (1 - ADAM.beta2) * g * g;
    m[offset + p] = first;
    v[offset + p] = second;
    const change = (rate * scalars.firstCorrection * first) / (Math.sqrt(second) * scalars.secondCorrection + ADAM.epsilon);
    parameters[p] = parameters[p] * decay - change;
  }
}

/**
 * The readable engine: gradients summed sample by sample with the model's own functions. The oracle for the others and what trains
 * where WebAssembly is forbidden.
 */
import type { TrainingConfig } from '../model/config/config.ts';
import { type Sampler, trainingSampler } from '../model/data/sampler.ts';
import { type ActiveFeatures, createActiveFeatures } from '../model/data/sampling.ts';
import { initialCheckpoint } from '../model/network/initialWeights.ts';
import { addSample, type GradientSums } from '../model/network/network.ts';
import type { Checkpoint, InstanceState } from '../model/network/parameters.ts';
import type { Engine } from './engine.ts';
import { type GradientSource, PlainEngine } from './plainEngine.ts';

export function createReferenceEngine(config: TrainingConfig, from: Checkpoint = initialCheckpoint(config)): Engine {
  return new PlainEngine('reference', config, from, (current) => new BatchGradient(current));
}

/** Gradients of the batch of a step. */
class BatchGradient implements GradientSource {
  readonly terms: number;
  private readonly config: TrainingConfig;
  private readonly samplers: readonly Sampler[];
  private readonly active: ActiveFeatures;

  constructor(config: TrainingConfig) {
    this.config = config;
    this.terms = config.batchSize * config.nFeatures;
    this.samplers = config.instances.map((own) => trainingSampler(config, own));
    this.active = createActiveFeatures(config.nFeatures);
  }

  addTo(sums: GradientSums, weights: InstanceState, i: number, step: number): void {
    const { hiddenActivation, activation, bias, target, batchSize, instances } = this.config;
    const kind = { hiddenActivation, activation, bias, target, importance: instances[i].importance };
    const sampler = this.samplers[i];
    for (let sample = 0; sample < batchSize; sample++) {
      sampler.draw(step, sample, this.active);
      addSample(sums, this.active, weights, kind);
    }
  }
}

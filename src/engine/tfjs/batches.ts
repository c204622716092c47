/** Dense batches for engines that train on uploaded data, drawn by the model's own code. */
import type { TrainingConfig } from '../../model/config/config.ts';
import { type Sampler, trainingSampler } from '../../model/data/sampler.ts';
import { type ActiveFeatures, createActiveFeatures } from '../../model/data/sampling.ts';

export class BatchSource {
  private readonly batchSize: number;
  private readonly active: ActiveFeatures;
  private samplers: readonly Sampler[];

  constructor(config: TrainingConfig) {
    this.batchSize = config.batchSize;
    this.active = createActiveFeatures(config.nFeatures);
    this.samplers = samplersOf(config);
  }

  /** Takes the sparsities of a changed configuration. */
  retable(config: TrainingConfig): void {
    this.samplers = samplersOf(config);
  }

  /** x of one step [instance, sample, feature]; a new array, since tfjs may keep it. */
  draw(step: number): Float32Array {
    const nFeatures = this.active.features.length;
    const x = new Float32Array(this.samplers.length * this.batchSize * nFeatures);
    this.samplers.forEach((sampler, i) => {
      for (let sample = 0; sample < this.batchSize; sample++) {
        sampler.draw(step, sample, this.active);
        this.scatter(x, (i * this.batchSize + sample) * nFeatures);
      }
    });
    return x;
  }

  private scatter(x: Float32Array, row: number): void {
    const { count, features, magnitudes } = this.active;
    for (let a = 0; a < count; a++) x[row + features[a]] = magnitudes[a];
  }
}

function samplersOf(config: TrainingConfig): readonly Sampler[] {
  return config.instances.map((own) => trainingSampler(config, own));
}

/** Dense batches for engines that train on uploaded data, drawn by the model's own code. */
import type { TrainingConfig } from '../../model/config/config.ts';
import { PURPOSE, stepKeys } from '../../model/data/random.ts';
import {
  type ActiveFeatures,
  createActiveFeatures,
  drawSample,
  type FeatureGroups,
  featureGroups,
  type SampleTable,
  sampleTable,
} from '../../model/data/sampling.ts';

export class BatchSource {
  private readonly seeds: readonly number[];
  private readonly batchSize: number;
  private readonly groups: FeatureGroups;
  private readonly active: ActiveFeatures;
  private tables: readonly SampleTable[];

  constructor(config: TrainingConfig) {
    this.seeds = config.instances.map(({ seed }) => seed);
    this.batchSize = config.batchSize;
    this.groups = featureGroups(config.nFeatures, config.featureSets);
    this.active = createActiveFeatures(config.nFeatures);
    this.tables = this.tablesOf(config);
  }

  /** Takes the sparsities of a changed configuration. */
  retable(config: TrainingConfig): void {
    this.tables = this.tablesOf(config);
  }

  /** x of one step [instance, sample, feature]; a new array, since tfjs may keep it. */
  draw(step: number): Float32Array {
    const nFeatures = this.active.features.length;
    const x = new Float32Array(this.seeds.length * this.batchSize * nFeatures);
    this.tables.forEach((table, i) => {
      const keys = stepKeys(this.seeds[i], PURPOSE.training, step);
      for (let sample = 0; sample < this.batchSize; sample++) {
        drawSample(table, this.groups, keys, sample, this.active);
        this.scatter(x, (i * this.batchSize + sample) * nFeatures);
      }
    });
    return x;
  }

  private scatter(x: Float32Array, row: number): void {
    const { count, features, magnitudes } = this.active;
    for (let a = 0; a < count; a++) x[row + features[a]] = magnitudes[a];
  }

  private tablesOf({ instances }: TrainingConfig): readonly SampleTable[] {
    return instances.map(({ sparsity }) => sampleTable(sparsity, this.groups));
  }
}

/**
 * Chooses the key of each sample, and with it the sample's numbers: a fresh key at every step, or one of a finite data set. Sample s of a
 * data set has a key of its own, drawn once; a step that picks at random takes s = ⌊word·T / 2³²⌋, by the word that a fresh sample would
 * have as key.
 */
import type { DataKind, InstanceConfig } from '../config/config.ts';
import { featureGroups } from './featureGroups.ts';
import { PURPOSE, type Purpose, pick, type StepKeys, sampleKey, stepKeys } from './random.ts';
import { type ActiveFeatures, drawSample, exactTable, type SampleLaw, sampleTable } from './sampling.ts';

/** The part of a configuration that says what data is drawn. */
export interface DataConfig extends DataKind {
  readonly nFeatures: number;
}

/** Draws the samples of one instance. */
export interface Sampler {
  /** Draws sample number `sample` of a step into `active`. */
  draw(step: number, sample: number, active: ActiveFeatures): void;
}

/** The very samples an instance is trained on. */
export function trainingSampler(config: DataConfig, own: Pick<InstanceConfig, 'seed' | 'sparsity'>): Sampler {
  const law = sampleLaw(config, own.sparsity);
  return config.dataset ? new DatasetSampler(config.dataset, law, own.seed) : new FreshSampler(law, own.seed, PURPOSE.training, false);
}

/** Fresh samples of the same kind, as if a data set were without end, for judging models. */
export function evaluationSampler(config: DataConfig, { seed, sparsity }: Pick<InstanceConfig, 'seed' | 'sparsity'>): Sampler {
  return new FreshSampler(sampleLaw(config, sparsity), seed, PURPOSE.evaluation, config.dataset?.unitLength ?? false);
}

export function sampleLaw({ nFeatures, featureSets, values, active }: DataConfig, sparsity: readonly number[]): SampleLaw {
  const groups = featureGroups(nFeatures, featureSets);
  const independent = active === 'independent';
  return { groups, values, nActive: independent ? 0 : active, table: independent ? sampleTable(sparsity, groups) : exactTable(nFeatures) };
}

/** The keys of a data set's samples: sample s has `sampleKey(keys, s)`. */
export function datasetKeys(dataset: NonNullable<DataKind['dataset']>, instanceSeed: number): StepKeys {
  return stepKeys(dataset.seed ?? instanceSeed, PURPOSE.dataset, 0);
}

/** 1/‖x‖ in single precision; 1 where x = 0. Kernels are given it as data, since their square roots differ. */
function unitScale({ count, magnitudes }: ActiveFeatures): number {
  let squares = 0;
  for (let a = 0; a < count; a++) squares += magnitudes[a] * magnitudes[a];
  return squares > 0 ? Math.fround(1 / Math.sqrt(squares)) : 1;
}

function scaleToUnit(active: ActiveFeatures): void {
  const scale = unitScale(active);
  for (let a = 0; a < active.count; a++) active.magnitudes[a] *= scale;
}

class FreshSampler implements Sampler {
  private readonly law: SampleLaw;
  private readonly seed: number;
  private readonly purpose: Purpose;
  private readonly unitLength: boolean;
  private step = -1;
  private keys: StepKeys = { base: 0, stride: 1 };

  constructor(law: SampleLaw, seed: number, purpose: Purpose, unitLength: boolean) {
    this.law = law;
    this.seed = seed;
    this.purpose = purpose;
    this.unitLength = unitLength;
  }

  draw(step: number, sample: number, active: ActiveFeatures): void {
    drawSample(this.law, sampleKey(this.keysOf(step), sample), active);
    if (this.unitLength) scaleToUnit(active);
  }

  private keysOf(step: number): StepKeys {
    if (step !== this.step) this.keys = stepKeys(this.seed, this.purpose, step);
    this.step = step;
    return this.keys;
  }
}

class DatasetSampler implements Sampler {
  private readonly dataset: NonNullable<DataKind['dataset']>;
  private readonly law: SampleLaw;
  private readonly seed: number;
  private readonly keys: StepKeys;

  constructor(dataset: NonNullable<DataKind['dataset']>, law: SampleLaw, seed: number) {
    this.dataset = dataset;
    this.law = law;
    this.seed = seed;
    this.keys = datasetKeys(dataset, seed);
  }

  draw(step: number, sample: number, active: ActiveFeatures): void {
    drawSample(this.law, sampleKey(this.keys, this.placeOf(step, sample)), active);
    if (this.dataset.unitLength) scaleToUnit(active);
  }

  /** Which sample of the data set it is. */
  private placeOf(step: number, sample: number): number {
    const { batch, size } = this.dataset;
    return batch === 'full' ? sample : pick(sampleKey(stepKeys(this.seed, PURPOSE.training, step), sample), size);
  }
}

/** The scale of every sample of a data set of unit length [size] */
export function unitScales(config: DataConfig, own: Pick<InstanceConfig, 'seed' | 'sparsity'>, active: ActiveFeatures): Float32Array {
  const { dataset } = config;
  if (!dataset?.unitLength) return new Float32Array(0);
  const law = sampleLaw(config, own.sparsity);
  const keys = datasetKeys(dataset, own.seed);
  return Float32Array.from({ length: dataset.size }, (_, s) => {
    drawSample(law, sampleKey(keys, s), active);
    return unitScale(active);
  });
}

/** What the host writes for the kernel: settings of the run, and a record for each instance. Written by ../instanceRecords.ts and ../settings.ts. */
import { nFeatures, nHidden, nWeights, RECORD_BYTES, records, settings } from './memory';

/** The same for all instances. */
@unmanaged
export class Settings {
  /** What the output's activation cuts off at: 0, or −∞ where it is linear. */
  floor: f32;
  reluHidden: i32;
  absTarget: i32;
  trainsBias: i32;
  /** The size of an active feature is valueScale · 24 random bits + valueOffset. */
  valueScale: f32;
  valueOffset: f32;
  /** How many features of a sample are active, in the mode EXACTLY. */
  nActive: i32;
  /** In the mode MIXED, a set is drawn as one where its coupling word is below. */
  coupledBelow: u32;
  /** Whether the groups are exclusive sets. */
  exclusive: i32;
  /** T, or 0 where every sample is fresh. */
  datasetSize: i32;
  fullBatch: i32;
  sgd: i32;
  momentum: f32;
  weightDecay: f32;
  biasDecay: f32;
}

@unmanaged
export class Instance {
  seed: u32;
  mode: i32;
  thresholds: usize;
  importance: usize;
  state: usize;
  learningRate: f32;
  /** The dense method, else the gram method. */
  dense: i32;
  /** Sample s of its data set has the key mix32(datasetBase + s·datasetStride). */
  datasetBase: u32;
  datasetStride: u32;
  /** 1/‖x‖ of each sample of its data set; 0 where samples keep their length. */
  scales: usize;
}

// @ts-ignore: decorator
@inline
export function runSettings(): Settings {
  return changetype<Settings>(settings);
}

// @ts-ignore: decorator
@inline
export function instanceAt(i: i32): Instance {
  return changetype<Instance>(records + i * RECORD_BYTES);
}

/** Where b begins in an instance's state. */
// @ts-ignore: decorator
@inline
export function biasesOf(own: Instance): usize {
  return own.state + (nWeights << 2);
}

/** Where WOut begins: it is W where the model is tied. */
// @ts-ignore: decorator
@inline
export function decoderOf(own: Instance): usize {
  return own.state + ((nWeights - nFeatures * nHidden) << 2);
}

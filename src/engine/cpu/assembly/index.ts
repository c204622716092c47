/**
 * The training kernel: whole steps of many models on one core, in WebAssembly SIMD. Only active features are drawn, and empty samples are
 * skipped: what they add depends on b alone. The host (cpuEngine.ts) prepares memory once, then calls `train`.
 */
import { drawTile, tileWidth } from './draw';
import { collectKeys } from './keys';
import {
  batchSize,
  CHUNK,
  hidden,
  hiddenGradient,
  inputs,
  keys,
  nFeatures,
  nHidden,
  pitch,
  records,
  residuals,
  scalars,
  sumsB,
  tileSize,
} from './memory';
import { addProduct, decode, encodeEntries, encoderGradientEntries, timesTransposedW } from './network';
import { adamStep, averageLoss, takeGradient } from './optimiser';
import { keyBase, keyStride, mix32, setStepKeys } from './random';

export { configure, groupMembers, groupOffsets, importances, records, scalars, states, tableBytes, tables } from './memory';

/** What the host writes about an instance, 32 bytes. */
@unmanaged
class Instance {
  seed: u32;
  mode: i32;
  thresholds: usize;
  importance: usize;
  state: usize;
  learningRate: f32;
  /** Encode with a dense product: where many features are active. */
  dense: i32;
  exclusive: i32;
}

// @ts-ignore: decorator
@inline
function instanceAt(i: i32): Instance {
  return changetype<Instance>(records + (i << 5));
}

/**
 * Trains instances `first` … `last − 1` for `steps` ≤ CHUNK steps, whose scalars the host has written.
 * @param floor what the activation cuts off at: 0, or −∞ for a linear output
 */
export function train(first: i32, last: i32, firstStep: u32, steps: i32, floor: f32, weightDecay: f32): void {
  for (let i = first; i < last; i++) {
    for (let t = 0; t < steps; t++) trainStep(instanceAt(i), firstStep + t, scalars + t * 12, floor, weightDecay);
  }
}

function trainStep(own: Instance, step: u32, scalar: usize, floor: f32, weightDecay: f32): void {
  setStepKeys(own.seed, step);
  const total = collectKeys(own.mode, own.thresholds);
  let loss: f32 = 0;
  let samples = 0;
  for (let start = 0; start < total; start += tileSize) {
    const count = min(tileSize, total - start);
    loss += trainTile(own, keys + (start << 2), count, floor);
    samples += tileWidth(count);
  }
  const rest = addEmptySamples(own, <f32>(batchSize - samples), floor);
  takeGradient();
  const rate = own.learningRate * load<f32>(scalar);
  adamStep(own.state, rate, rate * weightDecay, load<f32>(scalar, 4), load<f32>(scalar, 8));
  averageLoss(own.state, loss + rest);
}

function trainTile(own: Instance, tileKeys: usize, count: i32, floor: f32): f32 {
  const width = tileWidth(count);
  const W = own.state;
  const entries = drawTile(own.mode, own.thresholds, <bool>own.exclusive, tileKeys, count);
  if (own.dense) timesTransposedW(W, inputs, hidden, width);
  else encodeEntries(W, entries, width);
  const slopes = own.dense ? residuals : inputs;
  const loss = decode(W, slopes, own.importance, floor, width);
  timesTransposedW(W, slopes, hiddenGradient, width);
  addProduct(slopes, hidden, width);
  if (own.dense) addProduct(inputs, hiddenGradient, width);
  else encoderGradientEntries(entries, width);
  return loss;
}

/**
 * What samples without an active feature add. Their number may be negative: the last tile is filled up with empty samples,
 * and those that the batch does not have are taken away again.
 */
function addEmptySamples(own: Instance, samples: f32, floor: f32): f32 {
  const b = own.state + ((nFeatures * nHidden) << 2);
  let loss: f32 = 0;
  for (let f = 0; f < nFeatures; f++) {
    const z = load<f32>(b + (f << 2));
    if (!(z > floor)) continue;
    const residual = samples * load<f32>(own.importance + (f << 2)) * z;
    store<f32>(sumsB + (f << 4), load<f32>(sumsB + (f << 4)) + residual);
    loss += residual * z;
  }
  return loss;
}

/** For tests: src/model/checksum.ts over the whole batch of a step. */
export function dataChecksum(i: i32, step: u32): u32 {
  const own = instanceAt(i);
  setStepKeys(own.seed, step);
  const total = collectKeys(own.mode, own.thresholds);
  let sum: u32 = 0;
  let sample: u32 = 0;
  for (let at = 0; at < total; at++, sample++) {
    const column = at % tileSize;
    if (column == 0) drawTile(own.mode, own.thresholds, <bool>own.exclusive, keys + (at << 2), min(tileSize, total - at));
    // Keys are listed in order and never repeat, so the key tells whose it is.
    while (mix32(keyBase + sample * keyStride) != load<u32>(keys + (at << 2))) sample++;
    for (let f = 0; f < nFeatures; f++) {
      const x = load<f32>(inputs + f * pitch + (column << 2));
      if (x != 0) sum += mix32(mix32(<u32>(x * 16777216.0)) + sample * nFeatures + f);
    }
  }
  return sum;
}

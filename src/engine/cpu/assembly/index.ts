/**
 * The training kernel: whole steps of many models on one core, in WebAssembly SIMD. Only active features are drawn, and empty samples are
 * skipped: what they add depends on b alone. The host (../engine.ts) prepares memory once, then calls `train`.
 */
import { drawInputs, tileWidth, trainDense } from './dense';
import { drawTile } from './draw';
import { finishGram, startGram, trainGram } from './gram';
import { biasesOf, Instance, instanceAt, runSettings } from './instance';
import { collectKeys, FULL, keyOf } from './keys';
import {
  batchSize,
  entryMagnitudes,
  entryPlaces,
  inputs,
  keys,
  nFeatures,
  pitch,
  scalars,
  sumsB,
  tileSize,
} from './memory';
import { averageLoss, takeGradient, updateParameters } from './optimiser';
import { mix32, setStepKeys } from './random';

export {
  configure,
  groupMembers,
  groupOffsets,
  importanceBytes,
  importances,
  records,
  scalars,
  settings,
  states,
  tableBytes,
  tables,
  unitScales,
} from './memory';

/** Trains instances `first` … `last − 1` for `steps` ≤ CHUNK steps, whose scalars the host has written. */
export function train(first: i32, last: i32, firstStep: u32, steps: i32): void {
  for (let i = first; i < last; i++) {
    for (let t = 0; t < steps; t++) trainStep(instanceAt(i), firstStep + t, scalars + t * 12);
  }
}

function trainStep(own: Instance, step: u32, scalar: usize): void {
  setStepKeys(own.seed, step);
  const total = collectKeys(own);
  if (!own.dense) startGram(own);
  let loss: f32 = 0;
  let samples = 0;
  for (let start = 0; start < total; start += tileSize) {
    const count = min(tileSize, total - start);
    loss += own.dense ? denseTile(own, keys + (start << 2), count) : gramTile(own, keys + (start << 2), count);
    samples += own.dense ? tileWidth(count) : count;
  }
  if (!own.dense) finishGram(own);
  loss += addEmptySamples(own, <f32>(batchSize - samples));
  takeGradient();
  updateParameters(own, own.learningRate * load<f32>(scalar), scalar);
  averageLoss(own, loss);
}

function denseTile(own: Instance, tileKeys: usize, count: i32): f32 {
  drawInputs(own, tileKeys, count);
  return trainDense(own, tileWidth(count));
}

function gramTile(own: Instance, tileKeys: usize, count: i32): f32 {
  return trainGram(own, drawTile(own, tileKeys, count), count);
}

/**
 * What samples without an active feature add. Their number may be negative: the last tile of the dense method is filled up with empty
 * samples, and those that the batch does not have are taken away again.
 */
function addEmptySamples(own: Instance, samples: f32): f32 {
  const b = biasesOf(own), floor = runSettings().floor;
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

/** For tests: tests/engine/dataChecksum.ts over the whole batch of a step. */
export function dataChecksum(i: i32, step: u32): u32 {
  const own = instanceAt(i);
  setStepKeys(own.seed, step);
  const total = collectKeys(own);
  let sum: u32 = 0;
  let sample: u32 = 0;
  for (let start = 0; start < total; start += tileSize) {
    const tileKeys = keys + (start << 2);
    const count = min(tileSize, total - start);
    const entries = own.mode == FULL ? 0 : drawTile(own, tileKeys, count);
    if (own.mode == FULL) drawInputs(own, tileKeys, count);
    // Keys are listed in the order of the samples; from here on the list holds the samples' numbers.
    for (let s = 0; s < count; s++, sample++) {
      while (keyOf(own, sample) != load<u32>(tileKeys + (s << 2))) sample++;
      store<u32>(tileKeys + (s << 2), sample);
    }
    sum += own.mode == FULL ? checksumOfInputs(tileKeys, count) : checksumOfEntries(tileKeys, entries);
  }
  return sum;
}

function checksumOfEntries(samples: usize, entries: i32): u32 {
  let sum: u32 = 0;
  for (let e = 0; e < entries << 2; e += 4) {
    const place = load<u32>(entryPlaces + e);
    sum += fingerprint(load<f32>(entryMagnitudes + e), load<u32>(samples + ((place & 0xffff) << 2)), place >>> 16);
  }
  return sum;
}

function checksumOfInputs(samples: usize, count: i32): u32 {
  let sum: u32 = 0;
  for (let f = 0; f < nFeatures; f++) {
    for (let s = 0; s < count << 2; s += 4) sum += fingerprint(load<f32>(inputs + f * pitch + s), load<u32>(samples + s), f);
  }
  return sum;
}

function fingerprint(x: f32, sample: u32, feature: u32): u32 {
  return mix32(mix32(reinterpret<u32>(x)) + sample * nFeatures + feature);
}

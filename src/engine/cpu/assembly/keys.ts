/** Finds the samples of a batch that are not empty. What the others add to loss and gradient depends on b alone. */
import { Instance, runSettings } from './instance';
import { batchSize, frontShuffles, groupMembers, groupOffsets, keys, keyScales, nFeatures, nGroups } from './memory';
import { keyBase, keyStride, mix32, mix4, pick4, SPREAD_DRAW } from './random';

/** How an instance draws; `model/data/sampling.ts` has `gaps` for both of the first. */
export const FULL = 0;
export const GAPS = 1;
export const GROUPS = 2;
export const MIXED = 3;
export const EXACTLY = 4;

/** Lists the keys of the step's samples that have an active feature, or may have one. @returns how many */
export function collectKeys(own: Instance): i32 {
  return runSettings().datasetSize ? collectFromDataset(own) : collectFresh(own.mode, own.thresholds);
}

function collectFresh(mode: i32, thresholds: usize): i32 {
  const lanes = i32x4.mul(i32x4(0, 1, 2, 3), i32x4.splat(keyStride));
  const stride4 = i32x4.splat(keyStride << 2);
  const emptyBelow = i32x4.splat(emptyLimit(mode, thresholds));
  let counter = i32x4.add(i32x4.splat(keyBase), lanes);
  let out = keys;
  for (let sample = 0; sample < batchSize; sample += 4) {
    const key4 = mix4(counter);
    counter = i32x4.add(counter, stride4);
    const present = mode == GROUPS ? groupPresence(key4, thresholds) : i32x4.ge_u(key4, emptyBelow);
    const mask = i32x4.bitmask(present) & tailMask(sample);
    v128.store(out, i8x16.swizzle(key4, v128.load(frontShuffles + (mask << 4))));
    out += popcnt(mask) << 2;
  }
  return <i32>((out - keys) >> 2);
}

/** The same for samples of a finite data set, with their scales. */
function collectFromDataset(own: Instance): i32 {
  const emptyBelow = i32x4.splat(emptyLimit(own.mode, own.thresholds));
  let out: usize = 0;
  for (let sample = 0; sample < batchSize; sample += 4) {
    const places = datasetPlaces(sample);
    const key4 = mix4(i32x4.add(i32x4.splat(own.datasetBase), i32x4.mul(places, i32x4.splat(own.datasetStride))));
    const present = own.mode == GROUPS ? groupPresence(key4, own.thresholds) : i32x4.ge_u(key4, emptyBelow);
    const mask = i32x4.bitmask(present) & tailMask(sample);
    const toFront = v128.load(frontShuffles + (mask << 4));
    v128.store(keys + out, i8x16.swizzle(key4, toFront));
    if (own.scales) v128.store(keyScales + out, i8x16.swizzle(gather4(own.scales, places), toFront));
    out += popcnt(mask) << 2;
  }
  return <i32>(out >> 2);
}

/** Which samples of the data set the batch's samples from this one on are. Beyond the batch they are of no account. */
// @ts-ignore: decorator
@inline
function datasetPlaces(sample: i32): v128 {
  const samples = i32x4.add(i32x4.splat(sample), i32x4(0, 1, 2, 3));
  const size = i32x4.splat(runSettings().datasetSize);
  if (runSettings().fullBatch) return i32x4.min_u(samples, i32x4.sub(size, i32x4.splat(1)));
  return pick4(mix4(i32x4.add(i32x4.splat(keyBase), i32x4.mul(samples, i32x4.splat(keyStride)))), size);
}

// @ts-ignore: decorator
@inline
function gather4(from: usize, places: v128): v128 {
  let found = v128.load32_splat(from + (i32x4.extract_lane(places, 0) << 2));
  found = f32x4.replace_lane(found, 1, load<f32>(from + (i32x4.extract_lane(places, 1) << 2)));
  found = f32x4.replace_lane(found, 2, load<f32>(from + (i32x4.extract_lane(places, 2) << 2)));
  return f32x4.replace_lane(found, 3, load<f32>(from + (i32x4.extract_lane(places, 3) << 2)));
}

/** The key of one sample. */
export function keyOf(own: Instance, sample: u32): u32 {
  if (!runSettings().datasetSize) return mix32(keyBase + sample * keyStride);
  const place = i32x4.extract_lane(datasetPlaces(sample), 0);
  return mix32(own.datasetBase + <u32>place * own.datasetStride);
}

/** A sample drawn by gaps is empty where its key is below; in the modes MIXED and EXACTLY none counts as empty. */
// @ts-ignore: decorator
@inline
function emptyLimit(mode: i32, thresholds: usize): u32 {
  return mode > GROUPS ? 0 : load<u32>(thresholds + ((nFeatures - 1) << 2));
}

// @ts-ignore: decorator
@inline
function tailMask(sample: i32): i32 {
  return sample + 4 > batchSize ? (1 << (batchSize - sample)) - 1 : 15;
}

/** Lanes in which any group is present. */
function groupPresence(key4: v128, thresholds: usize): v128 {
  let present = i32x4.splat(0);
  for (let g = 0; g < nGroups; g++) {
    present = v128.or(present, presence(key4, firstOfGroup(g), load<u32>(thresholds + (g << 2))));
    if (i32x4.all_true(present)) break;
  }
  return present;
}

/** The first feature of a group names it in the hash. */
// @ts-ignore: decorator
@inline
export function firstOfGroup(g: i32): u32 {
  return load<u32>(groupMembers + (load<u32>(groupOffsets + (g << 2)) << 2));
}

/** Lanes in which the presence word of a feature is at most the threshold. */
// @ts-ignore: decorator
@inline
export function presence(key4: v128, feature: u32, threshold: u32): v128 {
  return i32x4.le_u(mix4(i32x4.add(key4, i32x4.splat((feature + 1) * SPREAD_DRAW))), i32x4.splat(threshold));
}

/** Finds the samples of a batch that are not empty. What the others add to loss and gradient depends on b alone. */
import { batchSize, frontShuffles, groupMembers, groupOffsets, keys, nFeatures, nGroups } from './memory';
import { keyBase, keyStride, mix4, SPREAD_DRAW } from './random';

/** How an instance draws; `model/sampling.ts` has `gaps` for both of the first. */
export const FULL = 0;
export const GAPS = 1;
export const GROUPS = 2;

/** Lists the keys of the step's samples that have an active feature. @returns how many */
export function collectKeys(mode: i32, thresholds: usize): i32 {
  const lanes = i32x4.mul(i32x4(0, 1, 2, 3), i32x4.splat(keyStride));
  const stride4 = i32x4.splat(keyStride << 2);
  const emptyBelow = i32x4.splat(load<u32>(thresholds + ((nFeatures - 1) << 2)));
  let counter = i32x4.add(i32x4.splat(keyBase), lanes);
  let out = keys;
  for (let sample = 0; sample < batchSize; sample += 4) {
    const key4 = mix4(counter);
    counter = i32x4.add(counter, stride4);
    const present = mode == GROUPS ? groupPresence(key4, thresholds) : i32x4.ge_u(key4, emptyBelow);
    const mask = i32x4.bitmask(present) & (sample + 4 > batchSize ? (1 << (batchSize - sample)) - 1 : 15);
    v128.store(out, i8x16.swizzle(key4, v128.load(frontShuffles + (mask << 4))));
    out += popcnt(mask) << 2;
  }
  return <i32>((out - keys) >> 2);
}

/** Lanes in which any group is present. */
function groupPresence(key4: v128, thresholds: usize): v128 {
  let present = i32x4.splat(0);
  for (let g = 0; g < nGroups; g++) {
    present = v128.or(present, groupMask(key4, thresholds, g));
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

/** Lanes in which group g is present. */
// @ts-ignore: decorator
@inline
export function groupMask(key4: v128, thresholds: usize, g: i32): v128 {
  const words = mix4(i32x4.add(key4, i32x4.splat((firstOfGroup(g) + 1) * SPREAD_DRAW)));
  return i32x4.le_u(words, v128.load32_splat(thresholds + (g << 2)));
}

/**
 * Lists the active features of a tile. Samples draw round by round rather than one after the other: four at a time, and few branches
 * depend on what was drawn.
 */
import { GROUPS, firstOfGroup, groupMask } from './keys';
import {
  entryMagnitudes,
  entryPlaces,
  frontShuffles,
  groupMembers,
  groupOffsets,
  liveKeys,
  livePlaces,
  nFeatures,
  nGroups,
} from './memory';
import { magnitude4, mix32, mix4, SPREAD_DRAW, SPREAD_MAGNITUDE, SPREAD_MEMBER } from './random';

/** Up to so many thresholds are compared with one by one. */
const FEW: i32 = 8;

/** @param tileKeys u32 [count] @returns the number of entries listed */
export function drawTile(mode: i32, thresholds: usize, exclusive: bool, tileKeys: usize, count: i32): i32 {
  return mode == GROUPS ? drawGroups(thresholds, exclusive, tileKeys, count) : drawGaps(thresholds, tileKeys, count);
}

function drawGaps(thresholds: usize, tileKeys: usize, count: i32): i32 {
  for (let at = 0; at < count << 2; at += 16) {
    v128.store(liveKeys + at, v128.load(tileKeys + at));
    v128.store(livePlaces + at, i32x4.add(i32x4.splat(at >> 2), i32x4(0, 1, 2, 3)));
  }
  let entry: usize = 0;
  for (let draw: u32 = 0; count > 0; draw++) {
    // The lanes of the last vector that belong to no sample find no feature.
    v128.store(livePlaces + (count << 2), i32x4.splat(nFeatures << 16));
    const before = entry;
    entry = drawRound(draw, thresholds, count, before);
    count = <i32>((entry - before) >> 2);
  }
  return <i32>(entry >> 2);
}

/** One draw of every live sample. Those that find an active feature are listed and stay alive. @returns end of the entries, in bytes */
function drawRound(draw: u32, thresholds: usize, count: i32, entry: usize): usize {
  const sampleKeys = liveKeys, samplePlaces = livePlaces, places = entryPlaces, magnitudes = entryMagnitudes, shuffles = frontShuffles;
  const guide = thresholds + ((nFeatures + 1) << 2);
  const limit = i32x4.splat(nFeatures << 16);
  const spread = i32x4.splat(draw * SPREAD_DRAW);
  let kept: usize = 0;
  for (let at = 0; at < count << 2; at += 16) {
    const key4 = v128.load(sampleKeys + at);
    const words = draw ? mix4(i32x4.add(key4, spread)) : key4;
    const gaps = nFeatures <= FEW ? countAbove(thresholds, words) : gap4(thresholds, guide, words);
    const place = i32x4.add(v128.load(samplePlaces + at), i32x4.shl(gaps, 16));
    const magnitude = magnitude4(i32x4.add(key4, featureSpread(i32x4.shr_u(place, 16))));
    const mask = i32x4.bitmask(i32x4.lt_s(place, limit));
    const toFront = v128.load(shuffles + (mask << 4));
    v128.store(places + entry, i8x16.swizzle(place, toFront));
    v128.store(magnitudes + entry, i8x16.swizzle(magnitude, toFront));
    v128.store(sampleKeys + kept, i8x16.swizzle(key4, toFront));
    v128.store(samplePlaces + kept, i8x16.swizzle(i32x4.add(place, i32x4.splat(1 << 16)), toFront));
    const found = popcnt(mask) << 2;
    kept += found;
    entry += found;
  }
  return entry;
}

/** What a magnitude's key adds to the sample's. */
// @ts-ignore: decorator
@inline
export function featureSpread(features: v128): v128 {
  return i32x4.mul(i32x4.add(features, i32x4.splat(1)), i32x4.splat(SPREAD_MAGNITUDE));
}

/** The gaps of four words, where there are few thresholds. */
// @ts-ignore: decorator
@inline
function countAbove(thresholds: usize, words: v128): v128 {
  let gaps = i32x4.splat(0);
  for (let k = 0; k < nFeatures << 2; k += 4) gaps = i32x4.sub(gaps, i32x4.lt_u(words, v128.load32_splat(thresholds + k)));
  return gaps;
}

/** The same by a table of where to start, word by word. */
// @ts-ignore: decorator
@inline
function gap4(thresholds: usize, guide: usize, words: v128): v128 {
  let gaps = i32x4.splat(gap(thresholds, guide, i32x4.extract_lane(words, 0)));
  gaps = i32x4.replace_lane(gaps, 1, gap(thresholds, guide, i32x4.extract_lane(words, 1)));
  gaps = i32x4.replace_lane(gaps, 2, gap(thresholds, guide, i32x4.extract_lane(words, 2)));
  return i32x4.replace_lane(gaps, 3, gap(thresholds, guide, i32x4.extract_lane(words, 3)));
}

/** Features to skip before the next active one: how many thresholds lie above the word. The last threshold is 0. */
// @ts-ignore: decorator
@inline
function gap(thresholds: usize, guide: usize, word: u32): u32 {
  let k = <u32>load<u16>(guide + ((word >>> 24) << 1));
  // Mostly none or one more: without a branch on which.
  k += <u32>(word < load<u32>(thresholds + (k << 2)));
  while (word < load<u32>(thresholds + (k << 2))) k++;
  return k;
}

function drawGroups(thresholds: usize, exclusive: bool, tileKeys: usize, count: i32): i32 {
  let entry: usize = 0;
  for (let g = 0; g < nGroups; g++) {
    for (let first = 0; first < count; first += 4) {
      let mask = i32x4.bitmask(groupMask(v128.load(tileKeys + (first << 2)), thresholds, g));
      if (first + 4 > count) mask &= (1 << (count - first)) - 1;
      for (; mask; mask &= mask - 1) entry = listGroup(entry, g, exclusive, tileKeys, first + ctz(mask));
    }
  }
  for (let e = entryMagnitudes; e < entryMagnitudes + entry; e += 16) v128.store(e, magnitude4(v128.load(e)));
  return <i32>(entry >> 2);
}

/** Lists the members of a present group, their magnitudes still to be hashed. */
function listGroup(entry: usize, g: i32, exclusive: bool, tileKeys: usize, sample: i32): usize {
  const key = load<u32>(tileKeys + (sample << 2));
  let start = load<u32>(groupOffsets + (g << 2));
  let end = load<u32>(groupOffsets + (g << 2) + 4);
  if (exclusive) {
    const word = mix32(key + (firstOfGroup(g) + 1) * SPREAD_MEMBER);
    start += ((word >>> 8) * (end - start)) >>> 24;
    end = start + 1;
  }
  for (; start < end; start++, entry += 4) {
    const feature = load<u32>(groupMembers + (start << 2));
    store<u32>(entryPlaces + entry, (feature << 16) + sample);
    store<u32>(entryMagnitudes + entry, key + (feature + 1) * SPREAD_MAGNITUDE);
  }
  return entry;
}

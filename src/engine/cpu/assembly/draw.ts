/**
 * Lists the active features of a tile. All samples draw once in each round, four at a time, so that few branches depend on what was drawn.
 */
import { Instance, runSettings } from './instance';
import { EXACTLY, firstOfGroup, GROUPS, MIXED, presence } from './keys';
import {
  entryMagnitudes,
  entryPlaces,
  frontShuffles,
  groupMembers,
  groupOffsets,
  keys,
  keyScales,
  liveKeys,
  livePlaces,
  nFeatures,
  nGroups,
} from './memory';
import { magnitude4, mix32, mix4, pick4, SPREAD_COUPLING, SPREAD_DRAW, SPREAD_MAGNITUDE, SPREAD_MEMBER } from './random';

/** Up to so many thresholds are compared with one by one. */
const FEW: i32 = 8;

/** @param tileKeys u32 [count], among `keys` @returns the number of entries listed */
export function drawTile(own: Instance, tileKeys: usize, count: i32): i32 {
  const entries = listTile(own, tileKeys, count);
  if (own.scales) scaleEntries(tileKeys - keys + keyScales, entries);
  return entries;
}

function listTile(own: Instance, tileKeys: usize, count: i32): i32 {
  if (own.mode == EXACTLY) return drawExactly(tileKeys, count);
  if (own.mode == GROUPS) return drawGroups(own.thresholds, tileKeys, count);
  if (own.mode == MIXED) return drawMixed(own.thresholds, tileKeys, count);
  return drawGaps(own.thresholds, tileKeys, count);
}

/** @param scales of the tile's samples */
function scaleEntries(scales: usize, entries: i32): void {
  for (let e: usize = 0; e < <usize>entries << 2; e += 4) {
    const scale = load<f32>(scales + ((load<u32>(entryPlaces + e) & 0xffff) << 2));
    store<f32>(entryMagnitudes + e, load<f32>(entryMagnitudes + e) * scale);
  }
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
  const scale = f32x4.splat(runSettings().valueScale), offset = f32x4.splat(runSettings().valueOffset);
  let kept: usize = 0;
  for (let at = 0; at < count << 2; at += 16) {
    const key4 = v128.load(sampleKeys + at);
    const words = draw ? mix4(i32x4.add(key4, spread)) : key4;
    const gaps = nFeatures <= FEW ? countAbove(thresholds, words) : gap4(thresholds, guide, words);
    const place = i32x4.add(v128.load(samplePlaces + at), i32x4.shl(gaps, 16));
    const magnitude = magnitude4(i32x4.add(key4, featureSpread(i32x4.shr_u(place, 16))), scale, offset);
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

function drawGroups(thresholds: usize, tileKeys: usize, count: i32): i32 {
  let entry: usize = 0;
  for (let g = 0; g < nGroups; g++) {
    const first = firstOfGroup(g), threshold = load<u32>(thresholds + (g << 2));
    for (let s = 0; s < count; s += 4) {
      const present = presence(v128.load(tileKeys + (s << 2)), first, threshold);
      entry = listGroups(entry, g, tileKeys, s, i32x4.bitmask(present) & tailMask(s, count));
    }
  }
  hashMagnitudes(entry);
  return <i32>(entry >> 2);
}

/** Sets that are drawn as one where they are coupled, and member by member where not. */
function drawMixed(thresholds: usize, tileKeys: usize, count: i32): i32 {
  const alone = thresholds + ((nFeatures + 1) << 2);
  const coupledBelow = i32x4.splat(runSettings().coupledBelow);
  let entry: usize = 0;
  for (let g = 0; g < nGroups; g++) {
    const first = firstOfGroup(g), threshold = load<u32>(thresholds + (g << 2)), threshold1 = load<u32>(alone + (g << 2));
    const coupling = i32x4.splat((first + 1) * SPREAD_COUPLING);
    const end = load<u32>(groupOffsets + (g << 2) + 4);
    for (let s = 0; s < count; s += 4) {
      const key4 = v128.load(tileKeys + (s << 2));
      const coupled = i32x4.bitmask(i32x4.lt_u(mix4(i32x4.add(key4, coupling)), coupledBelow)), inside = tailMask(s, count);
      entry = listGroups(entry, g, tileKeys, s, i32x4.bitmask(presence(key4, first, threshold)) & coupled & inside);
      for (let at = load<u32>(groupOffsets + (g << 2)); at < end; at++) {
        const feature = load<u32>(groupMembers + (at << 2));
        let mask = i32x4.bitmask(presence(key4, feature, threshold1)) & ~coupled & inside;
        for (; mask; mask &= mask - 1, entry += 4) listMember(entry, feature, tileKeys, s + ctz(mask));
      }
    }
  }
  hashMagnitudes(entry);
  return <i32>(entry >> 2);
}

// @ts-ignore: decorator
@inline
function tailMask(sample: i32, count: i32): i32 {
  return sample + 4 > count ? (1 << (count - sample)) - 1 : 15;
}

function hashMagnitudes(entry: usize): void {
  const scale = f32x4.splat(runSettings().valueScale), offset = f32x4.splat(runSettings().valueOffset);
  for (let e = entryMagnitudes; e < entryMagnitudes + entry; e += 16) v128.store(e, magnitude4(v128.load(e), scale, offset));
}

/** Lists group g of the samples `first` + the mask's bits. */
// @ts-ignore: decorator
@inline
function listGroups(entry: usize, g: i32, tileKeys: usize, first: i32, mask: i32): usize {
  for (; mask; mask &= mask - 1) entry = listGroup(entry, g, tileKeys, first + ctz(mask));
  return entry;
}

/** Lists the members of a present group, their magnitudes still to be hashed. */
function listGroup(entry: usize, g: i32, tileKeys: usize, sample: i32): usize {
  let start = load<u32>(groupOffsets + (g << 2));
  let end = load<u32>(groupOffsets + (g << 2) + 4);
  if (runSettings().exclusive) {
    const word = mix32(load<u32>(tileKeys + (sample << 2)) + (firstOfGroup(g) + 1) * SPREAD_MEMBER);
    start += ((word >>> 8) * (end - start)) >>> 24;
    end = start + 1;
  }
  for (; start < end; start++, entry += 4) listMember(entry, load<u32>(groupMembers + (start << 2)), tileKeys, sample);
  return entry;
}

// @ts-ignore: decorator
@inline
function listMember(entry: usize, feature: u32, tileKeys: usize, sample: i32): void {
  store<u32>(entryPlaces + entry, (feature << 16) + sample);
  store<u32>(entryMagnitudes + entry, load<u32>(tileKeys + (sample << 2)) + (feature + 1) * SPREAD_MAGNITUDE);
}

/** A fixed number of features in every sample, one a round; a round lists one entry of each sample, in order. */
function drawExactly(tileKeys: usize, count: i32): i32 {
  const scale = f32x4.splat(runSettings().valueScale), offset = f32x4.splat(runSettings().valueOffset);
  const nActive = runSettings().nActive;
  for (let draw = 0, last = nFeatures - nActive; draw < nActive; draw++, last++) {
    const round = (draw * count) << 2;
    for (let s = 0; s < count << 2; s += 16) {
      const key4 = v128.load(tileKeys + s);
      let feature = pick4(mix4(i32x4.add(key4, i32x4.splat((draw + 1) * SPREAD_DRAW))), i32x4.splat(last + 1));
      let isListed = i32x4.splat(0);
      for (let before = 0; before < round; before += count << 2) {
        isListed = v128.or(isListed, i32x4.eq(i32x4.shr_u(v128.load(entryPlaces + before + s), 16), feature));
      }
      feature = v128.bitselect(i32x4.splat(last), feature, isListed);
      const samples = i32x4.add(i32x4.splat(s >> 2), i32x4(0, 1, 2, 3));
      v128.store(entryPlaces + round + s, v128.or(i32x4.shl(feature, 16), samples));
      v128.store(entryMagnitudes + round + s, magnitude4(i32x4.add(key4, featureSpread(feature)), scale, offset));
    }
  }
  return nActive * count;
}

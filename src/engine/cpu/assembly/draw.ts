/**
 * Draws the active features of a tile: as a list of (feature, column, magnitude) and as the matrix of inputs.
 * Samples draw round by round rather than one after the other, so that few branches depend on what was drawn.
 */
import { FULL, GROUPS, firstOfGroup, groupMask } from './keys';
import {
  BLOCK,
  entryColumns,
  entryFeatures,
  entryMagnitudes,
  groupMembers,
  groupOffsets,
  inputs,
  liveColumns,
  liveFeatures,
  liveKeys,
  liveWords,
  nFeatures,
  nGroups,
  pitch,
} from './memory';
import { magnitude4, magnitudeSeed, mix32, mix4, SPREAD_DRAW, SPREAD_MAGNITUDE, SPREAD_MEMBER } from './random';

/** Columns from `count` up to here are empty samples. */
// @ts-ignore: decorator
@inline
export function tileWidth(count: i32): i32 {
  return (count + BLOCK - 1) & -BLOCK;
}

/** @param tileKeys u32 [count] @returns the number of entries listed; none in mode FULL, where every input is active */
export function drawTile(mode: i32, thresholds: usize, exclusive: bool, tileKeys: usize, count: i32): i32 {
  if (mode == FULL) {
    drawAll(tileKeys, count);
    return 0;
  }
  for (let f = 0; f < nFeatures; f++) memory.fill(inputs + f * pitch, 0, tileWidth(count) << 2);
  const entries = mode == GROUPS ? drawGroups(thresholds, exclusive, tileKeys, count) : drawGaps(thresholds, tileKeys, count);
  drawMagnitudes(entries);
  for (let e = 0; e < entries << 2; e += 4) {
    store<f32>(inputs + load<i32>(entryFeatures + e) * pitch + (load<i32>(entryColumns + e) << 2), load<f32>(entryMagnitudes + e));
  }
  return entries;
}

function drawAll(tileKeys: usize, count: i32): void {
  for (let f = 0; f < nFeatures; f++) {
    const row = inputs + f * pitch;
    const spread = i32x4.splat((f + 1) * SPREAD_MAGNITUDE);
    for (let at = 0; at < count << 2; at += 16) v128.store(row + at, magnitude4(i32x4.add(v128.load(tileKeys + at), spread)));
    for (let column = count; column < tileWidth(count); column++) store<f32>(row + (column << 2), 0);
  }
}

/** Turns the seeds left by `emit` into magnitudes. */
function drawMagnitudes(entries: i32): void {
  for (let e = entryMagnitudes; e < entryMagnitudes + (entries << 2); e += 16) v128.store(e, magnitude4(v128.load(e)));
}

// @ts-ignore: decorator
@inline
function emit(entry: usize, feature: u32, column: i32, key: u32): void {
  store<u32>(entryFeatures + entry, feature);
  store<i32>(entryColumns + entry, column);
  store<u32>(entryMagnitudes + entry, magnitudeSeed(key, feature));
}

/** Features to skip before the next active one: how many thresholds lie above the word. The last threshold is 0. */
// @ts-ignore: decorator
@inline
function gap(thresholds: usize, guide: usize, word: u32): u32 {
  let k = <u32>load<u16>(guide + ((word >>> 24) << 1));
  while (word < load<u32>(thresholds + (k << 2))) k++;
  return k;
}

function drawGaps(thresholds: usize, tileKeys: usize, count: i32): i32 {
  for (let at = 0; at < count << 2; at += 16) {
    v128.store(liveKeys + at, v128.load(tileKeys + at));
    v128.store(liveWords + at, v128.load(tileKeys + at));
    v128.store(liveFeatures + at, i32x4.splat(0));
    v128.store(liveColumns + at, i32x4.add(i32x4.splat(at >> 2), i32x4(0, 1, 2, 3)));
  }
  let entries: usize = 0;
  for (let draw: u32 = 1; count > 0; draw++) {
    const before = entries;
    entries = drawRound(thresholds, count, before);
    count = <i32>((entries - before) >> 2);
    for (let at = 0; at < count << 2; at += 16) {
      v128.store(liveWords + at, mix4(i32x4.add(v128.load(liveKeys + at), i32x4.splat(draw * SPREAD_DRAW))));
    }
  }
  return <i32>(entries >> 2);
}

/** One draw of every live sample. Those that find an active feature are listed and stay alive. @returns end of the entries, in bytes */
function drawRound(thresholds: usize, count: i32, entry: usize): usize {
  const guide = thresholds + ((nFeatures + 1) << 2);
  let kept: usize = 0;
  for (let at = 0; at < count << 2; at += 4) {
    const key = load<u32>(liveKeys + at);
    const column = load<i32>(liveColumns + at);
    const feature = load<u32>(liveFeatures + at) + gap(thresholds, guide, load<u32>(liveWords + at));
    emit(entry, feature, column, key);
    store<u32>(liveKeys + kept, key);
    store<i32>(liveColumns + kept, column);
    store<u32>(liveFeatures + kept, feature + 1);
    const found = feature < <u32>nFeatures ? 4 : 0;
    kept += found;
    entry += found;
  }
  return entry;
}

function drawGroups(thresholds: usize, exclusive: bool, tileKeys: usize, count: i32): i32 {
  let entry: usize = 0;
  for (let g = 0; g < nGroups; g++) {
    for (let first = 0; first < count; first += 4) {
      let mask = i32x4.bitmask(groupMask(v128.load(tileKeys + (first << 2)), thresholds, g));
      if (first + 4 > count) mask &= (1 << (count - first)) - 1;
      for (; mask; mask &= mask - 1) entry = emitGroup(entry, g, exclusive, tileKeys, first + ctz(mask));
    }
  }
  return <i32>(entry >> 2);
}

function emitGroup(entry: usize, g: i32, exclusive: bool, tileKeys: usize, column: i32): usize {
  const key = load<u32>(tileKeys + (column << 2));
  let start = load<u32>(groupOffsets + (g << 2));
  let end = load<u32>(groupOffsets + (g << 2) + 4);
  if (exclusive) {
    const word = mix32(key + (firstOfGroup(g) + 1) * SPREAD_MEMBER);
    start += ((word >>> 8) * (end - start)) >>> 24;
    end = start + 1;
  }
  for (; start < end; start++, entry += 4) emit(entry, load<u32>(groupMembers + (start << 2)), column, key);
  return entry;
}

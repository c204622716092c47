/**
 * Where everything lies. One region after the other, reserved once by `configure`; the host reads the exported addresses and
 * writes tables, importance, groups, step scalars and the packed states (src/model/parameters.ts) there.
 *
 * A tile is a few samples that are not empty, side by side: sample s of the tile has column s, four columns to a vector. Rows of
 * a tile are `pitch` bytes apart, an odd number of cache lines, so that a column does not fall on few cache sets.
 */

/** Samples whose columns are worked on together; the width of a tile is a multiple of it. */
export const BLOCK: i32 = 16;
/** Thresholds are looked up by the first 8 bits of a word. */
export const GUIDE_ENTRIES: i32 = 256;
export const CHUNK: i32 = 256;

export let nFeatures: i32 = 0;
export let nHidden: i32 = 0;
export let batchSize: i32 = 0;
export let tileSize: i32 = 0;
export let nGroups: i32 = 0;
/** nHidden rounded up to a whole number of vectors. */
export let paddedHidden: i32 = 0;
export let pitch: i32 = 0;

/** Host → kernel: [instance] records, see `instance.ts`. */
export let records: usize = 0;
/** [instance, stateLength], both ways. */
export let states: usize = 0;
/** [table]: thresholds u32 [feature + 1], then guide u16 [256]. */
export let tables: usize = 0;
export let tableBytes: i32 = 0;
/** [importance list, feature] */
export let importances: usize = 0;
/** u32 [group + 1] */
export let groupOffsets: usize = 0;
/** u32 [feature] */
export let groupMembers: usize = 0;
/** [CHUNK, 3]: schedule, first and second bias correction */
export let scalars: usize = 0;

/** u32 keys of the samples of the batch that are not empty. */
export let keys: usize = 0;
/** x of a tile [feature, column] */
export let inputs: usize = 0;
/** ½ ∂loss/∂z of a tile [feature, column], where its inputs are needed longer; else it takes their place. */
export let residuals: usize = 0;
/** h [paddedHidden, column] */
export let hidden: usize = 0;
/** ½ ∂loss/∂h [paddedHidden, column]; rows past nHidden stay 0. */
export let hiddenGradient: usize = 0;
/** One of the two above by samples: [column, paddedHidden] */
export let rows: usize = 0;
/** Summed half gradients of W [feature, paddedHidden] … */
export let sumsW: usize = 0;
/** … and of b, in four parts [feature, 4]. */
export let sumsB: usize = 0;
/** Gradient as packed as the parameters: [P] */
export let gradient: usize = 0;

/** The active (feature, column, magnitude) of a tile, as three lists. */
export let entryFeatures: usize = 0;
export let entryColumns: usize = 0;
export let entryMagnitudes: usize = 0;

/** Samples of a tile that still draw: key, next feature that may be active, column, word drawn. */
export let liveKeys: usize = 0;
export let liveFeatures: usize = 0;
export let liveColumns: usize = 0;
export let liveWords: usize = 0;

/** [16 masks] byte shuffles that move the lanes of a mask to the front. */
export let frontShuffles: usize = 0;

let end: usize = 0;

function reserve(bytes: i32): usize {
  const start = end;
  // One vector of slack: tails are read, and lists written, a whole vector at a time.
  end += ((bytes + 63) & ~63) + 64;
  return start;
}

/** @returns whether the memory could be had */
export function configure(
  features: i32,
  hiddenUnits: i32,
  samples: i32,
  tile: i32,
  groups: i32,
  nInstances: i32,
  nTables: i32,
  nImportances: i32,
): bool {
  nFeatures = features;
  nHidden = hiddenUnits;
  batchSize = samples;
  tileSize = tile;
  nGroups = groups;
  paddedHidden = (hiddenUnits + 3) & ~3;
  pitch = (tile + BLOCK) * 4;
  end = 1024;
  reserveShared(nInstances, nTables, nImportances);
  reserveTile();
  reserveLists();
  const missing = <i32>((end + 65535) >>> 16) - memory.size();
  if (missing > 0 && memory.grow(missing) < 0) return false;
  writeFrontShuffles();
  return true;
}

function reserveShared(nInstances: i32, nTables: i32, nImportances: i32): void {
  const parameters = nFeatures * nHidden + nFeatures;
  tableBytes = (4 * (nFeatures + 1) + 2 * GUIDE_ENTRIES + 15) & ~15;
  records = reserve(nInstances * 32);
  states = reserve(nInstances * (3 * parameters + 1) * 4);
  tables = reserve(nTables * tableBytes);
  importances = reserve(nImportances * nFeatures * 4);
  groupOffsets = reserve((nGroups + 1) * 4);
  groupMembers = reserve(nFeatures * 4);
  scalars = reserve(CHUNK * 12);
  gradient = reserve(parameters * 4);
}

function reserveTile(): void {
  inputs = reserve(nFeatures * pitch);
  residuals = reserve(nFeatures * pitch);
  hidden = reserve(paddedHidden * pitch);
  hiddenGradient = reserve(paddedHidden * pitch);
  rows = reserve(tileSize * paddedHidden * 4);
  sumsW = reserve(nFeatures * paddedHidden * 4);
  sumsB = reserve(nFeatures * 16);
}

function reserveLists(): void {
  keys = reserve(batchSize * 4);
  entryFeatures = reserve(nFeatures * tileSize * 4);
  entryColumns = reserve(nFeatures * tileSize * 4);
  entryMagnitudes = reserve(nFeatures * tileSize * 4);
  liveKeys = reserve(tileSize * 4);
  liveFeatures = reserve(tileSize * 4);
  liveColumns = reserve(tileSize * 4);
  liveWords = reserve(tileSize * 4);
  frontShuffles = reserve(256);
}

function writeFrontShuffles(): void {
  for (let mask = 0; mask < 16; mask++) {
    let at = frontShuffles + mask * 16;
    for (let lane = 0; lane < 4; lane++) {
      if (!(mask & (1 << lane))) continue;
      store<u32>(at, 0x03020100 + lane * 0x04040404);
      at += 4;
    }
  }
}

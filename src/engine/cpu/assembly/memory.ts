/**
 * Where everything lies. One region after the other, reserved once by `configure`; the host reads the exported addresses and
 * writes tables, importance, groups, step scalars and the packed states (src/model/network/parameters.ts) there.
 *
 * A tile is a few samples that are not empty. The dense method (dense.ts) has its samples side by side: sample s has column s, four
 * columns to a vector. The gram method (gram.ts) has them one below the other: sample s has row s, four features to a vector.
 */

/** Columns that are worked on together; widths of matrices are multiples of it. */
export const BLOCK: i32 = 16;
/** Thresholds are looked up by the first 8 bits of a word. */
const GUIDE_ENTRIES: i32 = 256;
/** Most steps in one call. */
const CHUNK: i32 = 256;

export let nFeatures: i32 = 0;
export let nHidden: i32 = 0;
export let batchSize: i32 = 0;
export let tileSize: i32 = 0;
export let nGroups: i32 = 0;
/** nHidden rounded up to a whole number of vectors. */
export let paddedHidden: i32 = 0;
/** Bytes from row to row of a tile … */
export let pitch: i32 = 0;
/** … and of the gram method's matrices. */
export let gramPitch: i32 = 0;

/** Host → kernel: [instance], `Instance` in index.ts. */
export let records: usize = 0;
/** [instance, stateLength], both ways. */
export let states: usize = 0;
/** [table]: thresholds u32 [feature + 1], then guide u16 [256]. */
export let tables: usize = 0;
export let tableBytes: i32 = 0;
/** [importance list, feature], each list filled up with zeros to `importanceBytes`. */
export let importances: usize = 0;
export let importanceBytes: i32 = 0;
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
/** ½ ∂loss/∂z of a tile [feature, column] */
export let residuals: usize = 0;
/** h [hidden, column] */
export let hidden: usize = 0;
/** ½ ∂loss/∂h [hidden, column] */
export let hiddenGradient: usize = 0;

/** x of a tile [row, feature], all 0 between tiles. */
export let inputRows: usize = 0;
/** z of a tile, then ½ ∂loss/∂z [row, feature] */
export let outputRows: usize = 0;
/** Wᵀ [hidden, feature] */
export let transposedW: usize = 0;
/** W Wᵀ [feature, feature] */
export let gram: usize = 0;
/** Σ over samples of x_f · residual_g [feature, feature] */
export let correlation: usize = 0;
/** Summed half gradient of b [feature] */
export let biasRow: usize = 0;

/** Summed half gradients of W [feature, paddedHidden] … */
export let sumsW: usize = 0;
/** … and of b, in four parts [feature, 4]. */
export let sumsB: usize = 0;
/** Gradient as packed as the parameters: [P] */
export let gradient: usize = 0;

/** The active features of a tile: u32 feature · 2¹⁶ + sample of the tile … */
export let entryPlaces: usize = 0;
/** … and f32 magnitudes. */
export let entryMagnitudes: usize = 0;
/** Samples of a tile that still draw: keys, and places of the next feature that may be active. */
export let liveKeys: usize = 0;
export let livePlaces: usize = 0;
/** [16 masks] byte shuffles that move the lanes of a mask to the front. */
export let frontShuffles: usize = 0;

let end: usize = 0;

function reserve(bytes: i32): usize {
  const start = end;
  // One vector of slack and more: tails are read, and lists written, a whole vector at a time.
  end += ((bytes + 63) & ~63) + 64;
  return start;
}

/** Bytes of a row of floats: an odd number of cache lines, so that a column of the matrix does not fall on few cache sets. */
function pitchOf(columns: i32): i32 {
  return (((columns + 15) >> 4) | 1) << 6;
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
  pitch = pitchOf(tile);
  gramPitch = pitchOf(features);
  end = 1024;
  reserveShared(nInstances, nTables, nImportances);
  reserveDense();
  reserveGram();
  reserveLists();
  const missing = <i32>((end + 65535) >>> 16) - memory.size();
  if (missing > 0 && memory.grow(missing) < 0) return false;
  writeFrontShuffles();
  return true;
}

function reserveShared(nInstances: i32, nTables: i32, nImportances: i32): void {
  const parameters = nFeatures * nHidden + nFeatures;
  tableBytes = (4 * (nFeatures + 1) + 2 * GUIDE_ENTRIES + 15) & ~15;
  importanceBytes = (nFeatures * 4 + 15) & ~15;
  records = reserve(nInstances * 32);
  states = reserve(nInstances * (3 * parameters + 1) * 4);
  tables = reserve(nTables * tableBytes);
  importances = reserve(nImportances * importanceBytes);
  groupOffsets = reserve((nGroups + 1) * 4);
  groupMembers = reserve(nFeatures * 4);
  scalars = reserve(CHUNK * 12);
  sumsW = reserve(nFeatures * paddedHidden * 4);
  sumsB = reserve(nFeatures * 16);
  gradient = reserve(parameters * 4);
}

function reserveDense(): void {
  inputs = reserve(nFeatures * pitch);
  residuals = reserve(nFeatures * pitch);
  hidden = reserve(nHidden * pitch);
  hiddenGradient = reserve(nHidden * pitch);
}

function reserveGram(): void {
  const paddedFeatures = (nFeatures + 3) & ~3;
  inputRows = reserve(tileSize * gramPitch);
  outputRows = reserve(tileSize * gramPitch);
  transposedW = reserve(nHidden * gramPitch);
  gram = reserve(paddedFeatures * gramPitch);
  correlation = reserve(paddedFeatures * gramPitch);
  biasRow = reserve(gramPitch);
}

function reserveLists(): void {
  keys = reserve(batchSize * 4);
  entryPlaces = reserve(nFeatures * tileSize * 4);
  entryMagnitudes = reserve(nFeatures * tileSize * 4);
  liveKeys = reserve(tileSize * 4);
  livePlaces = reserve(tileSize * 4);
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

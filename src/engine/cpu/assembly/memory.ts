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
/** Of `Settings` and `Instance` in instance.ts. */
const SETTINGS_BYTES: i32 = 64;
export const RECORD_BYTES: i32 = 48;

export let nFeatures: i32 = 0;
export let nHidden: i32 = 0;
/** Numbers in W and WOut. */
export let nWeights: i32 = 0;
export let batchSize: i32 = 0;
export let tileSize: i32 = 0;
export let nGroups: i32 = 0;
/** nHidden rounded up to a whole number of vectors. */
export let paddedHidden: i32 = 0;
/** Bytes from row to row of a tile … */
export let pitch: i32 = 0;
/** … and of the gram method's matrices. */
export let gramPitch: i32 = 0;

/** Host → kernel: what is the same for all instances. */
export let settings: usize = 0;
/** Host → kernel: [instance], `Instance` in instance.ts. */
export let records: usize = 0;
/** [instance, stateLength], both ways. */
export let states: usize = 0;
/** [table]: thresholds u32 [feature + 1], then guide u16 [256] or, where sets are loose, thresholds of single members u32 [feature]. */
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
/** f32 [instance, sample of the data set]: 1/‖x‖, where samples have unit length. */
export let unitScales: usize = 0;

/** u32 keys of the samples of the batch that are not empty … */
export let keys: usize = 0;
/** … and, where they have unit length, what their sizes are multiplied by. */
export let keyScales: usize = 0;
/** x of a tile [feature, column] */
export let inputs: usize = 0;
/** What the outputs are to be: the inputs themselves, or a matrix of its own. [feature, column] */
export let targets: usize = 0;
/** ½ ∂loss/∂z of a tile [feature, column] */
export let residuals: usize = 0;
/** h [hidden, column] */
export let hidden: usize = 0;
/** ½ ∂loss/∂h [hidden, column] */
export let hiddenGradient: usize = 0;

/** What the outputs of a tile are to be [row, feature], all 0 between tiles. */
export let targetRows: usize = 0;
/** z of a tile, then ½ ∂loss/∂z [row, feature] */
export let outputRows: usize = 0;
/** WOutᵀ, and after the last tile of untied models Wᵀ [hidden, feature] */
export let transposedW: usize = 0;
/** W WOutᵀ [feature, feature] */
export let gram: usize = 0;
/** Σ over samples of x_f · residual_g [feature, feature] */
export let correlation: usize = 0;
/** Summed half gradient of b [feature] */
export let biasRow: usize = 0;

/** Summed half gradients of W [feature, paddedHidden], … */
export let sumsW: usize = 0;
/** … of WOut, the same memory where the model is tied, … */
export let sumsOut: usize = 0;
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

/**
 * @param untied whether WOut is another matrix than W
 * @param ownTargets whether targets are not the inputs themselves
 * @param nScales of samples of unit length
 * @returns whether the memory could be had
 */
export function configure(
  features: i32,
  hiddenUnits: i32,
  samples: i32,
  tile: i32,
  groups: i32,
  nInstances: i32,
  nTables: i32,
  nImportances: i32,
  untied: bool,
  ownTargets: bool,
  nScales: i32,
): bool {
  nFeatures = features;
  nHidden = hiddenUnits;
  nWeights = features * hiddenUnits * (untied ? 2 : 1);
  batchSize = samples;
  tileSize = tile;
  nGroups = groups;
  paddedHidden = (hiddenUnits + 3) & ~3;
  pitch = pitchOf(tile);
  gramPitch = pitchOf(features);
  end = 1024;
  reserveShared(nInstances, nTables, nImportances, nScales);
  reserveSums(untied);
  reserveDense(ownTargets);
  reserveGram();
  reserveLists();
  const missing = <i32>((end + 65535) >>> 16) - memory.size();
  if (missing > 0 && memory.grow(missing) < 0) return false;
  writeFrontShuffles();
  return true;
}

function reserveShared(nInstances: i32, nTables: i32, nImportances: i32, nScales: i32): void {
  tableBytes = (4 * (nFeatures + 1) + max(2 * GUIDE_ENTRIES, 4 * nFeatures) + 15) & ~15;
  importanceBytes = (nFeatures * 4 + 15) & ~15;
  settings = reserve(SETTINGS_BYTES);
  records = reserve(nInstances * RECORD_BYTES);
  states = reserve(nInstances * (3 * (nWeights + nFeatures) + 1) * 4);
  tables = reserve(nTables * tableBytes);
  importances = reserve(nImportances * importanceBytes);
  groupOffsets = reserve((nGroups + 1) * 4);
  groupMembers = reserve(nFeatures * 4);
  scalars = reserve(CHUNK * 12);
  unitScales = reserve(nScales * 4);
}

function reserveSums(untied: bool): void {
  sumsW = reserve(nFeatures * paddedHidden * 4);
  sumsOut = untied ? reserve(nFeatures * paddedHidden * 4) : sumsW;
  sumsB = reserve(nFeatures * 16);
  gradient = reserve((nWeights + nFeatures) * 4);
}

function reserveDense(ownTargets: bool): void {
  inputs = reserve(nFeatures * pitch);
  targets = ownTargets ? reserve(nFeatures * pitch) : inputs;
  residuals = reserve(nFeatures * pitch);
  hidden = reserve(nHidden * pitch);
  hiddenGradient = reserve(nHidden * pitch);
}

function reserveGram(): void {
  const paddedFeatures = (nFeatures + 3) & ~3;
  targetRows = reserve(tileSize * gramPitch);
  outputRows = reserve(tileSize * gramPitch);
  transposedW = reserve(nHidden * gramPitch);
  gram = reserve(paddedFeatures * gramPitch);
  correlation = reserve(paddedFeatures * gramPitch);
  biasRow = reserve(gramPitch);
}

function reserveLists(): void {
  keys = reserve(batchSize * 4);
  keyScales = reserve(batchSize * 4);
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

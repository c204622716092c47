/**
 * The gram method, where few features are active: with G = W WOutᵀ a sample needs no h. z = Gᵀx + b takes the rows of G of its active
 * features only. With r half the gradient of the loss with respect to z and C = Σ x rᵀ over the samples, the half gradient of a tied W
 * is (C + Cᵀ) W; untied, that of W is C WOut and that of WOut is Cᵀ W. G and the last products are made once a step.
 */
import { error, slope } from './dense';
import { biasesOf, decoderOf, Instance, runSettings } from './instance';
import { EXACTLY, GAPS } from './keys';
import {
  biasRow,
  correlation,
  entryMagnitudes,
  entryPlaces,
  gram,
  gramPitch,
  nFeatures,
  nHidden,
  outputRows,
  paddedHidden,
  sumsB,
  sumsOut,
  sumsW,
  targetRows,
  transposedW,
} from './memory';
import { addProduct, madd, multiply, sumLanes } from './products';

// @ts-ignore: decorator
@inline
function blockWidth(): i32 {
  return (nFeatures + 15) & -16;
}

/** Before a step: WOutᵀ and G, and empty sums. */
export function startGram(own: Instance): void {
  transpose(decoderOf(own));
  multiply(own.state, nHidden << 2, 4, nFeatures, nHidden, transposedW, gramPitch, gram, gramPitch, blockWidth());
  memory.fill(correlation, 0, nFeatures * gramPitch);
  memory.fill(biasRow, 0, gramPitch);
}

/** @param W [feature, hidden] */
function transpose(W: usize): void {
  for (let k = 0; k < nHidden; k++) {
    const row = transposedW + k * gramPitch;
    for (let f = 0; f < nFeatures; f++) store<f32>(row + (f << 2), load<f32>(W + ((f * nHidden + k) << 2)));
  }
}

/** @returns the tile's loss, summed */
export function trainGram(own: Instance, entries: i32, count: i32): f32 {
  const rowBytes = ((nFeatures + 3) & ~3) << 2;
  const b = biasesOf(own);
  // Drawn by gaps or a fixed number at a time, the first entries are the first active feature of every sample, in order.
  const first = own.mode == GAPS || own.mode == EXACTLY ? count : 0;
  if (first) startRows(b, first << 2, rowBytes);
  else copyBiases(b, count, rowBytes);
  addEntries(first << 2, entries << 2, rowBytes);
  const loss = residualsOf(own.importance, f32x4.splat(runSettings().floor), count, rowBytes);
  correlate(entries << 2, rowBytes);
  return loss;
}

/** The bits of a target: those of x, but for the sign where it is to be |x|. */
// @ts-ignore: decorator
@inline
function targetMask(): u32 {
  return runSettings().absTarget ? 0x7fffffff : 0xffffffff;
}

/** z = b + x_f G_f of the first entry of every sample. */
function startRows(b: usize, entries: i32, rowBytes: i32): void {
  const step = gramPitch, from = gram, places = entryPlaces, magnitudes = entryMagnitudes, mask = targetMask();
  for (let e = 0, to = outputRows, targets = targetRows; e < entries; e += 4, to += step, targets += step) {
    const feature = load<u32>(places + e) >>> 16;
    store<u32>(targets + (feature << 2), load<u32>(magnitudes + e) & mask);
    addRow(to, b, v128.load32_splat(magnitudes + e), from + feature * step, rowBytes);
  }
}

function copyBiases(b: usize, count: i32, rowBytes: i32): void {
  for (let s = 0; s < count; s++) memory.copy(outputRows + s * gramPitch, b, rowBytes);
}

/** z += x_f G_f of further entries. */
function addEntries(start: i32, end: i32, rowBytes: i32): void {
  const step = gramPitch, from = gram, to = outputRows, targets = targetRows, places = entryPlaces, magnitudes = entryMagnitudes;
  const mask = targetMask();
  for (let e = start; e < end; e += 4) {
    const place = load<u32>(places + e);
    const feature = place >>> 16, row = (place & 0xffff) * step;
    store<u32>(targets + row + (feature << 2), load<u32>(magnitudes + e) & mask);
    addRow(to + row, to + row, v128.load32_splat(magnitudes + e), from + feature * step, rowBytes);
  }
}

/** to = base + x · from */
// @ts-ignore: decorator
@inline
function addRow(to: usize, base: usize, x: v128, from: usize, rowBytes: i32): void {
  const end = to + rowBytes;
  for (; to + 64 <= end; to += 64, base += 64, from += 64) {
    v128.store(to, madd(v128.load(base), x, v128.load(from)));
    v128.store(to + 16, madd(v128.load(base + 16), x, v128.load(from + 16)));
    v128.store(to + 32, madd(v128.load(base + 32), x, v128.load(from + 32)));
    v128.store(to + 48, madd(v128.load(base + 48), x, v128.load(from + 48)));
  }
  for (; to < end; to += 16, base += 16, from += 16) v128.store(to, madd(v128.load(base), x, v128.load(from)));
}

/** Residuals in the place of z; sums their half gradient of b. */
function residualsOf(importance: usize, floor: v128, count: i32, rowBytes: i32): f32 {
  const step = gramPitch;
  let loss = f32x4.splat(0);
  for (let f = 0; f < rowBytes; f += 16) {
    const weight = v128.load(importance + f);
    let bias = v128.load(biasRow + f);
    let target = targetRows + f, z = outputRows + f;
    for (const end = z + count * step; z < end; target += step, z += step) {
      const value = v128.load(z);
      const e = error(value, floor, v128.load(target));
      const r = f32x4.mul(weight, e);
      loss = madd(loss, r, e);
      const g = slope(r, value, floor);
      bias = f32x4.add(bias, g);
      v128.store(z, g);
    }
    v128.store(biasRow + f, bias);
  }
  return sumLanes(loss);
}

/** C += x rᵀ; clears the targets for the next tile. */
function correlate(entries: i32, rowBytes: i32): void {
  const step = gramPitch, from = outputRows, to = correlation, targets = targetRows, places = entryPlaces, magnitudes = entryMagnitudes;
  for (let e = 0; e < entries; e += 4) {
    const place = load<u32>(places + e);
    const feature = place >>> 16, sample = place & 0xffff;
    addRow(to + feature * step, to + feature * step, v128.load32_splat(magnitudes + e), from + sample * step, rowBytes);
    store<f32>(targets + sample * step + (feature << 2), 0);
  }
}

/** After the last tile: the half gradients of W, WOut and b. */
export function finishGram(own: Instance): void {
  const tied = sumsOut == sumsW;
  if (!tied) addProduct(correlation, gramPitch, nFeatures, transposedW, gramPitch, nHidden, sumsW, paddedHidden << 2, blockWidth());
  for (let f = 0; f < nFeatures; f += 4) {
    for (let g = 0; g < nFeatures; g += 4) addTransposed(f, g, tied);
  }
  if (!tied) transpose(own.state);
  addProduct(gram, gramPitch, nFeatures, transposedW, gramPitch, nHidden, sumsOut, paddedHidden << 2, blockWidth());
  for (let f = 0; f < nFeatures; f++) store<f32>(sumsB + (f << 4), load<f32>(biasRow + (f << 2)));
}

/** gram [f, g] = C [g, f], plus C [f, g] where the model is tied, for 4 × 4 of them; G is not needed any more. */
function addTransposed(f: i32, g: i32, tied: bool): void {
  const step = gramPitch;
  const from = correlation + g * step + (f << 2), other = correlation + f * step + (g << 2), to = gram + f * step + (g << 2);
  const a = v128.load(from), b = v128.load(from + step), c = v128.load(from + 2 * step), d = v128.load(from + 3 * step);
  const abLow = v128.shuffle<f32>(a, b, 0, 4, 1, 5), cdLow = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
  const abHigh = v128.shuffle<f32>(a, b, 2, 6, 3, 7), cdHigh = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  const r0 = v128.shuffle<f32>(abLow, cdLow, 0, 1, 4, 5), r1 = v128.shuffle<f32>(abLow, cdLow, 2, 3, 6, 7);
  const r2 = v128.shuffle<f32>(abHigh, cdHigh, 0, 1, 4, 5), r3 = v128.shuffle<f32>(abHigh, cdHigh, 2, 3, 6, 7);
  v128.store(to, tied ? f32x4.add(v128.load(other), r0) : r0);
  v128.store(to + step, tied ? f32x4.add(v128.load(other + step), r1) : r1);
  v128.store(to + 2 * step, tied ? f32x4.add(v128.load(other + 2 * step), r2) : r2);
  v128.store(to + 3 * step, tied ? f32x4.add(v128.load(other + 3 * step), r3) : r3);
}

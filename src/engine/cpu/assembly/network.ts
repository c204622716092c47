/**
 * Forward and backward through a tile: h = Wᵀx, z = W h + b, and half the gradient of Σ I_f (act(z_f) − x_f)².
 * Dense products are made in blocks of two rows by sixteen columns, kept in registers.
 */
import {
  entryColumns,
  entryFeatures,
  entryMagnitudes,
  hidden,
  hiddenGradient,
  inputs,
  nFeatures,
  nHidden,
  paddedHidden,
  pitch,
  rows,
  sumsB,
  sumsW,
} from './memory';

// @ts-ignore: decorator
@inline
function madd(sum: v128, a: v128, b: v128): v128 {
  return f32x4.add(sum, f32x4.mul(a, b));
}

/** Sums of the lanes of four vectors, as the lanes of one. */
// @ts-ignore: decorator
@inline
function sum4(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 4, 1, 5), v128.shuffle<f32>(a, b, 2, 6, 3, 7));
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 2, 6, 3, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
}

/** Transposes 4×4 floats; strides in bytes. */
// @ts-ignore: decorator
@inline
function transpose4(from: usize, fromStride: usize, to: usize, toStride: usize): void {
  const a = v128.load(from);
  const b = v128.load(from + fromStride);
  const c = v128.load(from + 2 * fromStride);
  const d = v128.load(from + 3 * fromStride);
  const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
  const cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
  const abHigh = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
  const cdHigh = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<f32>(ab, cd, 0, 1, 4, 5));
  v128.store(to + toStride, v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
  v128.store(to + 2 * toStride, v128.shuffle<f32>(abHigh, cdHigh, 0, 1, 4, 5));
  v128.store(to + 3 * toStride, v128.shuffle<f32>(abHigh, cdHigh, 2, 3, 6, 7));
}

/** h of a tile from its entries: row W_f, times x_f, is added to the sample's row. */
export function encodeEntries(W: usize, entries: i32, width: i32): void {
  const rowBytes = paddedHidden << 2;
  memory.fill(rows, 0, width * rowBytes);
  for (let e: usize = 0; e < <usize>(entries << 2); e += 4) {
    const x = v128.load32_splat(entryMagnitudes + e);
    const weights = W + ((load<i32>(entryFeatures + e) * nHidden) << 2);
    const row = rows + load<i32>(entryColumns + e) * rowBytes;
    for (let k = 0; k < rowBytes; k += 16) v128.store(row + k, madd(v128.load(row + k), x, v128.load(weights + k)));
  }
  for (let k = 0; k < paddedHidden; k += 4) {
    for (let s = 0; s < width; s += 4) transpose4(rows + s * rowBytes + (k << 2), rowBytes, hidden + k * pitch + (s << 2), pitch);
  }
}

/** W makes h too: its row f receives x_f · ∂loss/∂h of every sample that has f. */
export function encoderGradientEntries(entries: i32, width: i32): void {
  const rowBytes = paddedHidden << 2;
  for (let k = 0; k < paddedHidden; k += 4) {
    for (let s = 0; s < width; s += 4) transpose4(hiddenGradient + k * pitch + (s << 2), pitch, rows + s * rowBytes + (k << 2), rowBytes);
  }
  for (let e: usize = 0; e < <usize>(entries << 2); e += 4) {
    const x = v128.load32_splat(entryMagnitudes + e);
    const sums = sumsW + load<i32>(entryFeatures + e) * rowBytes;
    const row = rows + load<i32>(entryColumns + e) * rowBytes;
    for (let k = 0; k < rowBytes; k += 16) v128.store(sums + k, madd(v128.load(sums + k), x, v128.load(row + k)));
  }
}

/** `to` [hidden, column] = Wᵀ · `from` [feature, column]: h from inputs, ∂loss/∂h from residuals. */
export function timesTransposedW(W: usize, from: usize, to: usize, width: i32): void {
  let k = 0;
  for (; k + 1 < nHidden; k += 2) {
    for (let s = 0; s < width << 2; s += 64) transposedPair(W + (k << 2), from + s, to + k * pitch + s);
  }
  if (k < nHidden) for (let s = 0; s < width << 2; s += 64) transposedSingle(W + (k << 2), from + s, to + k * pitch + s);
}

// @ts-ignore: decorator
@inline
function transposedPair(W: usize, from: usize, to: usize): void {
  let a0 = f32x4.splat(0), a1 = a0, a2 = a0, a3 = a0, b0 = a0, b1 = a0, b2 = a0, b3 = a0;
  const stride = nHidden << 2, step = pitch;
  for (const end = W + nFeatures * stride; W < end; W += stride, from += step) {
    const wa = v128.load32_splat(W), wb = v128.load32_splat(W, 4);
    const x0 = v128.load(from), x1 = v128.load(from, 16), x2 = v128.load(from, 32), x3 = v128.load(from, 48);
    a0 = madd(a0, wa, x0), a1 = madd(a1, wa, x1), a2 = madd(a2, wa, x2), a3 = madd(a3, wa, x3);
    b0 = madd(b0, wb, x0), b1 = madd(b1, wb, x1), b2 = madd(b2, wb, x2), b3 = madd(b3, wb, x3);
  }
  store4(to, a0, a1, a2, a3);
  store4(to + step, b0, b1, b2, b3);
}

// @ts-ignore: decorator
@inline
function transposedSingle(W: usize, from: usize, to: usize): void {
  let a0 = f32x4.splat(0), a1 = a0, a2 = a0, a3 = a0;
  const stride = nHidden << 2, step = pitch;
  for (const end = W + nFeatures * stride; W < end; W += stride, from += step) {
    const wa = v128.load32_splat(W);
    a0 = madd(a0, wa, v128.load(from)), a1 = madd(a1, wa, v128.load(from, 16));
    a2 = madd(a2, wa, v128.load(from, 32)), a3 = madd(a3, wa, v128.load(from, 48));
  }
  store4(to, a0, a1, a2, a3);
}

// @ts-ignore: decorator
@inline
function store4(to: usize, a: v128, b: v128, c: v128, d: v128): void {
  v128.store(to, a);
  v128.store(to, b, 16);
  v128.store(to, c, 32);
  v128.store(to, d, 48);
}

/**
 * Residuals of a tile from inputs and h; sums their half gradient of b.
 * @param cut what the activation cuts off at: 0, or −∞ for a linear output @returns Σ I_f (act(z_f) − x_f)²
 */
export function decode(W: usize, residuals: usize, importance: usize, cut: f32, width: i32): f32 {
  const floor = f32x4.splat(cut);
  const b = W + ((nFeatures * nHidden) << 2);
  let loss = f32x4.splat(0);
  let f = 0;
  for (; f + 1 < nFeatures; f += 2) {
    for (let s = 0; s < width << 2; s += 64) loss = decodePair(W, b, residuals, importance, floor, f, s, loss);
  }
  if (f < nFeatures) for (let s = 0; s < width << 2; s += 64) loss = decodeSingle(W, b, residuals, importance, floor, f, s, loss);
  return sumLanes(loss);
}

// @ts-ignore: decorator
@inline
function decodePair(W: usize, b: usize, residuals: usize, importance: usize, floor: v128, f: i32, s: usize, loss: v128): v128 {
  let a0 = v128.load32_splat(b + (f << 2)), a1 = a0, a2 = a0, a3 = a0;
  let b0 = v128.load32_splat(b + (f << 2), 4), b1 = b0, b2 = b0, b3 = b0;
  const stride = nHidden << 2, step = pitch;
  let w = W + f * stride, h = hidden + s;
  for (const end = w + stride; w < end; w += 4, h += step) {
    const wa = v128.load32_splat(w), wb = v128.load32_splat(w + stride);
    const h0 = v128.load(h), h1 = v128.load(h, 16), h2 = v128.load(h, 32), h3 = v128.load(h, 48);
    a0 = madd(a0, wa, h0), a1 = madd(a1, wa, h1), a2 = madd(a2, wa, h2), a3 = madd(a3, wa, h3);
    b0 = madd(b0, wb, h0), b1 = madd(b1, wb, h1), b2 = madd(b2, wb, h2), b3 = madd(b3, wb, h3);
  }
  loss = residualRow(residuals, importance, floor, f, s, loss, a0, a1, a2, a3);
  return residualRow(residuals, importance, floor, f + 1, s, loss, b0, b1, b2, b3);
}

// @ts-ignore: decorator
@inline
function decodeSingle(W: usize, b: usize, residuals: usize, importance: usize, floor: v128, f: i32, s: usize, loss: v128): v128 {
  let a0 = v128.load32_splat(b + (f << 2)), a1 = a0, a2 = a0, a3 = a0;
  const stride = nHidden << 2, step = pitch;
  let w = W + f * stride, h = hidden + s;
  for (const end = w + stride; w < end; w += 4, h += step) {
    const wa = v128.load32_splat(w);
    a0 = madd(a0, wa, v128.load(h)), a1 = madd(a1, wa, v128.load(h, 16));
    a2 = madd(a2, wa, v128.load(h, 32)), a3 = madd(a3, wa, v128.load(h, 48));
  }
  return residualRow(residuals, importance, floor, f, s, loss, a0, a1, a2, a3);
}

/** Sixteen residuals of feature f. */
// @ts-ignore: decorator
@inline
function residualRow(residuals: usize, importance: usize, floor: v128, f: i32, s: usize, loss: v128, z0: v128, z1: v128, z2: v128, z3: v128): v128 {
  const x = inputs + f * pitch + s;
  const weight = v128.load32_splat(importance + (f << 2));
  const e0 = error(z0, floor, v128.load(x)), e1 = error(z1, floor, v128.load(x, 16));
  const e2 = error(z2, floor, v128.load(x, 32)), e3 = error(z3, floor, v128.load(x, 48));
  const r0 = f32x4.mul(weight, e0), r1 = f32x4.mul(weight, e1), r2 = f32x4.mul(weight, e2), r3 = f32x4.mul(weight, e3);
  const losses = f32x4.add(madd(f32x4.mul(r0, e0), r1, e1), madd(f32x4.mul(r2, e2), r3, e3));
  const g0 = slope(r0, z0, floor), g1 = slope(r1, z1, floor), g2 = slope(r2, z2, floor), g3 = slope(r3, z3, floor);
  store4(residuals + f * pitch + s, g0, g1, g2, g3);
  const sums = sumsB + (f << 4);
  v128.store(sums, f32x4.add(v128.load(sums), f32x4.add(f32x4.add(g0, g1), f32x4.add(g2, g3))));
  return f32x4.add(loss, losses);
}

// @ts-ignore: decorator
@inline
function error(z: v128, floor: v128, x: v128): v128 {
  return f32x4.sub(f32x4.pmax(z, floor), x);
}

// @ts-ignore: decorator
@inline
function slope(residual: v128, z: v128, floor: v128): v128 {
  return v128.and(residual, f32x4.gt(z, floor));
}

/** sumsW [feature, hidden] += `left` [feature, column] · `right` [hidden, column]ᵀ */
export function addProduct(left: usize, right: usize, width: i32): void {
  let k = 0;
  for (; k + 3 < nHidden; k += 4) {
    let f = 0;
    for (; f + 1 < nFeatures; f += 2) productPair(left + f * pitch, right + k * pitch, sumsW + ((f * paddedHidden + k) << 2), width);
    if (f < nFeatures) productSingle(left + f * pitch, right + k * pitch, sumsW + ((f * paddedHidden + k) << 2), width);
  }
  for (; k < nHidden; k++) {
    for (let f = 0; f < nFeatures; f++) productOne(left + f * pitch, right + k * pitch, sumsW + ((f * paddedHidden + k) << 2), width);
  }
}

// @ts-ignore: decorator
@inline
function productPair(left: usize, right: usize, sums: usize, width: i32): void {
  let a0 = f32x4.splat(0), a1 = a0, a2 = a0, a3 = a0, b0 = a0, b1 = a0, b2 = a0, b3 = a0;
  const step = pitch;
  for (const end = left + (width << 2); left < end; left += 16, right += 16) {
    const la = v128.load(left), lb = v128.load(left + step);
    const r0 = v128.load(right), r1 = v128.load(right + step), r2 = v128.load(right + 2 * step), r3 = v128.load(right + 3 * step);
    a0 = madd(a0, la, r0), a1 = madd(a1, la, r1), a2 = madd(a2, la, r2), a3 = madd(a3, la, r3);
    b0 = madd(b0, lb, r0), b1 = madd(b1, lb, r1), b2 = madd(b2, lb, r2), b3 = madd(b3, lb, r3);
  }
  const next = sums + (paddedHidden << 2);
  v128.store(sums, f32x4.add(v128.load(sums), sum4(a0, a1, a2, a3)));
  v128.store(next, f32x4.add(v128.load(next), sum4(b0, b1, b2, b3)));
}

// @ts-ignore: decorator
@inline
function productSingle(left: usize, right: usize, sums: usize, width: i32): void {
  let a0 = f32x4.splat(0), a1 = a0, a2 = a0, a3 = a0;
  const step = pitch;
  for (const end = left + (width << 2); left < end; left += 16, right += 16) {
    const la = v128.load(left);
    a0 = madd(a0, la, v128.load(right)), a1 = madd(a1, la, v128.load(right + step));
    a2 = madd(a2, la, v128.load(right + 2 * step)), a3 = madd(a3, la, v128.load(right + 3 * step));
  }
  v128.store(sums, f32x4.add(v128.load(sums), sum4(a0, a1, a2, a3)));
}

// @ts-ignore: decorator
@inline
function productOne(left: usize, right: usize, sums: usize, width: i32): void {
  let a0 = f32x4.splat(0), a1 = a0, a2 = a0, a3 = a0;
  for (const end = left + (width << 2); left < end; left += 64, right += 64) {
    a0 = madd(a0, v128.load(left), v128.load(right)), a1 = madd(a1, v128.load(left, 16), v128.load(right, 16));
    a2 = madd(a2, v128.load(left, 32), v128.load(right, 32)), a3 = madd(a3, v128.load(left, 48), v128.load(right, 48));
  }
  store<f32>(sums, load<f32>(sums) + sumLanes(f32x4.add(f32x4.add(a0, a1), f32x4.add(a2, a3))));
}

// @ts-ignore: decorator
@inline
export function sumLanes(a: v128): f32 {
  return f32x4.extract_lane(a, 0) + f32x4.extract_lane(a, 1) + (f32x4.extract_lane(a, 2) + f32x4.extract_lane(a, 3));
}

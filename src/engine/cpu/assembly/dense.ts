/**
 * The dense method, where many features are active, there are few, or hidden units are cut off: h = σ(Wᵀx), z = WOut h + b, and half the
 * gradient of Σ I_f (act(z_f) − target_f)², as products of whole matrices.
 */
import { drawTile } from './draw';
import { FULL } from './keys';
import { biasesOf, decoderOf, Instance, runSettings } from './instance';
import {
  BLOCK,
  entryMagnitudes,
  entryPlaces,
  hidden,
  hiddenGradient,
  inputs,
  keys,
  keyScales,
  nFeatures,
  nHidden,
  paddedHidden,
  pitch,
  residuals,
  sumsB,
  sumsOut,
  sumsW,
  targets,
} from './memory';
import { addProduct, madd, multiply, store4, sumLanes } from './products';
import { magnitude4, SPREAD_MAGNITUDE } from './random';

/** Columns of a tile: beyond `count` they are empty samples. */
// @ts-ignore: decorator
@inline
export function tileWidth(count: i32): i32 {
  return (count + BLOCK - 1) & -BLOCK;
}

/** @returns the tile's loss, summed */
export function trainDense(own: Instance, width: i32): f32 {
  const rowBytes = nHidden << 2;
  const W = own.state, WOut = decoderOf(own);
  multiply(W, 4, rowBytes, nHidden, nFeatures, inputs, pitch, hidden, pitch, width);
  if (runSettings().reluHidden) cutHidden(width);
  if (targets != inputs) copyAbsolute(width);
  const loss = decode(WOut, biasesOf(own), own.importance, f32x4.splat(runSettings().floor), width);
  multiply(WOut, 4, rowBytes, nHidden, nFeatures, residuals, pitch, hiddenGradient, pitch, width);
  if (runSettings().reluHidden) cutHiddenGradient(width);
  addProduct(residuals, pitch, nFeatures, hidden, pitch, nHidden, sumsOut, paddedHidden << 2, width);
  addProduct(inputs, pitch, nFeatures, hiddenGradient, pitch, nHidden, sumsW, paddedHidden << 2, width);
  return loss;
}

/** h = R(h). A number that is none stays so, so that a diverged run shows. */
function cutHidden(width: i32): void {
  const zero = f32x4.splat(0);
  for (let k = 0; k < nHidden; k++) {
    const row = hidden + k * pitch;
    for (let at = row; at < row + (width << 2); at += 16) v128.store(at, f32x4.pmax(v128.load(at), zero));
  }
}

/** Nothing goes back through a unit that is cut off. */
function cutHiddenGradient(width: i32): void {
  const zero = f32x4.splat(0);
  for (let k = 0; k < nHidden; k++) {
    const row = hiddenGradient + k * pitch, h = hidden + k * pitch;
    for (let at = 0; at < width << 2; at += 16) {
      v128.store(row + at, v128.and(v128.load(row + at), f32x4.gt(v128.load(h + at), zero)));
    }
  }
}

/** targets = |x| */
function copyAbsolute(width: i32): void {
  for (let f = 0; f < nFeatures; f++) {
    const from = inputs + f * pitch, to = targets + f * pitch;
    for (let at = 0; at < width << 2; at += 16) v128.store(to + at, f32x4.abs(v128.load(from + at)));
  }
}

/** Fills `inputs` with a tile. @param tileKeys u32 [count], among `keys` */
export function drawInputs(own: Instance, tileKeys: usize, count: i32): void {
  if (own.mode == FULL) {
    drawAll(tileKeys, count);
    if (own.scales) scaleColumns(tileKeys - keys + keyScales, count);
    return;
  }
  const width = tileWidth(count) << 2;
  const none = f32x4.splat(0);
  for (let f = 0; f < nFeatures; f++) {
    const row = inputs + f * pitch;
    for (let at = row; at < row + width; at += 64) store4(at, none, none, none, none);
  }
  const entries = drawTile(own, tileKeys, count) << 2;
  const to = inputs, step = pitch, places = entryPlaces, magnitudes = entryMagnitudes;
  for (let e = 0; e < entries; e += 4) {
    const place = load<u32>(places + e);
    store<f32>(to + (place >>> 16) * step + ((place & 0xffff) << 2), load<f32>(magnitudes + e));
  }
}

/** Every feature of every sample is active. */
function drawAll(tileKeys: usize, count: i32): void {
  const scale = f32x4.splat(runSettings().valueScale), offset = f32x4.splat(runSettings().valueOffset);
  for (let f = 0; f < nFeatures; f++) {
    const row = inputs + f * pitch;
    const spread = i32x4.splat((f + 1) * SPREAD_MAGNITUDE);
    for (let at = 0; at < count << 2; at += 16) {
      v128.store(row + at, magnitude4(i32x4.add(v128.load(tileKeys + at), spread), scale, offset));
    }
    for (let column = count; column < tileWidth(count); column++) store<f32>(row + (column << 2), 0);
  }
}

/** @param scales of the tile's samples */
function scaleColumns(scales: usize, count: i32): void {
  for (let f = 0; f < nFeatures; f++) {
    const row = inputs + f * pitch;
    for (let at = 0; at < count << 2; at += 4) store<f32>(row + at, load<f32>(row + at) * load<f32>(scales + at));
  }
}

/** Residuals from inputs and h; sums their half gradient of b. */
function decode(W: usize, b: usize, importance: usize, floor: v128, width: i32): f32 {
  let loss = f32x4.splat(0);
  let f = 0;
  for (; f + 1 < nFeatures; f += 2) {
    for (let s = 0; s < width << 2; s += 64) loss = decodePair(W, b, importance, floor, f, s, loss);
  }
  if (f < nFeatures) for (let s = 0; s < width << 2; s += 64) loss = decodeSingle(W, b, importance, floor, f, s, loss);
  return sumLanes(loss);
}

// @ts-ignore: decorator
@inline
function decodePair(W: usize, b: usize, importance: usize, floor: v128, f: i32, s: usize, loss: v128): v128 {
  let p0 = v128.load32_splat(b + (f << 2)), p1 = p0, p2 = p0, p3 = p0;
  let q0 = v128.load32_splat(b + (f << 2), 4), q1 = q0, q2 = q0, q3 = q0;
  const stride = nHidden << 2, step = pitch;
  let w = W + f * stride, h = hidden + s;
  for (const end = w + stride; w < end; w += 4, h += step) {
    const p = v128.load32_splat(w), q = v128.load32_splat(w + stride);
    const h0 = v128.load(h), h1 = v128.load(h, 16), h2 = v128.load(h, 32), h3 = v128.load(h, 48);
    p0 = madd(p0, p, h0), p1 = madd(p1, p, h1), p2 = madd(p2, p, h2), p3 = madd(p3, p, h3);
    q0 = madd(q0, q, h0), q1 = madd(q1, q, h1), q2 = madd(q2, q, h2), q3 = madd(q3, q, h3);
  }
  loss = residualRow(importance, floor, f, s, loss, p0, p1, p2, p3);
  return residualRow(importance, floor, f + 1, s, loss, q0, q1, q2, q3);
}

// @ts-ignore: decorator
@inline
function decodeSingle(W: usize, b: usize, importance: usize, floor: v128, f: i32, s: usize, loss: v128): v128 {
  let p0 = v128.load32_splat(b + (f << 2)), p1 = p0, p2 = p0, p3 = p0;
  const stride = nHidden << 2, step = pitch;
  let w = W + f * stride, h = hidden + s;
  for (const end = w + stride; w < end; w += 4, h += step) {
    const p = v128.load32_splat(w);
    p0 = madd(p0, p, v128.load(h)), p1 = madd(p1, p, v128.load(h, 16));
    p2 = madd(p2, p, v128.load(h, 32)), p3 = madd(p3, p, v128.load(h, 48));
  }
  return residualRow(importance, floor, f, s, loss, p0, p1, p2, p3);
}

/** Sixteen residuals of feature f. */
// @ts-ignore: decorator
@inline
function residualRow(importance: usize, floor: v128, f: i32, s: usize, loss: v128, z0: v128, z1: v128, z2: v128, z3: v128): v128 {
  const x = targets + f * pitch + s;
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

/** act(z) − target. A z that is no number stays one, so that a diverged run shows. */
// @ts-ignore: decorator
@inline
export function error(z: v128, floor: v128, target: v128): v128 {
  return f32x4.sub(f32x4.pmax(z, floor), target);
}

/** The part of a residual that reaches z. */
// @ts-ignore: decorator
@inline
export function slope(residual: v128, z: v128, floor: v128): v128 {
  return v128.and(residual, f32x4.gt(z, floor));
}

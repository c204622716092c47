/** One step of the optimiser on the packed state of one instance (src/model/network/optimiser.ts, update.ts). */
import { Instance, runSettings } from './instance';
import { batchSize, gradient, nFeatures, nHidden, nWeights, paddedHidden, sumsB, sumsOut, sumsW } from './memory';
import { sumLanes } from './products';

const RATE1: f32 = 0.1;
const RATE2: f32 = 0.001;
const EPSILON: f32 = 1e-8;
const LOSS_RATE: f32 = <f32>(1.0 - 0.9930924954370359);

/** Makes the gradient of the mean from the summed half gradients, and clears the sums. */
export function takeGradient(): void {
  const scale = <f32>(2.0 / <f64>(batchSize * nFeatures));
  let to = takeWeights(sumsW, gradient, scale);
  if (sumsOut != sumsW) to = takeWeights(sumsOut, to, scale);
  const biasScale = runSettings().trainsBias ? scale : 0;
  for (let f = 0; f < nFeatures; f++, to += 4) store<f32>(to, sumLanes(v128.load(sumsB + (f << 4))) * biasScale);
  memory.fill(sumsB, 0, nFeatures << 4);
}

/** @returns where the next gradient goes */
function takeWeights(sums: usize, to: usize, scale: f32): usize {
  for (let f = 0; f < nFeatures; f++) {
    for (let k = 0; k < nHidden; k++, to += 4) store<f32>(to, load<f32>(sums + ((f * paddedHidden + k) << 2)) * scale);
  }
  memory.fill(sums, 0, (nFeatures * paddedHidden) << 2);
  return to;
}

let firstCorrection: f32 = 0;
let secondCorrection: f32 = 0;

/** @param rate of this step @param scalar first and second bias correction */
export function updateParameters(own: Instance, rate: f32, scalar: usize): void {
  firstCorrection = load<f32>(scalar, 4);
  secondCorrection = load<f32>(scalar, 8);
  const weightDecay = runSettings().weightDecay, biasDecay = runSettings().biasDecay;
  const weightBytes = <usize>nWeights << 2, bytes = <usize>(nWeights + nFeatures) << 2;
  if (weightDecay < 0) pullRows(own.state, rate);
  else if (weightDecay == biasDecay) return update(own.state, 0, bytes, rate, rate * weightDecay);
  else update(own.state, 0, weightBytes, rate, rate * weightDecay);
  update(own.state, weightBytes, bytes, rate, rate * biasDecay);
}

/** A decay below 0 pulls every row of weights to length 1; a row of zeros has no direction to be pulled in. */
function pullRows(state: usize, rate: f32): void {
  const rowBytes = <usize>nHidden << 2;
  for (let row: usize = 0; row < <usize>nWeights << 2; row += rowBytes) {
    let squares: f32 = 0;
    for (let at = state + row; at < state + row + rowBytes; at += 4) squares += load<f32>(at) * load<f32>(at);
    const pull: f32 = squares > 0 ? 1 / sqrt(squares) - 1 : 0;
    update(state, row, row + rowBytes, rate, rate * runSettings().weightDecay * pull);
  }
}

/** The parameters at `start` … `end`, in bytes. @param decay the part of a parameter that weight decay takes */
function update(state: usize, start: usize, end: usize, rate: f32, decay: f32): void {
  const bytes = <usize>(nWeights + nFeatures) << 2;
  if (runSettings().sgd) return sgdSpan(state, start, end, bytes, rate, decay);
  const correctedRate = rate * firstCorrection;
  let at = start;
  for (; at + 12 < end; at += 16) adamFour(state + at, bytes, gradient + at, correctedRate, decay, secondCorrection);
  for (; at < end; at += 4) adamOne(state + at, bytes, gradient + at, correctedRate, decay, secondCorrection);
}

function sgdSpan(state: usize, start: usize, end: usize, bytes: usize, rate: f32, decay: f32): void {
  const momentum = runSettings().momentum;
  for (let at = start; at < end; at += 4) {
    const p = state + at, value = load<f32>(p);
    const velocity = momentum * load<f32>(p + bytes) + load<f32>(gradient + at);
    store<f32>(p, value - (decay * value + rate * velocity));
    store<f32>(p + bytes, velocity);
  }
}

// @ts-ignore: decorator
@inline
function adamFour(p: usize, bytes: usize, g: usize, rate: f32, decay: f32, correction: f32): void {
  const slope = v128.load(g), m = v128.load(p + bytes), v = v128.load(p + 2 * bytes), value = v128.load(p);
  const first = f32x4.add(m, f32x4.mul(f32x4.splat(RATE1), f32x4.sub(slope, m)));
  const second = f32x4.add(v, f32x4.mul(f32x4.splat(RATE2), f32x4.sub(f32x4.mul(slope, slope), v)));
  const spread = f32x4.add(f32x4.mul(f32x4.sqrt(second), f32x4.splat(correction)), f32x4.splat(EPSILON));
  const change = f32x4.div(f32x4.mul(f32x4.splat(rate), first), spread);
  v128.store(p, f32x4.sub(value, f32x4.add(f32x4.mul(f32x4.splat(decay), value), change)));
  v128.store(p + bytes, first);
  v128.store(p + 2 * bytes, second);
}

// @ts-ignore: decorator
@inline
function adamOne(p: usize, bytes: usize, g: usize, rate: f32, decay: f32, correction: f32): void {
  const slope = load<f32>(g), m = load<f32>(p + bytes), v = load<f32>(p + 2 * bytes), value = load<f32>(p);
  const first = m + RATE1 * (slope - m);
  const second = v + RATE2 * (slope * slope - v);
  store<f32>(p, value - (decay * value + (rate * first) / (sqrt(second) * correction + EPSILON)));
  store<f32>(p + bytes, first);
  store<f32>(p + 2 * bytes, second);
}

/** @param loss Σ over batch and features of this step */
export function averageLoss(own: Instance, loss: f32): void {
  const at = own.state + ((3 * (nWeights + nFeatures)) << 2);
  const average = load<f32>(at);
  store<f32>(at, average + LOSS_RATE * (loss / <f32>(batchSize * nFeatures) - average));
}

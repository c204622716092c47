/** One step of Adam with decoupled weight decay on the packed state of one instance (src/model/network/optimiser.ts). */
import { batchSize, gradient, nFeatures, nHidden, paddedHidden, sumsB, sumsW } from './memory';
import { sumLanes } from './products';

const RATE1: f32 = 0.1;
const RATE2: f32 = 0.001;
const EPSILON: f32 = 1e-8;
const LOSS_RATE: f32 = <f32>(1.0 - 0.9930924954370359);

/** Makes the gradient of the mean from the summed half gradients, and clears the sums. */
export function takeGradient(): void {
  const scale = <f32>(2.0 / <f64>(batchSize * nFeatures));
  let to = gradient;
  for (let f = 0; f < nFeatures; f++) {
    for (let k = 0; k < nHidden; k++, to += 4) store<f32>(to, load<f32>(sumsW + ((f * paddedHidden + k) << 2)) * scale);
  }
  for (let f = 0; f < nFeatures; f++, to += 4) store<f32>(to, sumLanes(v128.load(sumsB + (f << 4))) * scale);
  memory.fill(sumsW, 0, (nFeatures * paddedHidden) << 2);
  memory.fill(sumsB, 0, nFeatures << 4);
}

/** @param rate of this step @param decay the part of a parameter that weight decay takes */
export function adamStep(state: usize, rate: f32, decay: f32, firstCorrection: f32, secondCorrection: f32): void {
  const bytes = (nFeatures * nHidden + nFeatures) << 2;
  const correctedRate = rate * firstCorrection;
  let at: usize = 0;
  for (; at + 12 < <usize>bytes; at += 16) adamFour(state + at, bytes, gradient + at, correctedRate, decay, secondCorrection);
  for (; at < <usize>bytes; at += 4) adamOne(state + at, bytes, gradient + at, correctedRate, decay, secondCorrection);
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
export function averageLoss(state: usize, loss: f32): void {
  const at = state + ((3 * (nFeatures * nHidden + nFeatures)) << 2);
  const average = load<f32>(at);
  store<f32>(at, average + LOSS_RATE * (loss / <f32>(batchSize * nFeatures) - average));
}

/**
 * Adam with decoupled weight decay (AdamW), SGD with momentum, warm-up and schedules of the learning rate, and the running average of
 * the loss. What depends on the step alone is computed here, in double precision and with + − × ÷ √ only, and handed to every kernel
 * as data: in f32 a kernel could not compute 1 − 0.999ᵗ without losing digits.
 *
 * Update of a parameter θ with gradient g in step t (1-based), learning rate λ = the instance's rate · schedule:
 *   adam: m ← β₁m + (1−β₁)g,  v ← β₂v + (1−β₂)g²,  θ ← θ·(1 − λ·decay) − λ·firstCorrection·m / (√v·secondCorrection + ε)
 *   sgd:  m ← momentum·m + g,                      θ ← θ·(1 − λ·decay) − λ·m
 * A decay below 0 acts on rows of weights, as decay·(1/‖row‖ − 1): it pulls each row to length 1.
 */
import type { LearningRateSchedule } from '../config/config.ts';

export const ADAM = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;

/** 2^(−1/100): a batch loss weighs half after 100 steps. */
export const LOSS_RETENTION = 0.9930924954370359;

/** What the optimiser needs to know of one step. */
export interface StepScalars {
  /** Learning rate relative to the instance's own: the schedule. */
  readonly schedule: number;
  /** 1/(1 − β₁ᵗ) */
  readonly firstCorrection: number;
  /** 1/√(1 − β₂ᵗ) */
  readonly secondCorrection: number;
}

/** base^exponent for a whole exponent, by squaring: the same in every browser, unlike Math.pow. */
export function wholePower(base: number, exponent: number): number {
  let result = 1;
  for (let factor = base, rest = exponent; rest > 0; rest = Math.floor(rest / 2), factor *= factor) {
    if (rest % 2 === 1) result *= factor;
  }
  return result;
}

/** @param step 0-based: steps taken before this one @param steps the run's length, for the schedules */
export function stepScalars(step: number, steps: number, schedule: LearningRateSchedule, warmupSteps = 0): StepScalars {
  const t = step + 1;
  return {
    schedule: step < warmupSteps ? t / warmupSteps : scheduleFactor(step - warmupSteps, steps - warmupSteps, schedule),
    firstCorrection: 1 / (1 - wholePower(ADAM.beta1, t)),
    secondCorrection: 1 / Math.sqrt(1 - wholePower(ADAM.beta2, t)),
  };
}

/** @param steps of the schedule; none where warming up takes the whole run */
function scheduleFactor(step: number, steps: number, schedule: LearningRateSchedule): number {
  const done = steps > 0 ? Math.min(step / steps, 1) : 1;
  switch (schedule) {
    case 'constant':
      return 1;
    case 'linear':
      return 1 - done;
    case 'cosine':
      return quarterCosine(done);
    default:
      throw new Error(`unknown schedule: ${schedule satisfies never}`);
  }
}

/** cos(½πx) for x in [0, 1], by its power series: 0 at x = 1 up to rounding. */
function quarterCosine(x: number): number {
  const angle = 0.5 * Math.PI * x;
  const square = angle * angle;
  let sum = 1;
  for (let k = 22; k >= 2; k -= 2) sum = 1 - (sum * square) / (k * (k - 1));
  return Math.max(sum, 0);
}

/** The average of batch losses that a snapshot reports, from the kernel's sum Σ (1−ρ)·ρ^(age)·loss; NaN before the first step. */
export function averageLoss(lossSum: number, step: number): number {
  return step === 0 ? Number.NaN : lossSum / (1 - wholePower(LOSS_RETENTION, step));
}

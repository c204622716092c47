/** A training as a sequence of moments: the model at each, its loss, and every feature's dimensionality. Pure. */
import { cleanModel, type ModelView } from '../../charts/view.ts';
import type { TrainingOptions } from '../../model/config/config.ts';
import { featureDimensionality } from '../../model/geometry/geometry.ts';
import { exactLoss } from '../../model/loss/exactLoss.ts';
import { MAX_EXACT_FEATURES } from '../../model/loss/exactLossProblem.ts';

export interface Moment {
  readonly step: number;
  readonly model: ModelView;
  /** Expected where it can be computed, else the running average of the training; then NaN before the first step. */
  readonly loss: number;
  /** [feature] */
  readonly dimensionality: Float64Array;
}

/** @param average of the training at this step */
export function momentOf(step: number, model: ModelView, average: number, options: TrainingOptions): Moment {
  return { step, model, loss: expectedLoss(model, options) ?? average, dimensionality: featureDimensionality(cleanModel(model)) };
}

/** Null for models too large for it. */
function expectedLoss({ W, b, nFeatures, nHidden }: ModelView, options: TrainingOptions): number | null {
  return nFeatures > MAX_EXACT_FEATURES ? null : exactLoss({ ...options, W, b, nFeatures, nHidden });
}

/** A change in how features share the dimensions. */
export interface Jump {
  /** In the middle of the change. */
  readonly step: number;
  /** Features whose dimensionality changed. */
  readonly features: readonly number[];
}

/** Moments within which a jump takes place. */
const WINDOW = 4;
/** Less is no jump: between 1/2 and 2/5 lies 0.1. */
const LEAST = 0.15;

/** Where dimensionalities change fast, neighbouring places counted as one. */
export function jumpsOf(moments: readonly Moment[]): readonly Jump[] {
  const jumps: Jump[] = [];
  let first: number | null = null;
  for (let at = 0; at <= moments.length; at++) {
    const isMoving = at + WINDOW < moments.length && changed(moments[at], moments[at + WINDOW]).length > 0;
    if (isMoving) first ??= at;
    else if (first !== null) {
      jumps.push(...jumpBetween(moments, first, Math.min(moments.length - 1, at - 1 + WINDOW)));
      first = null;
    }
  }
  return jumps;
}

function jumpBetween(moments: readonly Moment[], from: number, to: number): readonly Jump[] {
  const features = changed(moments[from], moments[to]);
  const middle = moments[Math.round((from + to) / 2)];
  return middle && features.length > 0 ? [{ step: middle.step, features }] : [];
}

function changed(before: Moment | undefined, after: Moment | undefined): readonly number[] {
  if (!before || !after) return [];
  return Array.from(before.dimensionality.keys()).filter(
    (f) => Math.abs((after.dimensionality[f] ?? 0) - (before.dimensionality[f] ?? 0)) >= LEAST,
  );
}

/** The last moment at or before a step; the first where there is none, null where there are no moments. */
export function momentAt(moments: readonly Moment[], step: number): number | null {
  if (moments.length === 0) return null;
  const after = moments.findIndex((moment) => moment.step > step);
  return after < 0 ? moments.length - 1 : Math.max(0, after - 1);
}

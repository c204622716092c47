/**
 * What is drawn of models that move: one seed's directions from start to end. Where another seed takes the lead its directions are laid
 * onto the drawn ones, and no arrow ever jumps: it moves to its place over some frames. Pure: the next frame from the one before.
 */
import type { Shape } from '../../model/network/parameters.ts';
import { alignment, noTurn, turnedBy } from './alignment.ts';

/** The longest way of an arrow from one frame to the next; so across the circle in about 400 ms. */
const STRIDE = 0.085;
/** An arrow this near is at its place in the next frame. */
const NEAR = 0.02;
/** The share of its remaining way that an arrow covers in a frame. */
const SHARE = 0.3;
/** A way longer than any drawing, as of a run that diverges, is not walked. */
const FAR = 6;
const TRAIL_FRAMES = 28;
/** More arrows than this would be lost among their trails. */
const MOST_TRAILS = 12;

export interface Followed {
  readonly seed: number;
  /** Lays the seed's space onto the one that was drawn first [hidden][hidden]. */
  readonly turn: Float64Array;
  /** As drawn [feature][hidden]. */
  readonly W: Float64Array;
  /** Every arrow is where it belongs. */
  readonly isSettled: boolean;
  /** W in the frames before, the oldest first. */
  readonly trail: readonly Float64Array[];
}

/** @param before null for a first drawing, which stands where the model has it */
export function follow(model: Shape & { readonly W: Float64Array }, seed: number, before: Followed | null): Followed {
  const { nHidden, W } = model;
  if (before?.W.length !== W.length || before.turn.length !== nHidden ** 2) {
    return { seed, turn: noTurn(nHidden), W, isSettled: true, trail: [] };
  }
  const turn = before.seed === seed ? before.turn : alignment(model, before.W);
  const target = turnedBy(model, turn);
  const next = approach(before.W, target, nHidden);
  const trail = model.nFeatures > MOST_TRAILS ? [] : [...before.trail, before.W].slice(-TRAIL_FRAMES);
  return { seed, turn, W: next, isSettled: next.every((value, at) => value === target[at]), trail };
}

/** Every row moves towards its target, none further than a stride. */
function approach(from: Float64Array, target: Float64Array, nHidden: number): Float64Array {
  const next = target.slice();
  for (let start = 0; start < target.length; start += nHidden) {
    const left = target.subarray(start, start + nHidden).map((value, k) => value - (from[start + k] ?? 0));
    const distance = Math.hypot(...left);
    const step = Math.min(STRIDE, Math.max(NEAR, SHARE * distance));
    const isFar = distance > step && distance < FAR;
    if (isFar)
      next.set(
        left.map((way, k) => (from[start + k] ?? 0) + (way * step) / distance),
        start,
      );
  }
  return next;
}

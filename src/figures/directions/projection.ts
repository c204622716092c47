/**
 * Projects hidden space to the page: the plane itself (m = 2), an orthographic camera (m = 3), the plane that keeps most of W (m > 3).
 * Only directions; pixels are `layout.ts`'s.
 */
import { type Camera, cameraBasis } from '../../charts/camera.ts';
import type { Shape } from '../../model/network/parameters.ts';

/** Unit vectors of hidden space [hidden]. */
export interface Basis {
  readonly right: Float64Array;
  readonly up: Float64Array;
  /** Towards the reader; null where the drawing is flat. */
  readonly toward: Float64Array | null;
}

type Directions = Shape & { readonly W: Float64Array };

/** @param before the basis of the previous frame, so that the picture does not jump (m > 3) */
export function basisFor(model: Directions, camera: Camera, before: Basis | null): Basis {
  if (model.nHidden === 1) return { right: unit(1, 0), up: new Float64Array(1), toward: null };
  if (model.nHidden === 2) return { right: unit(2, 0), up: unit(2, 1), toward: null };
  return model.nHidden === 3 ? cameraBasis(camera) : bestPlane(model, before);
}

function unit(length: number, axis: number): Float64Array {
  return Float64Array.from({ length }, (_, k) => (k === axis ? 1 : 0));
}

const FIRST_TURNS = 60;
const FOLLOWING_TURNS = 6;

/**
 * The span of W's two largest right singular vectors, by subspace iteration. Starting from the previous frame, the plane
 * follows the weights without flipping or spinning.
 */
function bestPlane(model: Directions, before: Basis | null): Basis {
  const known = before?.right.length === model.nHidden ? before : null;
  let { right, up } = known ?? firstGuess(model.nHidden);
  for (let turn = known ? FOLLOWING_TURNS : FIRST_TURNS; turn > 0; turn--) {
    right = normalised(spread(model, right), right);
    // A W of rank 1 leaves no second direction: keep the old one, perpendicular to the first.
    up = normalised(without(spread(model, up), right), normalised(without(up, right)));
  }
  return { right, up, toward: null };
}

/** Orthonormal, and along no axis, so that it is not orthogonal to W's main directions by symmetry. */
function firstGuess(nHidden: number): Basis {
  const right = normalised(Float64Array.from({ length: nHidden }, (_, k) => 1 / (k + 1)));
  const slanted = Float64Array.from({ length: nHidden }, (_, k) => (k % 2 === 0 ? -1 : 1) / (k + 2));
  return { right, up: normalised(without(slanted, right)), toward: null };
}

/** Σ_f W_f (W_f·v) */
function spread({ W, nFeatures, nHidden }: Directions, v: Float64Array): Float64Array {
  const sum = new Float64Array(nHidden);
  for (let f = 0; f < nFeatures; f++) {
    const along = dotRow(W, f, v);
    for (let k = 0; k < nHidden; k++) sum[k] = (sum[k] ?? 0) + along * (W[f * nHidden + k] ?? 0);
  }
  return sum;
}

/** W_f·v */
export function dotRow(W: Float64Array, feature: number, v: Float64Array): number {
  let sum = 0;
  for (let k = 0, at = feature * v.length; k < v.length; k++, at++) sum += (W[at] ?? 0) * (v[k] ?? 0);
  return sum;
}

function without(v: Float64Array, direction: Float64Array): Float64Array {
  const along = dotRow(v, 0, direction);
  return v.map((value, k) => value - along * (direction[k] ?? 0));
}

function normalised(v: Float64Array, otherwise = v): Float64Array {
  const norm = Math.sqrt(dotRow(v, 0, v));
  return norm > 1e-12 ? v.map((value) => value / norm) : otherwise;
}

/** Share of ‖W‖_F² that lies in the drawn plane. 1 for W = 0. */
export function keptShare({ W, nFeatures }: Directions, { right, up }: Basis): number {
  const all = dotRow(W, 0, W);
  let kept = 0;
  for (let f = 0; f < nFeatures; f++) kept += dotRow(W, f, right) ** 2 + dotRow(W, f, up) ** 2;
  return all > 0 ? Math.min(1, kept / all) : 1;
}

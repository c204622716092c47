/** What all figures share: the model they look at, sizes, emphasis, tables. Plain data. */
import type { HiddenActivation } from '../model/config/config.ts';
import type { Weights } from '../model/network/network.ts';
import type { Shape } from '../model/network/parameters.ts';

/** In CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point, Size {}

export interface Margin {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What a margin leaves of a box: at least a pixel each way. */
export function insideOf({ x, y, width, height }: Box, { left, right, top, bottom }: Margin): Box {
  return { x: x + left, y: y + top, width: Math.max(1, width - left - right), height: Math.max(1, height - top - bottom) };
}

/** One instance, as a figure is given it. W and b may still be empty or hold NaN (a diverged run): figures draw 0 there. */
export interface ModelView extends Weights, Shape {
  /** The identity where left out. */
  readonly hiddenActivation?: HiddenActivation;
  readonly selectedFeature: number | null;
  /** Whether features go by their names. */
  readonly isNamed?: boolean;
}

/** The numbers of a figure, for a table beside it and for export; full precision, the page rounds. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  /** What its columns mean, in sentences. */
  readonly notes?: string;
}

/** The same direction, in [−180, 180) degrees. */
export function wrappedDegrees(degrees: number): number {
  return degrees - 360 * Math.round(degrees / 360);
}

export type Emphasis = 'plain' | 'selected' | 'dimmed';

export function emphasisOf(feature: number, selectedFeature: number | null): Emphasis {
  if (selectedFeature === null) return 'plain';
  return feature === selectedFeature ? 'selected' : 'dimmed';
}

/** Beyond it a weight's square may overflow. */
const LARGEST = 1e9;

/** 0 for NaN and infinities, so that a diverged run can still be drawn. */
export function finite(value: number | undefined): number {
  return value === undefined || Number.isNaN(value) ? 0 : clamp(value, -LARGEST, LARGEST);
}

export interface CleanModel extends Shape, Pick<ModelView, 'hiddenActivation'> {
  readonly W: Float64Array;
  readonly WOut?: Float64Array;
  readonly b: Float64Array;
}

/** Weights of exactly the model's shape, 0 where they are missing or not finite. */
export function cleanModel({ W, WOut, b, nFeatures, nHidden, hiddenActivation }: ModelView): CleanModel {
  const clean = (weights: ArrayLike<number>) => Float64Array.from({ length: nFeatures * nHidden }, (_, at) => finite(weights[at]));
  return {
    nFeatures,
    nHidden,
    W: clean(W),
    ...(WOut && { WOut: clean(WOut) }),
    ...(hiddenActivation && { hiddenActivation }),
    b: Float64Array.from({ length: nFeatures }, (_, f) => finite(b[f])),
  };
}

/** 0, 1, …, count − 1 */
export function indices(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at);
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/**
 * Every hidden unit as a stack of its weights, as in the paper's neuron stack plots: blocks upwards for positive weights, downwards
 * for negative ones, in the features' colours; and one unit's meanings, strongest first. Pure; drawing is `draw.ts`.
 */
import { max, sum } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { featureLabel } from '../../charts/featureNames.ts';
import { formatFixed } from '../../charts/format.ts';
import { featureColour } from '../../charts/palette.ts';
import { thinning } from '../../charts/scales.ts';
import { type Box, cleanModel, type Emphasis, emphasisOf, indices, type ModelView, type Size } from '../../charts/view.ts';

export interface PolysemanticInput extends ModelView {
  /** The hidden unit looked at. */
  readonly unit: number;
}

export interface Block extends Box {
  /** Null: all features that have no block of their own. */
  readonly feature: number | null;
  readonly colour: string;
  readonly label: string | null;
  readonly emphasis: Emphasis;
}

export interface Stack {
  readonly unit: number;
  readonly chosen: boolean;
  readonly column: Box;
  readonly blocks: readonly Block[];
  /** Where there is room for it, as for the next. */
  readonly label: string | null;
  /** How many features it means. */
  readonly meanings: string | null;
}

export interface Meaning {
  readonly feature: number;
  readonly middle: number;
  readonly bar: Box;
  readonly colour: string;
  readonly label: string;
  readonly value: string;
  readonly counts: boolean;
}

export interface PolysemanticLayout extends Size {
  readonly plot: Box;
  readonly zero: number;
  readonly stacks: readonly Stack[];
  readonly detail: {
    readonly heading: string;
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly zero: number;
    readonly rows: readonly Meaning[];
  };
}

/** A unit means a feature if the weight is at least this. */
export const MEANS = 0.2;
const SIDE_BY_SIDE = 620;
const HEAD = 12;
const FOOT = 36;
const ROW = 24;
const MOST_ROWS = 8;
/** Of more units those around the one looked at are drawn, and of a unit with more features the largest weights one by one. */
export const MOST_UNITS = 40;
export const MOST_BLOCKS = 24;
const LABEL_ROOM = 16;

export function polysemanticHeight(width: number): number {
  return width >= SIDE_BY_SIDE ? 320 : 270 + 44 + MOST_ROWS * ROW;
}

export function unitWeights({ W, nFeatures, nHidden }: ModelView, unit: number): readonly number[] {
  return indices(nFeatures).map((f) => W[f * nHidden + unit] ?? 0);
}

export function meaningsOf(model: ModelView, unit: number): readonly number[] {
  const weights = unitWeights(model, unit);
  const means = indices(model.nFeatures).filter((f) => Math.abs(weights[f] ?? 0) >= MEANS);
  return means.sort((f, g) => Math.abs(weights[g] ?? 0) - Math.abs(weights[f] ?? 0));
}

export function polysemanticLayout(input: PolysemanticInput, size: Size): PolysemanticLayout {
  const model = { ...input, ...cleanModel(input) };
  const wide = size.width >= SIDE_BY_SIDE;
  const plot = { x: 4, y: HEAD, width: wide ? size.width * 0.56 : size.width - 8, height: (wide ? size.height : 270) - HEAD - FOOT };
  const up = scaleLinear(stackExtent(model), [plot.y + plot.height, plot.y]);
  const unit = Math.min(input.unit, model.nHidden - 1);
  const detail = wide ? { left: plot.x + plot.width + 32, top: 44 } : { left: 8, top: 270 + 40 };
  return {
    ...{ ...size, plot, zero: up(0) },
    stacks: shownUnits(model.nHidden, unit).map((k, at, all) => stackOf(model, k, k === unit, columnOf(plot, at, all.length), up)),
    detail: detailOf(model, unit, detail.left, detail.top, size.width - 8),
  };
}

/** A page of units: the first 40, the next 40, … */
export function shownUnits(nHidden: number, unit: number): readonly number[] {
  const first = Math.floor(unit / MOST_UNITS) * MOST_UNITS;
  return indices(Math.min(MOST_UNITS, nHidden - first)).map((at) => first + at);
}

function columnOf(plot: Box, at: number, count: number): Box {
  const width = plot.width / count;
  return { x: plot.x + at * width, y: plot.y, width, height: plot.height };
}

/** From the tallest stack below zero to the tallest above. */
function stackExtent(model: ModelView): [number, number] {
  const sums = indices(model.nHidden).flatMap((k) => {
    const weights = unitWeights(model, k);
    return [sum(weights, (w) => Math.min(w, 0)), sum(weights, (w) => Math.max(w, 0))];
  });
  return [Math.min(-0.5, ...sums) * 1.03, Math.max(0.5, ...sums) * 1.03];
}

function stackOf(model: ModelView, unit: number, chosen: boolean, column: Box, place: (value: number) => number): Stack {
  const step = column.width;
  const width = Math.min(64, step * 0.72);
  const ends = { up: 0, down: 0 };
  const blocks = partsOf(unitWeights(model, unit)).map(({ weight, feature }): Block => {
    const side = weight < 0 ? 'down' : 'up';
    const from = ends[side];
    ends[side] += weight;
    const [a, b] = [place(from), place(ends[side])];
    const height = Math.abs(a - b);
    return {
      ...{ feature, x: column.x + (step - width) / 2, y: Math.min(a, b), width, height },
      colour: feature === null ? 'var(--ignored)' : featureColour(feature, model.nFeatures),
      label: feature !== null && height >= 14 && width >= 16 ? featureLabel(feature) : null,
      emphasis: feature === null ? 'plain' : emphasisOf(feature, model.selectedFeature),
    };
  });
  const every = thinning(step, LABEL_ROOM);
  const count = meaningsOf(model, unit).length;
  const meanings = step < 40 ? String(count) : step < 76 ? `${count} feat.` : count === 1 ? '1 feature' : `${count} features`;
  const label = step >= 60 ? `unit ${unit}` : unit % every === 0 ? String(unit) : null;
  return { unit, chosen, column, blocks, label, meanings: every === 1 ? meanings : null };
}

/** The largest weights of a unit in the features' order, then the sums of the other positive and negative ones. */
function partsOf(weights: readonly number[]): readonly { readonly feature: number | null; readonly weight: number }[] {
  const all = weights.map((weight, feature) => ({ feature, weight }));
  if (all.length <= MOST_BLOCKS) return all;
  const least = [...weights].map(Math.abs).sort((a, b) => b - a)[MOST_BLOCKS - 1] ?? 0;
  const large = all.filter(({ weight }) => Math.abs(weight) >= least).slice(0, MOST_BLOCKS);
  const rest = all.filter((part) => !large.includes(part));
  const others = [sum(rest, ({ weight }) => Math.max(weight, 0)), sum(rest, ({ weight }) => Math.min(weight, 0))];
  return [...large, ...others.map((weight) => ({ feature: null, weight }))];
}

function detailOf(model: ModelView, unit: number, left: number, top: number, right: number): PolysemanticLayout['detail'] {
  const weights = unitWeights(model, unit);
  const [start, end] = [left + 70, right - 48];
  const zero = (start + end) / 2;
  const across = scaleLinear([0, Math.max(1, max(weights, Math.abs) ?? 0)], [0, (end - start) / 2]);
  const order = indices(model.nFeatures).sort((f, g) => Math.abs(weights[g] ?? 0) - Math.abs(weights[f] ?? 0));
  const rows = order.slice(0, MOST_ROWS).map((feature, at): Meaning => {
    const weight = weights[feature] ?? 0;
    const width = across(Math.abs(weight));
    const middle = top + (at + 0.5) * ROW;
    return {
      ...{ feature, middle, colour: featureColour(feature, model.nFeatures), counts: Math.abs(weight) >= MEANS },
      bar: { x: weight < 0 ? zero - width : zero, y: middle - 7, width, height: 14 },
      label: `feature ${featureLabel(feature)}`,
      value: formatFixed(weight),
    };
  });
  const count = meaningsOf(model, unit).length;
  const says = count === 0 ? 'means nothing' : count === 1 ? 'means one thing' : `may mean ${count} things`;
  return { heading: `Unit ${unit} ${says}`, left, right, top, zero, rows };
}

/** What lies under the pointer: a unit, and the feature whose block it is, if any. */
export interface Hit {
  readonly unit: number;
  readonly feature: number | null;
}

export function stackAt({ stacks }: PolysemanticLayout, x: number, y: number): Hit | null {
  const stack = stacks.find(
    ({ column }) => x >= column.x && x < column.x + column.width && y >= column.y && y < column.y + column.height + FOOT,
  );
  if (!stack) return null;
  const block = stack.blocks.find((box) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height);
  return { unit: stack.unit, feature: block?.feature ?? null };
}

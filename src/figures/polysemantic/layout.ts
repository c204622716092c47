/**
 * Every hidden unit as a stack of its weights, as in the paper's neuron stack plots: blocks upwards for positive weights, downwards
 * for negative ones, in the features' colours; and one unit's meanings, strongest first. Pure; drawing is `draw.ts`.
 */
import { max, sum } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { featureLabel, formatFixed } from '../../charts/format.ts';
import { featureColour } from '../../charts/palette.ts';
import { type Box, cleanModel, type Emphasis, emphasisOf, indices, type ModelView, type Size } from '../../charts/view.ts';

export interface PolysemanticInput extends ModelView {
  /** The hidden unit looked at. */
  readonly unit: number;
}

export interface Block extends Box {
  readonly feature: number;
  readonly colour: string;
  readonly label: string | null;
  readonly emphasis: Emphasis;
}

export interface Stack {
  readonly unit: number;
  readonly chosen: boolean;
  readonly column: Box;
  readonly blocks: readonly Block[];
  readonly label: string;
  /** How many features it means, where there is room to say so. */
  readonly meanings: string;
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
    stacks: indices(model.nHidden).map((k) => stackOf(model, k, k === unit, plot, up)),
    detail: detailOf(model, unit, detail.left, detail.top, size.width - 8),
  };
}

/** From the tallest stack below zero to the tallest above. */
function stackExtent(model: ModelView): [number, number] {
  const sums = indices(model.nHidden).flatMap((k) => {
    const weights = unitWeights(model, k);
    return [sum(weights, (w) => Math.min(w, 0)), sum(weights, (w) => Math.max(w, 0))];
  });
  return [Math.min(-0.5, ...sums) * 1.03, Math.max(0.5, ...sums) * 1.03];
}

function stackOf(model: ModelView, unit: number, chosen: boolean, plot: Box, place: (value: number) => number): Stack {
  const step = plot.width / model.nHidden;
  const column = { x: plot.x + unit * step, y: plot.y, width: step, height: plot.height };
  const width = Math.min(64, step * 0.72);
  const ends = { up: 0, down: 0 };
  const blocks = unitWeights(model, unit).map((weight, feature): Block => {
    const side = weight < 0 ? 'down' : 'up';
    const from = ends[side];
    ends[side] += weight;
    const [a, b] = [place(from), place(ends[side])];
    const height = Math.abs(a - b);
    return {
      ...{ feature, x: column.x + (step - width) / 2, y: Math.min(a, b), width, height },
      colour: featureColour(feature, model.nFeatures),
      label: height >= 14 && width >= 16 ? featureLabel(feature) : null,
      emphasis: emphasisOf(feature, model.selectedFeature),
    };
  });
  const count = meaningsOf(model, unit).length;
  const meanings = step < 40 ? String(count) : step < 76 ? `${count} feat.` : count === 1 ? '1 feature' : `${count} features`;
  return { unit, chosen, column, blocks, label: step >= 60 ? `unit ${unit}` : String(unit), meanings };
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

/**
 * The set-up as a diagram: features in, hidden units, features out, and the error of each, one example passing through. Wide, it runs
 * from left to right in one band; narrow, the same with less air. Pure.
 */
import { max } from 'd3-array';
import { featureLabel } from '../../charts/featureNames.ts';
import { formatFixed, formatNumber } from '../../charts/format.ts';
import type { LegendPlace } from '../../charts/legend.ts';
import { featureColour } from '../../charts/palette.ts';
import { thinning } from '../../charts/scales.ts';
import { clamp, cleanModel, indices, type Point, type Size } from '../../charts/view.ts';
import type { JudgedView } from '../../figure/concept/judgedView.ts';
import { type Example, type Passage, passThrough } from './sample.ts';

export interface SetupInput extends JudgedView {
  readonly example: Example;
}

export interface Slot {
  readonly index: number;
  readonly at: Point;
  readonly value: number;
  readonly text: string;
  readonly colour: string;
  readonly label: string | null;
  readonly dimmed: boolean;
}

export interface Wire {
  readonly from: Point;
  readonly to: Point;
  /** The weight. */
  readonly weight: number;
  /** Carries something for this example. */
  readonly live: boolean;
}

export interface SetupLayout extends Size {
  readonly radius: number;
  readonly inputs: readonly Slot[];
  readonly hidden: readonly Slot[];
  readonly outputs: readonly Slot[];
  /** The error bars' right ends, from `errorsFrom`. */
  readonly errors: readonly { readonly y: number; readonly end: number; readonly text: string }[];
  readonly errorsFrom: number;
  readonly wires: readonly Wire[];
  readonly heads: readonly {
    readonly part: 'data' | 'model' | 'loss';
    readonly x: number;
    readonly title: string;
    readonly line: string;
  }[];
  readonly legend: LegendPlace;
  readonly loss: number;
}

const TOP = 62;
const FOOT = 36;
const LEGEND_WIDTH = 90;
const [LEGEND_WORDS, LEGEND_END] = [72, 20];
/** More wires than this, and only those in use are drawn; of more than most, the strongest. */
const FEW_WIRES = 240;
const MOST_WIRES = 1200;
/** Of more features those of the example and the first others are drawn, and the first of more units. */
export const MOST_FEATURES = 80;
export const MOST_UNITS = 40;
const FAINT = 0.02;
/** Room for the labels of the inputs. */
const LEAST_LEFT = 24;
const LEAST_LEFT_OF_NAMES = 52;

export function setupHeight(width: number, nFeatures: number): number {
  return TOP + FOOT + clamp(nFeatures * 40, 160, width >= 560 ? 400 : 360);
}

export function setupLayout(input: SetupInput, size: Size): SetupLayout {
  const passage = passThrough(input, input.example);
  const frame = frameOf(
    size,
    shownFeatures(passage.x),
    Math.min(MOST_UNITS, input.nHidden),
    input.isNamed ? LEAST_LEFT_OF_NAMES : LEAST_LEFT,
  );
  const { x, hidden, output, loss } = passage;
  const slots = (values: readonly number[], across: number) =>
    frame.features.map((f) => featureSlot(input, frame, f, values[f] ?? 0, across));
  const inputs = slots(x, frame.inputX);
  const units = hidden.slice(0, frame.nUnits).map((value, k) => unitSlot(frame, k, value));
  const outputs = slots(output, frame.outputX);
  return {
    ...{ ...size, radius: frame.radius, inputs, hidden: units, outputs, errorsFrom: frame.errorsFrom, loss },
    legend: legendPlace(frame, size),
    wires: wiresOf(input, inputs, units, outputs),
    errors: errorsOf(passage, frame, size.width),
    heads: [
      { part: 'data', x: frame.inputX, title: 'data x', line: `1 − S = ${formatNumber(1 - (input.sparsity[0] ?? 0), 2)}` },
      { part: 'model', x: frame.hiddenX, title: 'hidden h', line: `${input.nFeatures} → ${input.nHidden}` },
      { part: 'model', x: frame.outputX, title: 'output x′', line: input.activation === 'relu' ? 'ReLU' : 'linear' },
      { part: 'loss', x: frame.errorsFrom, title: 'error', line: `mean ${formatFixed(loss, 4)}` },
    ],
  };
}

/** Those of the example, then the first others. */
function shownFeatures(x: Example): readonly number[] {
  const all = indices(x.length);
  if (all.length <= MOST_FEATURES) return all;
  const active = all.filter((f) => (x[f] ?? 0) > 0).slice(0, MOST_FEATURES);
  const others = all.filter((f) => !active.includes(f)).slice(0, MOST_FEATURES - active.length);
  return [...active, ...others].sort((f, g) => f - g);
}

/** Under the hidden units; the scale's name and ends stand beside the strip. */
function legendPlace({ hiddenX }: Frame, { width, height }: Size): LegendPlace {
  const x = Math.max(LEGEND_WORDS, hiddenX - LEGEND_WIDTH / 2);
  return { x, y: height - 12, width: Math.min(LEGEND_WIDTH, width - x - LEGEND_END) };
}

interface Frame {
  readonly features: readonly number[];
  readonly nUnits: number;
  /** Height of a feature's row. */
  readonly row: number;
  readonly radius: number;
  readonly height: number;
  readonly inputX: number;
  readonly hiddenX: number;
  readonly outputX: number;
  readonly errorsFrom: number;
}

function frameOf(size: Size, features: readonly number[], nUnits: number, left: number): Frame {
  const height = size.height - TOP - FOOT;
  const row = height / features.length;
  const shares = size.width >= 560 ? [0.12, 0.38, 0.64, 0.72] : [0.1, 0.37, 0.64, 0.77];
  const [inputX = 0, hiddenX = 0, outputX = 0, errorsFrom = 0] = shares.map((share) => Math.max(left, share * size.width));
  return { features, nUnits, row, radius: clamp(row * 0.42, 2, 13), height, inputX, hiddenX, outputX, errorsFrom };
}

function rowAt({ row }: Frame, at: number): number {
  return TOP + (at + 0.5) * row;
}

function featureSlot({ nFeatures, selectedFeature, isNamed = false }: SetupInput, frame: Frame, f: number, value: number, x: number): Slot {
  const at = frame.features.indexOf(f);
  return {
    ...{ index: f, at: { x, y: rowAt(frame, at) }, value, text: formatFixed(value), colour: featureColour(f, nFeatures) },
    label: at % thinning(frame.row, 15) === 0 ? featureLabel(f, { isNamed }) : null,
    dimmed: selectedFeature !== null && selectedFeature !== f,
  };
}

const UNIT_TEXT = 10;

function unitSlot({ height, nUnits, hiddenX, radius }: Frame, k: number, value: number): Slot {
  const step = Math.min(84, height / nUnits);
  const y = TOP + height / 2 + (k - (nUnits - 1) / 2) * step;
  const colour = value < 0 ? 'var(--negative)' : 'var(--positive)';
  const text = step > 2 * radius + UNIT_TEXT ? formatFixed(value) : '';
  return { index: k, at: { x: hiddenX, y }, value, text, colour, label: null, dimmed: false };
}

function errorsOf({ errors }: Passage, frame: Frame, width: number): SetupLayout['errors'] {
  const { features, errorsFrom } = frame;
  const most = Math.max(0.02, max(errors) ?? 0);
  return features.map((f, at) => {
    const error = errors[f] ?? 0;
    return { y: rowAt(frame, at), end: errorsFrom + (error / most) * (width - errorsFrom - 48), text: formatFixed(error, 3) };
  });
}

function wiresOf(input: SetupInput, inputs: readonly Slot[], hidden: readonly Slot[], outputs: readonly Slot[]): readonly Wire[] {
  const { W, nHidden } = cleanModel(input);
  const all = 2 * inputs.length * hidden.length <= FEW_WIRES;
  const wires = inputs.flatMap((from, row) =>
    hidden.flatMap((unit, k): Wire[] => {
      const [to, weight] = [outputs[row] ?? from, W[from.index * nHidden + k] ?? 0];
      const enters = { from: from.at, to: unit.at, weight, live: from.value > 0 };
      const leaves = { from: unit.at, to: to.at, weight, live: to.value > FAINT };
      return [enters, leaves].filter((wire) => Math.abs(weight) > FAINT && (all || wire.live));
    }),
  );
  const drawn = wires.length > MOST_WIRES ? wires.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, MOST_WIRES) : wires;
  // Live ones lie on top.
  return [...drawn.filter((wire) => !wire.live), ...drawn.filter((wire) => wire.live)];
}

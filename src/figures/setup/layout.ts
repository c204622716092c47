/**
 * The set-up as a diagram: features in, hidden units, features out, and the error of each, one example passing through. Wide, it runs
 * from left to right in one band; narrow, the same with less air. Pure.
 */
import { max } from 'd3-array';
import { featureLabel, formatFixed, formatNumber } from '../../charts/format.ts';
import { featureColour } from '../../charts/palette.ts';
import { thinning } from '../../charts/scales.ts';
import { clamp, cleanModel, indices, type Point, type Size } from '../../charts/view.ts';
import type { JudgedView } from '../../figure/concept/judgedView.ts';
import { type Example, passThrough } from './sample.ts';

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
  readonly loss: number;
}

const TOP = 62;
const FOOT = 12;
/** More wires than this, and only those in use are drawn. */
const MOST_WIRES = 240;
const FAINT = 0.02;
/** Room for the labels of the inputs. */
const LEAST_LEFT = 24;

export function setupHeight(width: number, nFeatures: number): number {
  return TOP + FOOT + clamp(nFeatures * 40, 160, width >= 560 ? 400 : 360);
}

export function setupLayout(input: SetupInput, size: Size): SetupLayout {
  const { x, hidden, output, errors, loss } = passThrough(input, input.example);
  const { nFeatures, nHidden } = input;
  const row = (size.height - TOP - FOOT) / nFeatures;
  const radius = clamp(row * 0.42, 2, 13);
  const wide = size.width >= 560;
  const columns = wide ? [0.12, 0.38, 0.64, 0.72] : [0.1, 0.37, 0.64, 0.77];
  const [inputX = 0, hiddenX = 0, outputX = 0, errorsFrom = 0] = columns.map((share) => Math.max(LEAST_LEFT, share * size.width));
  const place = (at: number) => TOP + (at + 0.5) * row;
  const every = thinning(row, 15);
  const feature = (value: number, f: number, across: number): Slot => ({
    ...{ index: f, at: { x: across, y: place(f) }, value, text: formatFixed(value), colour: featureColour(f, nFeatures) },
    label: f % every === 0 ? featureLabel(f) : null,
    dimmed: input.selectedFeature !== null && input.selectedFeature !== f,
  });
  const unitStep = Math.min(84, (size.height - TOP - FOOT) / nHidden);
  const middle = TOP + (size.height - TOP - FOOT) / 2;
  const unit = (value: number, k: number): Slot => ({
    ...{ index: k, at: { x: hiddenX, y: middle + (k - (nHidden - 1) / 2) * unitStep }, value, text: formatFixed(value) },
    ...{ colour: value < 0 ? 'var(--negative)' : 'var(--positive)', label: null, dimmed: false },
  });
  const inputs = x.map((value, f) => feature(value, f, inputX));
  const units = hidden.map(unit);
  const outputs = output.map((value, f) => feature(value, f, outputX));
  const most = Math.max(0.02, max(errors) ?? 0);
  return {
    ...{ ...size, radius, inputs, hidden: units, outputs, errorsFrom, loss },
    wires: wiresOf(input, inputs, units, outputs),
    errors: errors.map((error, f) => ({
      y: place(f),
      end: errorsFrom + (error / most) * (size.width - errorsFrom - 48),
      text: formatFixed(error, 3),
    })),
    heads: [
      { part: 'data', x: inputX, title: 'data x', line: `1 − S = ${formatNumber(1 - (input.sparsity[0] ?? 0), 2)}` },
      { part: 'model', x: hiddenX, title: 'hidden h', line: `${nFeatures} → ${nHidden}` },
      { part: 'model', x: outputX, title: 'output x′', line: input.activation === 'relu' ? 'ReLU' : 'linear' },
      { part: 'loss', x: errorsFrom, title: 'error', line: `mean ${formatFixed(loss, 4)}` },
    ],
  };
}

function wiresOf(input: SetupInput, inputs: readonly Slot[], hidden: readonly Slot[], outputs: readonly Slot[]): readonly Wire[] {
  const { W, nFeatures, nHidden } = cleanModel(input);
  const all = 2 * nFeatures * nHidden <= MOST_WIRES;
  const ends = (f: number, k: number) => ({ unit: hidden[k], weight: W[f * nHidden + k] ?? 0 });
  const wires = indices(nFeatures).flatMap((f) =>
    indices(nHidden).flatMap((k): Wire[] => {
      const [from, to, { unit, weight }] = [inputs[f], outputs[f], ends(f, k)];
      if (!from || !to || !unit) return [];
      const enters = { from: from.at, to: unit.at, weight, live: from.value > 0 };
      const leaves = { from: unit.at, to: to.at, weight, live: to.value > FAINT };
      return [enters, leaves].filter((wire) => Math.abs(weight) > FAINT && (all || wire.live));
    }),
  );
  // Live ones lie on top.
  return [...wires.filter((wire) => !wire.live), ...wires.filter((wire) => wire.live)];
}

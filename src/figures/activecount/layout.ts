/** Left, the loss by number of active features as bars; right, every output while one feature alone is active. Pure. */
import { max, sum } from 'd3-array';
import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { featureLabel, type Naming } from '../../charts/featureNames.ts';
import { formatNumber, formatPercent } from '../../charts/format.ts';
import { featureColour } from '../../charts/palette.ts';
import { type Tick, ticks } from '../../charts/scales.ts';
import { type Box, clamp, cleanModel, indices, type Point, type Size } from '../../charts/view.ts';
import type { JudgedView } from '../../figure/concept/judgedView.ts';
import { responses } from '../../model/geometry/geometry.ts';
import { lossParts } from './parts.ts';

export interface CountBar {
  readonly activeCount: number;
  readonly label: string;
  readonly middle: number;
  /** Bottom to top: the active feature's own loss, then the others'; or one undivided part. */
  readonly segments: readonly (Box & { readonly kind: 'own' | 'cross' | 'all' })[];
  readonly value: string;
  /** How often it occurs, where that is known. */
  readonly frequency: string | null;
}

export interface OutputLine {
  readonly feature: number;
  readonly own: boolean;
  readonly colour: string;
  readonly from: Point;
  readonly to: Point;
  /** Where the line crosses zero, if it does. */
  readonly crossing: Point | null;
}

export interface ActiveCountLayout extends Size {
  readonly bars: { readonly plot: Box; readonly rows: readonly CountBar[]; readonly note: string | null };
  readonly outputs: {
    readonly plot: Box;
    readonly zero: number;
    readonly activityTicks: readonly Tick[];
    readonly valueTicks: readonly Tick[];
    readonly heading: string;
    readonly target: { readonly from: Point; readonly to: Point };
    readonly lines: readonly OutputLine[];
    /** At the right ends; lines that end at one point share a label. */
    readonly labels: readonly { readonly text: string; readonly at: Point; readonly own: boolean }[];
    readonly clipped: boolean;
  };
}

const SIDE_BY_SIDE = 620;
const HEADING = 46;
const FOOT = 52;
/** Room for labels at the right end of the lines. */
const [RIGHT, RIGHT_OF_NAMES] = [50, 76];
const MOST_BARS = 6;
/** The outputs are drawn between these values. */
const [LOWEST, HIGHEST] = [-1.3, 1.3];

export function activeCountHeight(width: number): number {
  return width >= SIDE_BY_SIDE ? 356 : 652;
}

export function activeCountLayout(input: JudgedView, size: Size): ActiveCountLayout {
  const wide = size.width >= SIDE_BY_SIDE;
  const height = wide ? size.height : size.height / 2;
  const half = wide ? size.width / 2 : size.width;
  const left = { x: 8, y: HEADING, width: half - (wide ? 40 : 16), height: height - HEADING - FOOT };
  const right = {
    x: wide ? half + 34 : 34,
    y: wide ? HEADING : height + HEADING + 8,
    width: half - 34 - (input.isNamed ? RIGHT_OF_NAMES : RIGHT),
    height: left.height,
  };
  return { ...size, bars: barsOf(input, left), outputs: outputsOf(input, right) };
}

function barsOf(input: JudgedView, plot: Box): ActiveCountLayout['bars'] {
  const { parts, single, complete } = lossParts(input);
  const shown = parts.slice(0, MOST_BARS);
  const rest = sum(parts.slice(MOST_BARS), ({ loss }) => loss);
  const up = scaleLinear([0, 1.08 * Math.max(1e-12, max(shown, ({ loss }) => loss) ?? 0)], [0, plot.height - 18]);
  const step = plot.width / Math.max(1, shown.length);
  const rows = shown.map(({ activeCount, loss, probability }): CountBar => {
    const middle = plot.x + (activeCount + 0.5) * step;
    const pieces =
      activeCount === 1 && single
        ? ([
            ['own', single.own],
            ['cross', single.cross],
          ] as const)
        : ([['all', loss]] as const);
    const frequency = Number.isFinite(probability) ? rareShare(probability) : null;
    return {
      activeCount,
      middle,
      label: String(activeCount),
      segments: stacked(pieces, middle, Math.min(44, step * 0.66), plot, up),
      value: formatNumber(loss, 2),
      frequency,
    };
  });
  const tail = rest > 0 ? `more: ${formatNumber(rest, 2)}` : null;
  return { plot, rows, note: complete ? tail : 'Two and more are not drawn for so many features.' };
}

function rareShare(probability: number): string {
  return probability > 0 && probability < 0.01 ? `<\u202f1\u202f%` : formatPercent(probability);
}

type Piece = readonly [kind: 'own' | 'cross' | 'all', loss: number];

function stacked(
  pieces: readonly Piece[],
  middle: number,
  width: number,
  plot: Box,
  up: ScaleLinear<number, number>,
): CountBar['segments'] {
  let y = plot.y + plot.height;
  return pieces.map(([kind, loss]) => {
    const height = up(loss);
    y -= height;
    return { kind, x: middle - width / 2, y, width, height };
  });
}

function outputsOf(input: JudgedView, plot: Box): ActiveCountLayout['outputs'] {
  const model = cleanModel(input);
  const { nFeatures } = model;
  const active = input.selectedFeature ?? 0;
  const products = responses(model);
  const across = scaleLinear([0, 1], [plot.x, plot.x + plot.width]);
  const up = scaleLinear([LOWEST, HIGHEST], [plot.y + plot.height, plot.y]);
  const at = (x: number, value: number) => ({ x: across(x), y: up(clamp(value, LOWEST, HIGHEST)) });
  const lines = indices(nFeatures).map((g): OutputLine => {
    const [slope, start] = [products[g * nFeatures + active] ?? 0, model.b[g] ?? 0];
    const crossing = slope === 0 ? -1 : -start / slope;
    return {
      ...{ feature: g, own: g === active, colour: featureColour(g, nFeatures), from: at(0, start), to: at(1, start + slope) },
      crossing: crossing > 0 && crossing < 1 ? at(crossing, 0) : null,
    };
  });
  return {
    ...{ plot, lines, labels: endLabels(lines, input), zero: up(0), clipped: input.activation === 'relu' },
    activityTicks: ticks(across, 1),
    valueTicks: ticks(up, 3),
    heading: `What each output says while only ${input.isNamed ? 'the ' : ''}${featureLabel(active, input)} is active`,
    target: { from: at(0, 0), to: at(1, 1) },
  };
}

const LABEL_ROOM = 13;
/** Up to `most` features at one place are all listed; of more the first `shown` are. */
const FEW_NUMBERS = { most: 4, shown: 3 };
const FEW_NAMES = { most: 2, shown: 1 };

function endLabels(lines: readonly OutputLine[], naming: Naming): ActiveCountLayout['outputs']['labels'] {
  const groups: OutputLine[][] = [];
  for (const line of [...lines].sort((a, b) => a.to.y - b.to.y)) {
    const last = groups.at(-1);
    if (last?.[0] && line.to.y - last[0].to.y < LABEL_ROOM) last.push(line);
    else groups.push([line]);
  }
  return groups.map((group) => {
    const features = group.map(({ feature }) => feature).sort((a, b) => a - b);
    const named = features.map((feature) => featureLabel(feature, naming));
    const { most, shown } = naming.isNamed ? FEW_NAMES : FEW_NUMBERS;
    const text = named.length > most ? `${named.slice(0, shown).join(', ')}, …` : named.join(', ');
    const { x, y } = group[0]?.to ?? { x: 0, y: 0 };
    return { text, at: { x: x + 7, y: y + 4 }, own: group.some(({ own }) => own) };
  });
}

/** The feature whose line is under the pointer. */
export function lineAt({ outputs }: ActiveCountLayout, x: number, y: number): number | null {
  const { plot, lines } = outputs;
  if (x < plot.x || x > plot.x + plot.width + 20 || y < plot.y - 8 || y > plot.y + plot.height + 8) return null;
  const share = Math.min(1, (x - plot.x) / plot.width);
  const distances = lines.map(({ feature, from, to }) => ({ feature, distance: Math.abs(from.y + share * (to.y - from.y) - y) }));
  const nearest = distances.sort((a, b) => a.distance - b.distance)[0];
  return nearest && nearest.distance < 10 ? nearest.feature : null;
}

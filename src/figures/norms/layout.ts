/**
 * ‖W_f‖ of every feature as a bar, coloured by its superposition: the paper's "Basic Results" bars. Of untied models and those with
 * ReLU hidden units, how strongly a feature is represented. Pure; drawing is `draw.ts`.
 */
import { max } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { featureLabel } from '../../charts/featureNames.ts';
import { formatFixed, formatNumber } from '../../charts/format.ts';
import { featureColour, superpositionColour } from '../../charts/palette.ts';
import { type Tick, thinning } from '../../charts/scales.ts';
import { type Box, cleanModel, type Emphasis, emphasisOf, indices, type ModelView, type Size } from '../../charts/view.ts';
import { featureStrengths, superposition } from '../../model/geometry/geometry.ts';
import { REPRESENTED_NORM } from '../../model/geometry/outcome.ts';

export interface Bar extends Box {
  readonly feature: number;
  readonly norm: number;
  readonly superposition: number;
  /** The colour of its superposition. */
  readonly colour: string;
  /** The colour the feature has in every view. */
  readonly featureColour: string;
  readonly emphasis: Emphasis;
  /** Where there is room for it. */
  readonly label: string | null;
  /** The norm, in a column of its own, where there is room for it. */
  readonly value: string | null;
}

export interface NormsLayout extends Size {
  /** Bars grow to the right from its left edge. */
  readonly plot: Box;
  readonly rowHeight: number;
  /** Where the dots of the features' colours stand. */
  readonly dotX: number;
  readonly bars: readonly Bar[];
  readonly ticks: readonly Tick[];
  readonly axisTitle: string;
  readonly legend: { readonly x: number; readonly y: number; readonly width: number };
}

const MARGIN = { top: 8, left: 34, leftOfNames: 52, right: 12, valueColumn: 46, axis: 36, legend: 34 };
const DOT_X = 6;
const LABEL_ROOM = 13;
const THICKEST_BAR = 36;
const TALLEST_ROW = 72;

export function normsLayout(input: ModelView, size: Size): NormsLayout {
  const model = cleanModel(input);
  const norms = featureStrengths(model);
  const sharing = superposition(model);
  const { plot, rowHeight } = frameOf(size, input);
  const top = Math.max(1.2, (max(norms) ?? 0) * 1.04);
  const across = scaleLinear([0, top], [0, plot.width]);
  const every = thinning(rowHeight, LABEL_ROOM);
  const thickness = Math.min(THICKEST_BAR, Math.max(0.8, rowHeight * 0.72));
  const bars = indices(input.nFeatures).map((feature): Bar => {
    const norm = norms[feature] ?? 0;
    const shared = sharing[feature] ?? 0;
    const y = plot.y + (feature + 0.5) * rowHeight - thickness / 2;
    return {
      ...{ feature, norm, superposition: shared, x: plot.x, y, width: across(norm), height: thickness },
      colour: superpositionColour(shared),
      featureColour: featureColour(feature, input.nFeatures),
      emphasis: emphasisOf(feature, input.selectedFeature),
      label: feature % every === 0 ? featureLabel(feature, input) : null,
      value: every === 1 ? formatFixed(norm) : null,
    };
  });
  const ticks = [0, REPRESENTED_NORM, 1].map((value) => ({ at: plot.x + across(value), label: formatNumber(value) }));
  return { ...size, plot, rowHeight, dotX: DOT_X, bars, ticks, axisTitle: axisTitleOf(input), legend: legendPlace(size, plot) };
}

function axisTitleOf({ WOut, hiddenActivation }: ModelView): string {
  return WOut || hiddenActivation === 'relu' ? 'strength of a feature' : 'norm, the length of a feature’s direction';
}

function frameOf({ width, height }: Size, { nFeatures, isNamed }: ModelView): { plot: Box; rowHeight: number } {
  const room = Math.max(1, height - MARGIN.top - MARGIN.axis - MARGIN.legend);
  const rowHeight = Math.min(room / nFeatures, TALLEST_ROW);
  const right = rowHeight >= LABEL_ROOM ? MARGIN.valueColumn : MARGIN.right;
  const left = isNamed ? MARGIN.leftOfNames : MARGIN.left;
  const plotWidth = Math.max(1, width - left - right);
  return { plot: { x: left, y: MARGIN.top, width: plotWidth, height: rowHeight * nFeatures }, rowHeight };
}

/** Directly under the bars, however few they are. */
function legendPlace({ width }: Size, plot: Box): { x: number; y: number; width: number } {
  const strip = Math.min(132, width / 3);
  return { x: width / 2 - 20, y: plot.y + plot.height + MARGIN.axis + MARGIN.legend - 16, width: strip };
}

/** The feature whose row is under the pointer. */
export function barAt({ plot, rowHeight, bars }: NormsLayout, x: number, y: number): number | null {
  const row = Math.floor((y - plot.y) / rowHeight);
  return x >= 0 && row >= 0 && row < bars.length ? row : null;
}

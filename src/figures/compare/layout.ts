/** Two networks side by side, each with its directions, and below both losses over the same steps. Pure. */
import { featureLabel, MOST_NAMED } from '../../charts/featureNames.ts';
import { formatLive } from '../../charts/format.ts';
import { labelBox, labelReach } from '../../charts/labels.ts';
import { featureColour } from '../../charts/palette.ts';
import { polyline } from '../../charts/paths.ts';
import { roundDown, roundUp, type Scale, scaleOf, type Tick, ticks } from '../../charts/scales.ts';
import { type Box, clamp, cleanModel, indices, insideOf, type ModelView, type Point, type Size } from '../../charts/view.ts';
import { type Plane, toPage } from '../../figure/concept/plane.ts';
import { arrangementOf } from '../../model/geometry/arrangement.ts';
import type { Moment } from '../learning/recording.ts';
import { type CompareInput, momentsShown, stepShown, titleOf } from './describe.ts';
import { sideNames } from './settings.ts';

export interface ComparePanel {
  readonly title: string;
  /** The arrangement. */
  readonly words: string;
  readonly box: Box;
  readonly plane: Plane;
  /** None before the first moment. */
  readonly arrows: readonly Arrow[];
}

/** A feature's direction, from the middle of the plane. */
export interface Arrow extends Point {
  readonly feature: number;
  readonly colour: string;
  /** Null where it would stand on others in the middle. */
  readonly label: (Point & { readonly text: string }) | null;
}

export interface LossLine {
  /** Path data. */
  readonly d: string;
  /** The loss of the moment looked at, beside the end of the plot; null before the first. */
  readonly now: { readonly x: number; readonly y: number; readonly labelY: number; readonly text: string } | null;
}

export interface CompareLayout extends Size {
  readonly panels: readonly ComparePanel[];
  readonly plot: Box;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly lines: readonly LossLine[];
  readonly cursor: { readonly x: number; readonly step: number } | null;
  /** Steps of pixels of the loss plot. */
  readonly stepAt: (x: number) => number;
}

const GAP = 16;
const WIDEST_PANEL = 330;
const HEAD = 26;
/** Height of the arrangement's name, which may take two lines. */
const FOOT = 38;
const LOSS = 210;
const MARGIN = { left: 48, right: 66, top: 30, bottom: 40 };
const LABEL_HEIGHT = 13;
/** Directions are expected to be shorter than this. */
const REACH = 1.3;
const LABEL_ROOM = 8;
const LABEL_GAP = 14;

function panelSide(width: number): number {
  return Math.min((width - GAP) / 2, WIDEST_PANEL);
}

export function compareHeight(width: number): number {
  return HEAD + panelSide(width) + FOOT + LOSS;
}

export function compareLayout(input: CompareInput, size: Size): CompareLayout {
  const { settings, recordings } = input;
  const step = stepShown(input);
  const plot = insideOf({ x: 0, y: size.height - LOSS, width: size.width, height: LOSS }, MARGIN);
  const x = scaleOf('linear', [0, Math.max(settings.steps, step)], [plot.x, plot.x + plot.width]);
  const y = lossScale(recordings.flat(), plot);
  const shown = momentsShown(input);
  const [, last] = x.domain();
  return {
    ...size,
    panels: panelsOf(input, shown, size.width),
    plot,
    xTicks: ticks(x, Math.max(3, plot.width / 80), true),
    yTicks: ticks(y, 5),
    lines: apart(recordings.map((moments, at) => lineOf(moments, shown[at] ?? null, x, y))),
    cursor: shown.every((moment) => moment !== null) ? { x: x(step), step } : null,
    stepAt: (pixel) => Math.round(((pixel - plot.x) / plot.width) * (last ?? settings.steps)),
  };
}

function panelsOf({ settings }: CompareInput, shown: readonly (Moment | null)[], width: number): readonly ComparePanel[] {
  const side = panelSide(width);
  const left = (width - 2 * side - GAP) / 2;
  return sideNames(settings).map((name, at) => {
    const model = shown[at]?.model;
    const box = { x: left + at * (side + GAP), y: HEAD, width: side, height: side };
    const plane = { centre: { x: box.x + side / 2, y: box.y + side / 2 }, unit: (side / 2 - LABEL_ROOM) / REACH };
    return {
      ...{ title: titleOf(name), words: model ? arrangementOf(cleanModel(model)).name : 'not trained yet', box, plane },
      arrows: model ? arrowsOf(model, plane, box) : [],
    };
  });
}

function arrowsOf({ W, nFeatures }: ModelView, plane: Plane, { x, width }: Box): readonly Arrow[] {
  return indices(nFeatures).map((feature) => {
    const tip = toPage(plane, { x: W[2 * feature] ?? 0, y: W[2 * feature + 1] ?? 0 });
    const [across, down] = [tip.x - plane.centre.x, tip.y - plane.centre.y];
    const length = Math.hypot(across, down);
    const text = featureLabel(feature, { isNamed: nFeatures <= MOST_NAMED });
    const beyond = 1 + LABEL_GAP / length;
    const labelX = plane.centre.x + (beyond + labelReach(text) / length) * across;
    const half = labelBox(tip, text).width / 2;
    const label = { x: clamp(labelX, x + half, x + width - half), y: plane.centre.y + beyond * down + 4, text };
    return { ...tip, feature, colour: featureColour(feature, nFeatures), label: length > LABEL_GAP ? label : null };
  });
}

function isDrawable({ loss }: Moment): boolean {
  return loss > 0 && Number.isFinite(loss);
}

function lossScale(moments: readonly Moment[], { y, height }: Box): Scale {
  const losses = moments.filter(isDrawable).map(({ loss }) => loss);
  const [low, high] = losses.length > 0 ? [Math.min(...losses), Math.max(...losses)] : [0.01, 0.1];
  return scaleOf('log', [roundDown(low), roundUp(high * 1.01)], [y + height, y]);
}

function lineOf(moments: readonly Moment[], now: Moment | null, x: Scale, y: Scale): LossLine {
  const points = moments.filter(isDrawable).map(({ step, loss }) => ({ x: x(step), y: y(loss) }));
  const isKnown = now !== null && isDrawable(now);
  return {
    d: polyline(points, 1),
    now: isKnown ? { x: x(now.step), y: y(now.loss), labelY: y(now.loss), text: formatLive(now.loss) } : null,
  };
}

/** Labels at nearly one height are moved apart. */
function apart(lines: readonly LossLine[]): readonly LossLine[] {
  const [first, second] = lines.map(({ now }) => now);
  if (!first || !second) return lines;
  const overlap = LABEL_HEIGHT - Math.abs(first.y - second.y);
  if (overlap <= 0) return lines;
  const isBelow = first.y > second.y;
  return lines.map((line, at) => {
    const down = (at === 0) === isBelow ? 1 : -1;
    return line.now ? { ...line, now: { ...line.now, labelY: line.now.y + (down * overlap) / 2 } } : line;
  });
}

/** The loss over the steps, the losses at which it can rest, and the moment looked at. Pure. */
import { formatCount, formatLive } from '../../charts/format.ts';
import { polyline } from '../../charts/paths.ts';
import { roundDown, roundUp, type Scale, scaleOf, type Tick, ticks } from '../../charts/scales.ts';
import { type Box, insideOf, type Margin, type Point } from '../../charts/view.ts';
import type { CriticalPoint } from '../../model/theory/criticalPoints.ts';
import { restsIn } from './claim.ts';
import { columnWidth, type Level, levelsIn, restingPoints } from './levels.ts';
import { type Moment, momentAt } from './recording.ts';
import type { LearningSettings } from './settings.ts';

export interface Recorded {
  readonly settings: LearningSettings;
  readonly moments: readonly Moment[];
}

export interface Line {
  readonly feature: number;
  readonly colour: string;
  /** Path data. */
  readonly d: string;
}

export interface CurvePart {
  readonly box: Box;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly lines: readonly Line[];
}

export interface LossPart extends CurvePart {
  readonly levels: readonly Level[];
  /** The moment looked at; null before the first. */
  readonly cursor: Cursor | null;
  readonly xOf: (step: number) => number;
  readonly stepAt: (x: number) => number;
}

export interface Cursor {
  readonly x: number;
  /** Start of the base line. */
  readonly label: Point & { readonly text: string };
}

/** @param width of the drawing's part that holds the plot */
export function marginIn(settings: LearningSettings, width: number): Margin {
  const column = restingPoints(settings).length > 0 ? columnWidth(width) : 0;
  return { left: 48, right: Math.max(20, column), top: 24, bottom: 40 };
}

/** @param last step of the axis */
export function lossPart({ settings, moments }: Recorded, outer: Box, last: number): LossPart {
  const margin = marginIn(settings, outer.width);
  const box = insideOf(outer, margin);
  const drawable = moments.filter(({ loss }) => loss > 0 && Number.isFinite(loss));
  const points = restingPoints(settings);
  const x = scaleOf('linear', [0, last], [box.x, box.x + box.width]);
  const y = lossScale(drawable, points, box);
  const curve = drawable.map(({ step, loss }) => ({ x: x(step), y: y(loss) }));
  const now = moments[momentAt(moments, settings.t) ?? -1];
  return {
    box,
    xTicks: ticks(x, Math.max(3, box.width / 80), true),
    yTicks: ticks(y, 5),
    lines: [{ feature: 0, colour: 'var(--ink)', d: polyline(curve, 1) }],
    levels: levelsIn(points, points.length > 0 ? restsIn(moments) : [], y, box, margin.right),
    cursor: now ? { x: x(now.step), label: cursorLabel(now, x(now.step), curve, box) } : null,
    xOf: (step) => x(step),
    stepAt: (pixel) => Math.round(((pixel - box.x) / box.width) * last),
  };
}

function lossScale(moments: readonly Moment[], points: readonly CriticalPoint[], { y, height }: Box): Scale {
  const values = [...moments, ...points].map(({ loss }) => loss);
  const [low, high] = values.length > 0 ? [Math.min(...values), Math.max(...values)] : [0.01, 0.1];
  const domain = points.length > 0 ? ([low * 0.93, high * 1.05] as const) : ([roundDown(low), roundUp(high)] as const);
  return scaleOf('log', domain, [y + height, y]);
}

const LETTER = 6;
const BESIDE = 7;
/** Of the base line, below the plot's upper edge. */
const TOP = 13;

/** Beside the cursor, on the side with more room: at the top, or at the bottom where the curve is in its way. */
function cursorLabel({ step, loss }: Moment, x: number, curve: readonly Point[], box: Box): Cursor['label'] {
  const text = `step ${formatCount(step)}${Number.isNaN(loss) ? '' : `: ${formatLive(loss)}`}`;
  const width = text.length * LETTER;
  const wanted = x > box.x + box.width / 2 ? x - BESIDE - width : x + BESIDE;
  const start = Math.max(box.x + 2, Math.min(wanted, box.x + box.width - width));
  const isCovered = curve.some((point) => point.x > start && point.x < start + width && point.y < box.y + TOP + 5);
  return { x: start, y: isCovered ? box.y + box.height - 6 : box.y + TOP, text };
}

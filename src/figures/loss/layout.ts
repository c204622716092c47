/**
 * Average loss over training steps, one line per seed with the selected one in front, and the steps at which a parameter was changed.
 * Pure; drawing is `draw.ts`.
 */
import { bisector, extent, max, min } from 'd3-array';
import { formatLive, formatNumber } from '../../charts/format.ts';
import { polyline } from '../../charts/paths.ts';
import { roundDown, roundUp, type Scale, type ScaleKind, scaleOf, type Tick, ticks } from '../../charts/scales.ts';
import { type Box, clamp, indices, insideOf, type Point, type Size } from '../../charts/view.ts';
import type { LiveChange, LossHistory } from '../../experiment/experiment.ts';
import { formatOwnChange } from '../../params/format.ts';
import { NO_OWN } from '../../params/ownValues.ts';

export interface LossInput {
  readonly history: LossHistory;
  /** [instance] */
  readonly seeds: readonly number[];
  /** The instance drawn in front. */
  readonly front: number;
  readonly changes: readonly LiveChange[];
  /** Own values of features at step 0, as in an address; none where left out. */
  readonly startOwn?: string;
  /** Default 'log'. */
  readonly lossScale?: ScaleKind;
  /** Default 'linear'. */
  readonly stepScale?: ScaleKind;
  /** The step under the crosshair; the nearest known step is read off. */
  readonly hoverStep?: number | null;
  /** Steps at which the loss of the front instance jumps. */
  readonly jumps?: readonly number[];
  /** The earlier step at which the run is shown. */
  readonly shownStep?: number | null;
}

/** A known loss of the front instance. */
export interface LossPoint extends Point {
  /** In the history. */
  readonly index: number;
  readonly step: number;
  readonly loss: number;
}

export interface ChangeMark {
  readonly x: number;
  readonly text: string;
  /** Marks close to one another take turns in height. */
  readonly row: number;
  /** Which side of the line the text is on. */
  readonly side: 'left' | 'right';
}

export interface LossLayout extends Size {
  readonly plot: Box;
  readonly stepTicks: readonly Tick[];
  /** Title of the loss axis, which says where it is logarithmic. */
  readonly lossTitle: string;
  readonly lossTicks: readonly Tick[];
  /** Path data. */
  readonly frontLine: string;
  readonly otherLines: string;
  readonly points: readonly LossPoint[];
  readonly marks: readonly ChangeMark[];
  /** The newest loss, beside the end of its line. */
  readonly current: (Point & { readonly text: string }) | null;
  readonly crosshair: LossPoint | null;
  readonly jumps: readonly LossPoint[];
  /** Where the run is shown. */
  readonly shown: LossPoint | null;
}

const MARGIN = { top: 24, right: 66, bottom: 36, left: 48 };
const MARK_ROOM = 64;
const MARK_ROWS = 3;
/** Of marks, on average. */
const LETTER_WIDTH = 6;
/** Of more seeds a subset is drawn, evenly spread. */
export const MOST_OTHERS = 48;
const MOST_OTHER_POINTS = 6000;

export function lossLayout(input: LossInput, size: Size): LossLayout {
  const plot = insideOf({ x: 0, y: 0, ...size }, MARGIN);
  const { history, front } = input;
  const { steps, losses } = axesOf(input, plot);
  const points = pointsOf(history, front, steps, losses);
  const last = points.at(-1);
  const pointAt = (step: number) => nearest(points, placeWithin(steps, step));
  return {
    ...size,
    plot,
    stepTicks: ticks(steps, Math.max(4, plot.width / 64), true),
    lossTitle: (input.lossScale ?? 'log') === 'log' ? 'loss, logarithmic' : 'loss',
    lossTicks: ticks(losses, Math.max(2, plot.height / 34)),
    frontLine: lineOf(points),
    otherLines: otherLines(input, steps, losses),
    points,
    marks: marksOf(input, steps, plot),
    current: last ? { x: last.x, y: last.y, text: formatLive(last.loss) } : null,
    crosshair: input.hoverStep == null ? null : pointAt(input.hoverStep),
    jumps: (input.jumps ?? []).flatMap((step) => pointAt(step) ?? []),
    shown: input.shownStep == null ? null : pointAt(input.shownStep),
  };
}

/** They are behind: the more of them, the fewer points each has. */
function otherLines(input: LossInput, steps: Scale, losses: Scale): string {
  const others = otherSeeds(input);
  const history = everyNth(input.history, Math.ceil((others.length * input.history.steps.length) / MOST_OTHER_POINTS));
  return others.map((i) => lineOf(pointsOf(history, i, steps, losses))).join('');
}

/** The same points from frame to frame, and the last. */
function everyNth({ nInstances, steps, losses }: LossHistory, n: number): LossHistory {
  const isKept = (_: unknown, at: number) => at % n === 0 || at === steps.length - 1;
  return n <= 1 ? { nInstances, steps, losses } : { nInstances, steps: steps.filter(isKept), losses: losses.filter(isKept) };
}

function otherSeeds({ history, front }: LossInput): readonly number[] {
  const others = indices(history.nInstances).filter((i) => i !== front);
  const every = Math.max(1, others.length / MOST_OTHERS);
  return others.filter((_, at) => Math.floor(at / every) !== Math.floor((at - 1) / every));
}

/** Bounds move in round steps, so that the curve grows into its frame rather than the frame trembling around it. */
function axesOf({ history, lossScale = 'log', stepScale = 'linear' }: LossInput, plot: Box): { steps: Scale; losses: Scale } {
  const lastStep = Math.max(100, history.steps.at(-1) ?? 0);
  const [low, high] = lossBounds(history);
  const steps = scaleOf(stepScale, [stepScale === 'log' ? 1 : 0, lastStep], [plot.x, plot.x + plot.width]);
  const range = [plot.y + plot.height, plot.y] as const;
  const losses = scaleOf(lossScale, lossScale === 'log' ? [roundDown(low), roundUp(high * 1.01)] : [0, high * 1.05], range);
  return { steps, losses };
}

function lossBounds({ losses }: LossHistory): readonly [number, number] {
  const [low, high] = [min(losses, (row) => rowBounds(row)[0]), max(losses, (row) => rowBounds(row)[1])];
  return low === undefined || high === undefined ? [0.01, 0.1] : [low, high];
}

type Bounds = readonly [low: number | undefined, high: number | undefined];

/** Rows never change, and with many seeds there are more than 100 000 losses. */
const BOUNDS = new WeakMap<Float32Array, Bounds>();

function rowBounds(row: Float32Array): Bounds {
  const drawable = (loss: number) => (isDrawable(loss) ? loss : undefined);
  const bounds = BOUNDS.get(row) ?? extent(row, drawable);
  BOUNDS.set(row, bounds);
  return bounds;
}

/** NaN before the first step and where a run diverged; 0 cannot be shown on a log axis. */
function isDrawable(loss: number): boolean {
  return loss > 0 && Number.isFinite(loss);
}

function pointsOf({ steps: known, losses: rows }: LossHistory, instance: number, steps: Scale, losses: Scale): LossPoint[] {
  const points: LossPoint[] = [];
  const [first = 0] = steps.domain();
  for (let index = 0; index < known.length; index++) {
    const [step, loss] = [known[index] ?? 0, rows[index]?.[instance] ?? Number.NaN];
    if (!isDrawable(loss) || step < first) continue;
    points.push({ index, step, loss, x: steps(step), y: losses(loss) });
  }
  return points;
}

/** Points too close to distinguish are skipped, but never the last. */
function lineOf(points: readonly LossPoint[]): string {
  let drawnX = Number.NEGATIVE_INFINITY;
  const drawn = points.filter(({ x }, at) => {
    if (x - drawnX < 0.75 && at < points.length - 1) return false;
    drawnX = x;
    return true;
  });
  return polyline(drawn, 1);
}

/** A change may be newer than the newest loss. */
function placeWithin(steps: Scale, step: number): number {
  const [first = 0, last = 0] = steps.domain();
  return steps(clamp(step, first, last));
}

function marksOf({ changes, startOwn = NO_OWN }: LossInput, steps: Scale, plot: Box): ChangeMark[] {
  let [own, taken, row] = [startOwn, Number.NEGATIVE_INFINITY, 0];
  return changes.map((change) => {
    const x = placeWithin(steps, change.step);
    const text = markText(change, own);
    if (change.key === 'own') own = String(change.value);
    const room = Math.max(MARK_ROOM, LETTER_WIDTH * text.length);
    const side = x > plot.x + plot.width - room ? 'left' : 'right';
    const [start, end] = side === 'left' ? [x - room, x] : [x, x + room];
    row = start < taken ? (row + 1) % MARK_ROWS : 0;
    taken = end;
    return { x, text, row, side };
  });
}

/** @param own own values of features before the change */
function markText({ key, value }: LiveChange, own: string): string {
  return key === 'own' ? formatOwnChange(own, String(value)) : `${key} ${formatNumber(Number(value), 4)}`;
}

function nearest(points: readonly LossPoint[], x: number): LossPoint | null {
  return points[bisector((point: LossPoint) => point.x).center(points, x)] ?? null;
}

/** The known loss nearest to the pointer along the steps; null outside the plot. */
export function nearestPoint({ plot, points }: LossLayout, x: number): LossPoint | null {
  return x < plot.x - 8 || x > plot.x + plot.width + 8 ? null : nearest(points, x);
}

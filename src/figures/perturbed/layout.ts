/** The losses of both ways over the relative density, and both models at one of them. Pure. */
import { polyline } from '../../charts/paths.ts';
import { type Scale, scaleOf, type Tick, ticks } from '../../charts/scales.ts';
import { type Box, indices, insideOf, type Point, type Size } from '../../charts/view.ts';
import { crossingOf, type Followed, nearestRelative, pairsLoss, RELATIVE, WAYS, type Way, type WayName } from './branches.ts';
import type { PerturbedSettings } from './settings.ts';

export interface PerturbedInput {
  readonly settings: PerturbedSettings;
  readonly ways: Readonly<Record<WayName, Way>>;
}

export interface DrawnModel {
  readonly way: WayName;
  readonly centre: Point;
  /** Pixels of length 1. */
  readonly unit: number;
  /** Where arrows end [feature]; empty where the way has not come there yet. */
  readonly tips: readonly Point[];
  readonly loss: number | null;
}

export interface PerturbedLayout extends Size {
  readonly models: readonly DrawnModel[];
  readonly plot: Box;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly lines: Readonly<Record<WayName, string>>;
  readonly dots: Readonly<Record<WayName, readonly Point[]>>;
  /** The closed form of the pairs. */
  readonly theory: string;
  readonly crossing: (Point & { readonly relative: number }) | null;
  /** The relative density looked at. */
  readonly cursor: { readonly x: number; readonly relative: number };
  /** [relative density] */
  readonly places: readonly number[];
}

const WIDE = 640;
const HEIGHT = 330;
const NARROW = { models: 216, plot: 290 };
const MARGIN = { left: 56, right: 14, top: 26, bottom: 42 };
const REACH = 1.35;

export function perturbedHeight(width: number): number {
  return width >= WIDE ? HEIGHT : NARROW.models + NARROW.plot;
}

export function perturbedLayout({ settings, ways }: PerturbedInput, size: Size): PerturbedLayout {
  const isWide = size.width >= WIDE;
  const outer = isWide
    ? { x: size.width * 0.34, y: 0, width: size.width * 0.66, height: size.height }
    : { x: 0, y: NARROW.models, width: size.width, height: size.height - NARROW.models };
  const plot = insideOf(outer, MARGIN);
  const x = scaleOf('log', [(RELATIVE[0] ?? 0.1) * 0.92, (RELATIVE.at(-1) ?? 3) * 1.08], [plot.x, plot.x + plot.width]);
  const y = scaleOf('linear', [0, pairsLoss(settings.p, 1.7)], [plot.y + plot.height, plot.y]);
  const at = nearestRelative(settings.d);
  const relative = RELATIVE[at] ?? 1;
  return {
    ...{ ...size, plot },
    models: WAYS.map((way, index) =>
      modelOf(way, ways[way].find((place) => place.relative === relative) ?? null, modelPlace(size, isWide, index)),
    ),
    xTicks: [0.1, 0.2, 0.5, 1, 2].map((value) => ({ at: x(value), label: String(value) })),
    yTicks: ticks(y, 5),
    lines: { down: lineOf(ways.down, x, y, plot), up: lineOf(ways.up, x, y, plot) },
    dots: { down: dotsOf(ways.down, x, y, plot), up: dotsOf(ways.up, x, y, plot) },
    theory: polyline(
      indices(60)
        .map((step) => theoryPoint(settings.p, step / 59, x, y))
        .filter((point) => point.y >= plot.y),
      1,
    ),
    crossing: crossingPoint(settings.p, crossingOf(ways.down, ways.up), x, y),
    cursor: { x: x(relative), relative },
    places: RELATIVE.map((value) => x(value)),
  };
}

function theoryPoint(p: number, share: number, x: Scale, y: Scale): Point {
  const [first, last] = [RELATIVE[0] ?? 0.1, RELATIVE.at(-1) ?? 3];
  const relative = first * (last / first) ** share;
  return { x: x(relative), y: y(pairsLoss(p, relative)) };
}

function crossingPoint(p: number, relative: number | null, x: Scale, y: Scale) {
  return relative === null ? null : { relative, x: x(relative), y: y(pairsLoss(p, relative)) };
}

/** What lies above the plot is not drawn. */
function dotsOf(way: Way, x: Scale, y: Scale, plot: Box): readonly Point[] {
  return way.map(({ relative, loss }) => ({ x: x(relative), y: y(loss) })).filter((point) => point.y >= plot.y);
}

function lineOf(way: Way, x: Scale, y: Scale, plot: Box): string {
  return polyline(
    dotsOf(way, x, y, plot).toSorted((one, other) => one.x - other.x),
    1,
  );
}

function modelPlace({ width, height }: Size, isWide: boolean, index: number): Box {
  if (isWide) return { x: 0, y: (index * height) / 2, width: width * 0.32, height: height / 2 };
  return { x: (index * width) / 2, y: 0, width: width / 2, height: NARROW.models };
}

/** Turned so that the varied feature points up, or the first of the others where it is next to nothing. */
function modelOf(way: WayName, place: Followed | null, box: Box): DrawnModel {
  const centre = { x: box.x + box.width / 2, y: box.y + (box.height - 20) / 2 + 18 };
  const unit = Math.min(box.width, box.height - 40) / 2 / REACH;
  if (!place) return { way, centre, unit, tips: [], loss: null };
  const { W } = place;
  const lead = Math.hypot(W[0] ?? 0, W[1] ?? 0) > 0.2 ? 0 : 1;
  const turn = Math.PI / 2 - Math.atan2(W[2 * lead + 1] ?? 0, W[2 * lead] ?? 0);
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const tips = indices(W.length / 2).map((f) => {
    const [a, b] = [W[2 * f] ?? 0, W[2 * f + 1] ?? 0];
    return { x: centre.x + unit * (a * cos - b * sin), y: centre.y - unit * (a * sin + b * cos) };
  });
  return { way, centre, unit, tips, loss: place.loss };
}

/** Which relative density lies under the pointer. */
export function relativeAt({ plot, places }: PerturbedLayout, x: number, y: number): number | null {
  if (x < plot.x - 8 || x > plot.x + plot.width + 8 || y < plot.y - 8 || y > plot.y + plot.height + 20) return null;
  const distances = places.map((place) => Math.abs(place - x));
  return distances.indexOf(Math.min(...distances));
}

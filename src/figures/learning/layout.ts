/** One training: directions or dimensionalities, and beside or below the loss with its jumps and resting places. Pure. */
import { type Camera, cameraBasis } from '../../charts/camera.ts';
import { formatNumber } from '../../charts/format.ts';
import { featureColour, groupColour } from '../../charts/palette.ts';
import { polyline } from '../../charts/paths.ts';
import { roundDown, roundUp, type Scale, scaleOf, type Tick, ticks } from '../../charts/scales.ts';
import { project } from '../../charts/solid.ts';
import { type Box, cleanModel, indices, insideOf, type Point, type Size } from '../../charts/view.ts';
import { arrangementOf } from '../../model/geometry/arrangement.ts';
import { convexHull, type Hull, type Point3 } from '../../model/geometry/convexHull.ts';
import { featureNorms } from '../../model/geometry/geometry.ts';
import { isRepresented } from '../../model/geometry/outcome.ts';
import { criticalPoints } from '../../model/theory/criticalPoints.ts';
import { setOf, setsIn, tidied } from '../sets/partition.ts';
import { type Jump, jumpsOf, type Moment, momentAt } from './recording.ts';
import type { LearningSettings } from './settings.ts';

export interface LearningInput {
  readonly settings: LearningSettings;
  readonly moments: readonly Moment[];
  readonly camera: Camera;
}

export interface Line {
  readonly feature: number;
  readonly colour: string;
  /** Path data. */
  readonly d: string;
}

export interface SpacePart {
  readonly box: Box;
  readonly centre: Point;
  /** Pixels of length 1. */
  readonly unit: number;
  /** The ways the features came. */
  readonly ways: readonly Line[];
  readonly tips: readonly (Point & { readonly feature: number; readonly colour: string })[];
  /** The points and their hull, in three dimensions only. */
  readonly solid: { readonly points: readonly Point3[]; readonly hull: Hull } | null;
  readonly camera: ReturnType<typeof cameraBasis>;
  readonly name: string;
  readonly isFlat: boolean;
}

export interface CurvePart {
  readonly box: Box;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly lines: readonly Line[];
}

/** A loss at which training can rest. */
export interface Level {
  readonly y: number;
  readonly labelY: number;
  readonly name: string;
}

export interface LearningLayout extends Size {
  readonly space: SpacePart | null;
  readonly shares: CurvePart | null;
  readonly loss: CurvePart;
  readonly levels: readonly Level[];
  readonly jumps: readonly (Jump & { readonly x: number })[];
  /** The moment looked at; null before the first. */
  readonly cursor: { readonly x: number; readonly step: number; readonly loss: number } | null;
  /** Steps of pixels of the loss curve. */
  readonly stepAt: (x: number) => number;
}

const WIDE = 640;
const HEIGHT = 340;
const STACKED = { picture: 300, loss: 220 };
const MARGIN = { left: 48, right: 20, top: 24, bottom: 40 };
const REACH = 1.3;

export function learningHeight(width: number, { settings }: Pick<LearningInput, 'settings'>): number {
  return settings.show === 'space' && width >= WIDE ? HEIGHT : STACKED.picture + STACKED.loss;
}

export function learningLayout(input: LearningInput, size: Size): LearningLayout {
  const { settings, moments } = input;
  const isSpace = settings.show === 'space';
  const [pictureBox, lossBox] = boxes(size, isSpace);
  const at = momentAt(moments, settings.t);
  const last = Math.max(settings.steps, moments.at(-1)?.step ?? 0);
  const plot = insideOf(lossBox, MARGIN);
  const x = scaleOf('linear', [0, last], [plot.x, plot.x + plot.width]);
  // Up to four features can lose nothing, which has no place on a logarithmic axis.
  const levels = settings.one && settings.m === 2 && settings.parts.length > 4 ? criticalPoints(settings.parts.length) : [];
  const y = lossScale(
    moments,
    levels.map(({ loss }) => loss),
    plot,
  );
  const now = at === null ? undefined : moments[at];
  return {
    ...size,
    space: isSpace ? spacePart(input, at, pictureBox) : null,
    shares: isSpace ? null : sharesPart(input, pictureBox, last),
    loss: {
      box: plot,
      xTicks: ticks(x, Math.max(3, plot.width / 80), true),
      yTicks: ticks(y, 5),
      lines: [
        {
          feature: 0,
          colour: 'var(--ink)',
          d: polyline(
            moments.filter(isDrawable).map(({ step, loss }) => ({ x: x(step), y: y(loss) })),
            1,
          ),
        },
      ],
    },
    levels: labelledLevels(levels.map(({ loss, name }) => ({ y: y(loss), name: `${name}: ${formatNumber(loss)}` }))),
    jumps: isSpace ? [] : jumpsOf(moments).map((jump) => ({ ...jump, x: x(jump.step) })),
    cursor: now ? { x: x(now.step), step: now.step, loss: now.loss } : null,
    stepAt: (pixel) => Math.round(((pixel - plot.x) / plot.width) * last),
  };
}

const LABEL_HEIGHT = 11;

/** From the top down, labels moved apart. */
function labelledLevels(levels: readonly Omit<Level, 'labelY'>[]): readonly Level[] {
  let free = 0;
  return levels.map((level) => {
    const labelY = Math.max(level.y - 3, free);
    free = labelY + LABEL_HEIGHT;
    return { ...level, labelY };
  });
}

function isDrawable({ loss }: Moment): boolean {
  return loss > 0 && Number.isFinite(loss);
}

function boxes({ width, height }: Size, isSpace: boolean): readonly [Box, Box] {
  if (isSpace && width >= WIDE) {
    const side = Math.min(height, width * 0.42);
    return [
      { x: 0, y: 0, width: side, height },
      { x: side + 16, y: 0, width: width - side - 16, height },
    ];
  }
  return [
    { x: 0, y: 0, width, height: STACKED.picture },
    { x: 0, y: STACKED.picture, width, height: height - STACKED.picture },
  ];
}

function lossScale(moments: readonly Moment[], levels: readonly number[], { y, height }: Box): Scale {
  const values = [...moments.filter(isDrawable).map(({ loss }) => loss), ...levels];
  const [low, high] = values.length > 0 ? [Math.min(...values), Math.max(...values)] : [0.01, 0.1];
  return scaleOf(
    'log',
    [levels.length > 0 ? low * 0.93 : roundDown(low), levels.length > 0 ? high * 1.05 : roundUp(high)],
    [y + height, y],
  );
}

/** Features of one set share a colour; without sets each has its own. */
function colourIn(parts: string, feature: number): string {
  const tidy = tidied(parts);
  const set = setOf(tidy, feature);
  if (setsIn(tidy).length === 0) return featureColour(feature, parts.length);
  return set === null ? 'var(--muted)' : groupColour(set);
}

function sharesPart({ settings, moments }: LearningInput, outer: Box, last: number): CurvePart {
  const box = insideOf(outer, MARGIN);
  const x = scaleOf('linear', [0, last], [box.x, box.x + box.width]);
  const y = scaleOf('linear', [0, 1], [box.y + box.height, box.y]);
  const lines = indices(settings.parts.length).map((feature) => ({
    feature,
    colour: colourIn(settings.parts, feature),
    d: polyline(
      moments.map(({ step, dimensionality }) => ({ x: x(step), y: y(dimensionality[feature] ?? 0) })),
      1,
    ),
  }));
  return { box, lines, xTicks: [], yTicks: [0, 0.25, 0.5, 0.75, 1].map((value) => ({ at: y(value), label: String(value) })) };
}

function spacePart({ settings, moments, camera: turned }: LearningInput, at: number | null, box: Box): SpacePart {
  const isFlat = settings.m <= 2;
  const camera = cameraBasis(isFlat ? { yaw: 0, pitch: 0 } : turned);
  const room = { ...box, height: box.height - 26 };
  const centre = { x: room.x + room.width / 2, y: room.y + room.height / 2 };
  const unit = Math.min(room.width, room.height) / 2 / REACH;
  const seen = at === null ? [] : moments.slice(0, at + 1);
  const ways = indices(settings.parts.length).map((feature) => ({
    feature,
    colour: colourIn(settings.parts, feature),
    points: seen.map(({ model }) => project(pointOf(model, feature), camera, { centre, unit })),
  }));
  const now = seen.at(-1);
  return {
    ...{ box, centre, unit, camera, isFlat },
    ways: ways.map(({ points, ...way }) => ({ ...way, d: polyline(points, 1) })),
    tips: ways.flatMap(({ points, feature, colour }) => {
      const tip = points.at(-1);
      return tip ? [{ x: tip.x, y: tip.y, feature, colour }] : [];
    }),
    solid: now && settings.m === 3 ? solidOf(now) : null,
    name: now ? arrangementOf(cleanModel(now.model)).name : 'not trained yet',
  };
}

function pointOf({ W, nHidden }: Moment['model'], feature: number): Point3 {
  const own = (axis: number) => (axis < nHidden ? (W[feature * nHidden + axis] ?? 0) : 0);
  return [own(0), own(1), own(2)];
}

function solidOf({ model }: Moment) {
  const norms = featureNorms(cleanModel(model));
  const points = [...norms.keys()].filter((f) => isRepresented(norms[f] ?? 0)).map((f) => pointOf(model, f));
  return { points, hull: convexHull(points) };
}

/** One training: directions or dimensionalities, and beside or below the loss with its jumps and resting places. Pure. */
import { type Camera, cameraBasis } from '../../charts/camera.ts';
import { featureColour, groupColour } from '../../charts/palette.ts';
import { polyline } from '../../charts/paths.ts';
import { scaleOf } from '../../charts/scales.ts';
import { project } from '../../charts/solid.ts';
import { type Box, cleanModel, indices, insideOf, type Point, type Size } from '../../charts/view.ts';
import { arrangementOf } from '../../model/geometry/arrangement.ts';
import { convexHull, type Hull, type Point3 } from '../../model/geometry/convexHull.ts';
import { featureNorms } from '../../model/geometry/geometry.ts';
import { isRepresented } from '../../model/geometry/outcome.ts';
import { setOf, setsIn, tidied } from '../sets/partition.ts';
import { type CurvePart, type Line, type LossPart, lossPart, marginIn, type Recorded } from './lossPart.ts';
import { type Jump, jumpsOf, type Moment, momentAt } from './recording.ts';

export interface LearningInput extends Recorded {
  readonly camera: Camera;
}

/** Where a feature is. */
export interface Tip extends Point {
  readonly feature: number;
  readonly colour: string;
  /** The middle of its label; null where others leave no room for it. */
  readonly label: Point | null;
}

export interface SpacePart {
  readonly box: Box;
  readonly centre: Point;
  /** Pixels of length 1. */
  readonly unit: number;
  /** The ways the features came. */
  readonly ways: readonly Line[];
  readonly tips: readonly Tip[];
  /** The points and their hull, in three dimensions only. */
  readonly solid: { readonly points: readonly Point3[]; readonly hull: Hull } | null;
  readonly camera: ReturnType<typeof cameraBasis>;
  readonly name: string;
  readonly isFlat: boolean;
}

export interface LearningLayout extends Size {
  readonly space: SpacePart | null;
  readonly shares: CurvePart | null;
  readonly loss: LossPart;
  readonly jumps: readonly (Jump & { readonly x: number })[];
}

const WIDE = 640;
const HEIGHT = 340;
const STACKED = { picture: 300, loss: 220 };
const REACH = 1.3;

export function learningHeight(width: number, { settings }: Pick<LearningInput, 'settings'>): number {
  return settings.show === 'space' && width >= WIDE ? HEIGHT : STACKED.picture + STACKED.loss;
}

export function learningLayout(input: LearningInput, size: Size): LearningLayout {
  const { settings, moments } = input;
  const isSpace = settings.show === 'space';
  const [pictureBox, lossBox] = boxes(size, isSpace);
  const last = Math.max(settings.steps, moments.at(-1)?.step ?? 0);
  const loss = lossPart(input, lossBox, last);
  return {
    ...{ ...size, loss },
    space: isSpace ? spacePart(input, pictureBox) : null,
    shares: isSpace ? null : sharesPart(input, pictureBox, last),
    jumps: isSpace ? [] : jumpsOf(moments).map((jump) => ({ ...jump, x: loss.xOf(jump.step) })),
  };
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

/** Features of one set share a colour; without sets each has its own. */
function colourIn(parts: string, feature: number): string {
  const tidy = tidied(parts);
  const set = setOf(tidy, feature);
  if (setsIn(tidy).length === 0) return featureColour(feature, parts.length);
  return set === null ? 'var(--muted)' : groupColour(set);
}

function sharesPart({ settings, moments }: LearningInput, outer: Box, last: number): CurvePart {
  const box = insideOf(outer, marginIn(settings, outer.width));
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

function spacePart({ settings, moments, camera: turned }: LearningInput, box: Box): SpacePart {
  const at = momentAt(moments, settings.t);
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
    tips: labelled(
      ways.flatMap(({ points, feature, colour }) => points.slice(-1).map(({ x, y }) => ({ x, y, feature, colour }))),
      centre,
    ),
    solid: now && settings.m === 3 ? solidOf(now) : null,
    name: now ? arrangementOf(cleanModel(now.model)).name : 'not trained yet',
  };
}

const LABEL = { out: 13, apart: 14 };

/** Outside of its point, as seen from the centre. Features that lie together there, not learned or dropped, leave no room for all their labels. */
function labelled(tips: readonly Omit<Tip, 'label'>[], centre: Point): readonly Tip[] {
  const placed: Point[] = [];
  return tips.map((tip) => {
    const angle = Math.atan2(tip.y - centre.y, tip.x - centre.x);
    const place = { x: tip.x + LABEL.out * Math.cos(angle), y: tip.y + LABEL.out * Math.sin(angle) };
    const isFree = placed.every(({ x, y }) => Math.hypot(x - place.x, y - place.y) >= LABEL.apart);
    if (isFree) placed.push(place);
    return { ...tip, label: isFree ? place : null };
  });
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

/**
 * The layout of the feature directions W_f of one model: a line (m = 1), the plane (m = 2), a view of space (m = 3), the
 * best plane (m > 3). The paper's "Demonstrating Superposition", first figure. Pure; drawing is `draw.ts`.
 */
import { max } from 'd3-array';
import { pathRound } from 'd3-path';
import { type Camera, INITIAL_CAMERA } from '../../charts/camera.ts';
import { featureLabel, type Naming } from '../../charts/featureNames.ts';
import { formatPercent } from '../../charts/format.ts';
import { distanceToSegment, labelBox, type Mark, type PlacedLabel, placeLabels } from '../../charts/labels.ts';
import { featureColour } from '../../charts/palette.ts';
import {
  type CleanModel,
  cleanModel,
  type Emphasis,
  emphasisOf,
  indices,
  type ModelView,
  type Point,
  type Size,
} from '../../charts/view.ts';
import { arrangementOf } from '../../model/geometry/arrangement.ts';
import { convexHull, type Hull, type Point3 } from '../../model/geometry/convexHull.ts';
import { featureNorms } from '../../model/geometry/geometry.ts';
import { isRepresented } from '../../model/geometry/outcome.ts';
import { noTurn } from './alignment.ts';
import type { Followed } from './follow.ts';
import { type Frame, type Guides, guidesFor } from './guides.ts';
import { type Basis, basisFor, dotRow, keptShare } from './projection.ts';

export interface DirectionsInput extends ModelView {
  /** m = 3 only. */
  readonly camera?: Camera;
  /** `layout.basis` of the previous frame; keeps the picture from jumping (m > 3). */
  readonly basis?: Basis | null;
  /** Where the arrows of a moving drawing stand in this frame; where the model has them if left out. */
  readonly followed?: Followed;
  /** A thumbnail: no words. */
  readonly compact?: boolean;
  /** The upper left corner, where the drawing is part of another. */
  readonly origin?: Point;
}

/** A feature's direction: a line from `from` with a dot at (x, y). */
export interface Arrow extends Point {
  readonly feature: number;
  readonly from: Point;
  readonly norm: number;
  readonly colour: string;
  readonly emphasis: Emphasis;
  /** 0 farthest, 1 nearest; 1 where the drawing is flat. */
  readonly nearness: number;
  readonly label: PlacedLabel | null;
  /** The way of the tip in the frames before, as path data; empty where it has not moved. */
  readonly trail: string;
}

export interface DirectionsLayout extends Size {
  readonly nHidden: number;
  readonly compact: boolean;
  readonly centre: Point;
  /** Pixels of length 1. */
  readonly unit: number;
  /** In the order of drawing. */
  readonly arrows: readonly Arrow[];
  readonly guides: Guides;
  /** The convex hull of the represented features (m = 3). */
  readonly solid: { readonly points: readonly Point3[]; readonly hull: Hull } | null;
  /** A note on the projection, or the name of the solid. */
  readonly note: string | null;
  readonly basis: Basis;
  readonly followed: Followed | null;
}

const LABEL_ROOM = 24;
const NOTE_HEIGHT = 20;
/** Up to this number every feature gets a label; beyond, only those at least this far from the origin. */
const ALL_LABELLED = 10;
const LABELLED_REACH = 0.2;
/** Beyond, a solid is a ball. */
const MOST_CORNERS = 24;

export function directionsLayout(input: DirectionsInput, size: Size): DirectionsLayout {
  const { followed = null } = input;
  const model = { ...cleanModel(input), ...(followed && { W: followed.W }) };
  const compact = input.compact ?? false;
  const norms = featureNorms(model);
  const basis = basisFor(model, input.camera ?? INITIAL_CAMERA, input.basis ?? null);
  const solid = basis.toward && !compact ? solidOf(model.W, norms) : null;
  const note = compact ? null : noteFor(model, basis);
  const frame = frameOf(size, input.origin ?? CORNER, compact, note !== null, extentOf(norms));
  const tipOf = (W: Float64Array, feature: number) =>
    input.nHidden === 1 ? onLine(W, feature, input.nFeatures, frame) : onPlane(W, feature, basis, frame);
  const bare = indices(input.nFeatures).map((feature) => {
    const colour = featureColour(feature, input.nFeatures);
    const look = { feature, norm: norms[feature] ?? 0, colour, emphasis: emphasisOf(feature, input.selectedFeature) };
    return { ...tipOf(model.W, feature), ...look, trail: trailOf((followed?.trail ?? []).map((W) => tipOf(W, feature))) };
  });
  const guides = guidesFor({ basis, turn: followed?.turn ?? noTurn(input.nHidden), frame, compact });
  const labels = compact ? [] : labelsFor(bare, input, size, frame, guides);
  const arrows = bare.map((arrow, at) => ({ ...arrow, label: labels[at] ?? null }));
  if (basis.toward) arrows.sort((a, b) => a.nearness - b.nearness || a.feature - b.feature);
  return { ...size, nHidden: input.nHidden, compact, ...frame, arrows, guides, solid, note, basis, followed };
}

/** Steps too short to be seen are left out. */
function trailOf(places: readonly Point[]): string {
  const path = pathRound(1);
  let [last, lines] = [places[0], 0];
  if (last) path.moveTo(last.x, last.y);
  for (const place of places) {
    if (!last || Math.hypot(place.x - last.x, place.y - last.y) < 1) continue;
    path.lineTo(place.x, place.y);
    last = place;
    lines++;
  }
  return lines > 0 ? path.toString() : '';
}

/** Length that reaches the edge: norms to 1.3 fit, larger ones push it out without a jump. */
function extentOf(norms: Float64Array): number {
  return Math.max(1.3, (max(norms) ?? 0) + 0.05);
}

const CORNER: Point = { x: 0, y: 0 };

function frameOf({ width, height }: Size, origin: Point, compact: boolean, hasNote: boolean, extent: number): Frame {
  const room = height - (hasNote ? NOTE_HEIGHT : 0);
  const radius = Math.max(1, Math.min(width, room) / 2 - (compact ? 3 : LABEL_ROOM));
  return { centre: { x: origin.x + width / 2, y: origin.y + room / 2 }, unit: radius / extent, extent };
}

interface Tip extends Point {
  readonly from: Point;
  readonly nearness: number;
}

function onPlane(W: Float64Array, feature: number, { right, up, toward }: Basis, { centre, unit, extent }: Frame): Tip {
  const depth = toward ? dotRow(W, feature, toward) : extent;
  const [x, y] = [centre.x + unit * dotRow(W, feature, right), centre.y - unit * dotRow(W, feature, up)];
  return { x, y, from: centre, nearness: (depth / extent + 1) / 2 };
}

/** On one line all arrows would overlap, so each feature has a lane. */
function onLine(W: Float64Array, feature: number, nFeatures: number, { centre, unit, extent }: Frame): Tip {
  const gap = Math.min(22, (1.6 * extent * unit) / nFeatures);
  const y = centre.y + gap * (feature - (nFeatures - 1) / 2);
  return { x: centre.x + unit * (W[feature] ?? 0), y, from: { x: centre.x, y }, nearness: 1 };
}

type BareArrow = Omit<Arrow, 'label'>;

function labelsFor(arrows: readonly BareArrow[], naming: Naming, size: Size, frame: Frame, guides: Guides): (PlacedLabel | null)[] {
  const all = arrows.length <= ALL_LABELLED;
  const marks = arrows.map((arrow): Mark => {
    const reaches = all || Math.hypot(arrow.x - arrow.from.x, arrow.y - arrow.from.y) > LABELLED_REACH * frame.unit;
    const text = reaches ? featureLabel(arrow.feature, naming) : null;
    return { x: arrow.x, y: arrow.y, from: arrow.from, text, angle: outwards(arrow, arrows.length, frame) };
  });
  const taken = guides.labels.map((label) => labelBox(label, label.text));
  return placeLabels(marks, size, taken, all);
}

/** Away from the origin; tiny vectors use a fixed angle, since their labels would otherwise turn with the noise. */
function outwards({ x, y, from, feature }: BareArrow, nFeatures: number, { unit }: Frame): number {
  const own = (2 * Math.PI * feature) / nFeatures - Math.PI / 2;
  const weight = 0.04 * unit;
  return Math.atan2(y - from.y + weight * Math.sin(own), x - from.x + weight * Math.cos(own));
}

/** Empty while fewer than four features are represented, or all lie in a plane. */
function solidOf(W: Float64Array, norms: Float64Array): DirectionsLayout['solid'] {
  const corners = indices(norms.length).filter((feature) => isRepresented(norms[feature] ?? 0));
  if (corners.length > MOST_CORNERS) return null;
  const points = corners.map((feature): Point3 => [W[3 * feature] ?? 0, W[3 * feature + 1] ?? 0, W[3 * feature + 2] ?? 0]);
  return { points, hull: convexHull(points) };
}

function noteFor(model: CleanModel, basis: Basis): string | null {
  const found = viewNote(model, basis);
  return model.WOut ? ['input weights W_in', found].filter((note) => note !== null).join(' · ') : found;
}

function viewNote(model: CleanModel, basis: Basis): string | null {
  if (model.nHidden > 3) return projectionNote(model.nHidden, keptShare(model, basis));
  return model.nHidden === 3 && model.nFeatures <= MOST_CORNERS ? arrangementOf(model).name : null;
}

function projectionNote(nHidden: number, share: number): string {
  return `best 2-D view of ${nHidden} hidden dimensions, ${formatPercent(share)} of ‖W‖²`;
}

const REACH = 18;

/** The feature under the pointer: the nearest dot, else the nearest line. */
export function featureAt(layout: DirectionsLayout, x: number, y: number): number | null {
  let found: number | null = null;
  let least = REACH;
  for (const arrow of layout.arrows) {
    const toDot = Math.hypot(arrow.x - x, arrow.y - y);
    const distance = Math.min(toDot, distanceToSegment({ x, y }, arrow.from, arrow) + REACH / 2);
    if (distance < least) [found, least] = [arrow.feature, distance];
  }
  return found;
}

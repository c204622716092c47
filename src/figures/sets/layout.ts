/** Five models of one partition side by side: directions in two or three dimensions, WᵀW in more. Pure. */
import { type Camera, cameraBasis } from '../../charts/camera.ts';
import { featureLabel } from '../../charts/featureNames.ts';
import { formatNumber } from '../../charts/format.ts';
import { groupColour } from '../../charts/palette.ts';
import { project } from '../../charts/solid.ts';
import { type Box, cleanModel, indices, type ModelView, type Point, type Size } from '../../charts/view.ts';
import { convexHull, type Hull, type Point3 } from '../../model/geometry/convexHull.ts';
import { featureNorms, gram } from '../../model/geometry/geometry.ts';
import { type Layer, layersOf } from '../interference/layers.ts';
import { setOf } from './partition.ts';
import { relationsInWords, shapeInWords } from './relations.ts';

export interface SetsInput {
  /** Letters, tidied. */
  readonly parts: string;
  readonly nHidden: number;
  /** From sparse to dense. */
  readonly densities: readonly number[];
  /** [density]; null before the first snapshot. */
  readonly models: readonly (ModelView | null)[];
  /** Of models in three dimensions. */
  readonly camera: Camera;
}

export interface SetArrow extends Point {
  readonly feature: number;
  readonly colour: string;
  /** Of all features that end there; empty for all but the first of them. */
  readonly label: string;
}

export interface SetsPanel {
  readonly title: string;
  readonly words: string;
  /** Square. */
  readonly box: Box;
  readonly centre: Point;
  /** Pixels of length 1. */
  readonly unit: number;
  readonly arrows: readonly SetArrow[];
  /** The points and their hull, in three dimensions only. */
  readonly solid: { readonly points: readonly Point3[]; readonly hull: Hull } | null;
  /** WᵀW, in more than three dimensions only. */
  readonly matrix: readonly Layer[];
}

export interface SetsLayout extends Size {
  readonly panels: readonly SetsPanel[];
  /** In two dimensions the axes are drawn. */
  readonly isFlat: boolean;
  readonly isMatrix: boolean;
  readonly camera: ReturnType<typeof cameraBasis>;
}

const WIDE = 640;
const HEAD = 24;
const FOOT = 40;
const GAP = 10;
const LARGEST = 240;
const REACH = 1.35;

function gridOf(width: number): { readonly columns: number; readonly cell: number; readonly side: number } {
  const columns = width >= WIDE ? 5 : 2;
  const cell = width / columns;
  return { columns, cell, side: Math.min(LARGEST, cell - GAP) };
}

export function setsHeight(width: number): number {
  const { columns, side } = gridOf(width);
  return Math.ceil(5 / columns) * (HEAD + side + FOOT);
}

export function setsLayout(input: SetsInput, size: Size): SetsLayout {
  const { columns, cell, side } = gridOf(size.width);
  const panels = input.densities.map((density, at) => {
    const [x, y] = [(at % columns) * cell + (cell - side) / 2, Math.floor(at / columns) * (HEAD + side + FOOT) + HEAD];
    return panelOf(input, density, input.models[at] ?? null, { x, y, width: side, height: side });
  });
  return { ...size, panels, isFlat: input.nHidden === 2, isMatrix: input.nHidden > 3, camera: cameraFor(input) };
}

function cameraFor({ nHidden, camera }: SetsInput): ReturnType<typeof cameraBasis> {
  return cameraBasis(nHidden === 3 ? camera : { yaw: 0, pitch: 0 });
}

function panelOf(input: SetsInput, density: number, model: ModelView | null, box: Box): SetsPanel {
  const { parts, nHidden } = input;
  const centre = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const unit = box.width / 2 / REACH;
  const points = model && nHidden <= 3 ? pointsOf(model) : [];
  const view = cameraFor(input);
  return {
    ...{ box, centre, unit },
    title: `1 − S = ${formatNumber(density)}`,
    words: model ? `${shapeInWords(model)}${relationsInWords(model, parts)}` : 'not trained yet',
    arrows: labelled(
      points.map((point, feature) => ({ ...project(point, view, { centre, unit }), feature, colour: colourOf(parts, feature) })),
    ),
    solid: nHidden === 3 && model ? solidOf(model, points) : null,
    matrix: model && nHidden > 3 ? matrixOf(model, box) : [],
  };
}

/** Arrows that end nearer to one another than this share a label. */
const SAME_PLACE = 9;

function labelled(arrows: readonly Omit<SetArrow, 'label'>[]): readonly SetArrow[] {
  return arrows.map((arrow) => {
    const together = arrows.filter(({ x, y }) => Math.hypot(x - arrow.x, y - arrow.y) < SAME_PLACE);
    return { ...arrow, label: together[0] === arrow ? together.map(({ feature }) => featureLabel(feature)).join(' ') : '' };
  });
}

function pointsOf(model: ModelView): readonly Point3[] {
  const { W, nFeatures, nHidden } = cleanModel(model);
  return indices(nFeatures).map((f): Point3 => [W[f * nHidden] ?? 0, W[f * nHidden + 1] ?? 0, nHidden > 2 ? (W[f * nHidden + 2] ?? 0) : 0]);
}

/** The hull of the features that are not close to the origin. */
function solidOf(model: ModelView, points: readonly Point3[]) {
  const norms = featureNorms(cleanModel(model));
  const kept = points.filter((_, f) => (norms[f] ?? 0) > 0.5);
  return { points: kept, hull: convexHull(kept) };
}

function matrixOf(model: ModelView, { x, y, width }: Box): readonly Layer[] {
  const cell = width / model.nFeatures;
  return layersOf([{ values: gram(cleanModel(model)), columns: model.nFeatures, origin: { x, y }, width: cell, height: cell, gap: 0 }]);
}

/** Features of one set share a colour; those by themselves are grey. */
export function colourOf(parts: string, feature: number): string {
  const set = setOf(parts, feature);
  return set === null ? 'var(--muted)' : groupColour(set);
}

export function panelAt({ panels }: SetsLayout, x: number, y: number): number | null {
  const at = panels.findIndex(({ box }) => x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height);
  return at < 0 ? null : at;
}

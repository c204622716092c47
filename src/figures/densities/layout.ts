/**
 * Eight models as small multiples: WᵀW with b beside it, and below the norms as bars coloured by superposition. The compact form of
 * the figures `interference` and `norms`. Pure.
 */
import { superpositionColour } from '../../charts/palette.ts';
import { textLines } from '../../charts/textLines.ts';
import { type Box, cleanModel, indices, type ModelView, type Size } from '../../charts/view.ts';
import { featureNorms, gram, superposition } from '../../model/geometry/geometry.ts';
import { isRepresented } from '../../model/geometry/outcome.ts';
import { type Layer, layersOf } from '../interference/layers.ts';
import { COLUMNS } from './densities.ts';

export interface NormBar extends Box {
  readonly feature: number;
  readonly colour: string;
}

export interface Multiple {
  readonly title: string;
  readonly column: Box;
  readonly matrix: Box;
  readonly bias: Box;
  readonly layers: readonly Layer[];
  readonly bars: readonly NormBar[];
  /** Where a bar of length 1 ends. */
  readonly one: number;
  readonly barsBox: Box;
  readonly represented: number;
}

export interface DensitiesLayout extends Size {
  readonly multiples: readonly Multiple[];
  /** What the squares and the bars are, above the legend. */
  readonly key: { readonly top: number; readonly lines: readonly string[] };
  readonly legend: { readonly x: number; readonly y: number; readonly width: number };
}

const WIDE = 880;
const HEAD = 24;
const FOOT = 38;
const LEGEND = 34;
const KEY = 'Squares: WᵀW, with b beside it. Bars: the norm of each feature; the dashed line is at 1.';
const [LINE, LETTER] = [14, 5.8];
const BAR_ROW = 7;
/** Norms are drawn up to this. */
const LONGEST = 1.35;

function grid(width: number): { columns: number; cellWidth: number; side: number } {
  const columns = width >= WIDE ? 8 : 4;
  const cellWidth = width / columns;
  return { columns, cellWidth, side: Math.min(cellWidth - 24, 150) };
}

export function densitiesHeight(width: number, nFeatures: number): number {
  const { columns, side } = grid(width);
  return Math.ceil(COLUMNS.length / columns) * rowHeight(side, nFeatures) + LINE * keyLines(width).length + LEGEND;
}

function keyLines(width: number): readonly string[] {
  return textLines(KEY, width / LETTER);
}

function rowHeight(side: number, nFeatures: number): number {
  return HEAD + side + 8 + barsHeight(nFeatures) + FOOT;
}

function barsHeight(nFeatures: number): number {
  return Math.min(nFeatures * BAR_ROW, 180);
}

/** @param models the linear one, then one per density; null where there is none yet */
export function densitiesLayout(models: readonly (ModelView | null)[], nFeatures: number, size: Size): DensitiesLayout {
  const { columns, cellWidth, side } = grid(size.width);
  const height = rowHeight(side, nFeatures);
  const multiples = COLUMNS.map((title, at) => {
    const column = { x: (at % columns) * cellWidth, y: Math.floor(at / columns) * height, width: cellWidth, height };
    return multipleOf(title, column, side, models[at] ?? null, nFeatures);
  });
  const lines = keyLines(size.width);
  const key = { top: size.height - LEGEND - LINE * lines.length + 10, lines };
  return { ...size, multiples, key, legend: { x: size.width / 2 - 20, y: size.height - 12, width: Math.min(132, size.width / 3) } };
}

function multipleOf(title: string, column: Box, side: number, model: ModelView | null, nFeatures: number): Multiple {
  const cell = side / nFeatures;
  const left = column.x + (column.width - side - 12) / 2;
  const matrix = { x: left, y: column.y + HEAD, width: side, height: side };
  const bias = { x: left + side + 4, y: matrix.y, width: 8, height: side };
  const barsBox = { x: left, y: matrix.y + side + 8, width: side + 12, height: barsHeight(nFeatures) };
  const clean = cleanModel(model ?? { W: [], b: [], nFeatures, nHidden: 1, selectedFeature: null });
  const norms = featureNorms(clean);
  const layers = layersOf([
    { values: gram(clean), columns: nFeatures, origin: matrix, width: cell, height: cell, gap: 0 },
    { values: clean.b, columns: 1, origin: bias, width: bias.width, height: cell, gap: 0 },
  ]);
  return {
    ...{ title, column, matrix, bias, layers, barsBox },
    bars: barsOf(norms, superposition(clean), barsBox),
    one: barsBox.x + barsBox.width / LONGEST,
    represented: norms.filter(isRepresented).length,
  };
}

function barsOf(norms: Float64Array, sharing: Float64Array, box: Box): readonly NormBar[] {
  const step = box.height / norms.length;
  return indices(norms.length).map((feature) => ({
    ...{ feature, x: box.x, y: box.y + feature * step },
    width: (Math.min(LONGEST, norms[feature] ?? 0) / LONGEST) * box.width,
    height: Math.max(0.6, step * 0.8),
    colour: superpositionColour(sharing[feature] ?? 0),
  }));
}

/** Which column and which feature's bar lie under the pointer. */
export interface Hit {
  readonly column: number;
  readonly feature: number | null;
}

export function multipleAt({ multiples }: DensitiesLayout, x: number, y: number): Hit | null {
  const inside = (box: Box) => x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;
  const column = multiples.findIndex((multiple) => inside(multiple.column));
  const multiple = multiples[column];
  if (!multiple) return null;
  const { barsBox, bars } = multiple;
  const row = Math.floor(((y - barsBox.y) / barsBox.height) * bars.length);
  return { column, feature: inside(barsBox) && row >= 0 && row < bars.length ? row : null };
}

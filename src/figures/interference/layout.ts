/**
 * WᵀW as a matrix with b as a column next to it: the paper's "Basic Results" matrices; of untied models and those with ReLU hidden
 * units what outputs receive of inputs. Cells of one sign and strength are one path,
 * and those too weak to see are left out, so that a hundred features stay fast. Pure; drawing is `draw.ts`.
 */
import { featureLabel } from '../../charts/featureNames.ts';
import { formatFixed } from '../../charts/format.ts';
import { STRONG_VALUE } from '../../charts/palette.ts';
import { thinning } from '../../charts/scales.ts';
import { type Box, clamp, cleanModel, indices, type ModelView, type Point, type Size } from '../../charts/view.ts';
import { responses } from '../../model/geometry/geometry.ts';
import { type Layer, layersOf, strongest } from './layers.ts';
import { matrixName } from './names.ts';

/** A position in the matrix; column null is the bias column. */
export interface Cell {
  readonly row: number;
  readonly column: number | null;
}

export interface InterferenceInput extends ModelView {
  /** Outlined: where the keyboard or the pointer is. */
  readonly selectedCell?: Cell | null;
}

export interface CellNumber extends Point {
  readonly text: string;
  /** Whether it lies on a strong colour. */
  readonly strong: boolean;
  /** Whether it belongs to another feature than the selected one. */
  readonly dimmed: boolean;
}

export interface IndexLabel {
  readonly feature: number;
  readonly text: string;
  readonly selected: boolean;
  /** Beside its row. */
  readonly row: Point;
  /** Above its column. */
  readonly column: Point;
}

export interface InterferenceLayout extends Size {
  readonly nFeatures: number;
  /** Name of the matrix. */
  readonly name: string;
  readonly matrix: Box;
  readonly bias: Box;
  /** Side of a cell; the bias column's cells have its width. */
  readonly cell: number;
  readonly layers: readonly Layer[];
  readonly numbers: readonly CellNumber[];
  readonly labels: readonly IndexLabel[];
  readonly selectedFeature: number | null;
  /** The selected cell's outline. */
  readonly outline: Box | null;
  readonly legend: { readonly x: number; readonly y: number; readonly width: number };
}

const MARGIN = { top: 38, left: 26, leftOfNames: 40, right: 8, legend: 32, gap: 12 };
const NUMBER_ROOM = 36;
const MOST_SQUARES = 125;

/** Features along the side of a square of the drawing: more than one where single cells could not be told apart. */
export function blockSize(nFeatures: number): number {
  return Math.ceil(nFeatures / MOST_SQUARES);
}

export function interferenceLayout(input: InterferenceInput, size: Size): InterferenceLayout {
  const model = cleanModel(input);
  return matrixLayout({ ...input, name: nameOf(model), products: responses(model), b: model.b }, size);
}

/** Any square matrix with a column beside it. */
export interface MatrixInput extends Pick<InterferenceInput, 'selectedFeature' | 'selectedCell' | 'isNamed'> {
  readonly name: string;
  /** [feature, feature] */
  readonly products: Float64Array;
  /** [feature] */
  readonly b: Float64Array;
}

export function matrixLayout(input: MatrixInput, size: Size): InterferenceLayout {
  const { products, b } = input;
  const nFeatures = b.length;
  const frame = frameOf(size, nFeatures, input.isNamed ? MARGIN.leftOfNames : MARGIN.left);
  const { matrix, bias, cell } = frame;
  const gap = cell >= 10 ? 1 : 0;
  const block = blockSize(nFeatures);
  const side = cell * block;
  const layers = layersOf([
    { ...strongest(products, nFeatures, nFeatures, block, block), origin: matrix, width: side, height: side, gap },
    { ...strongest(b, nFeatures, 1, block, 1), origin: bias, width: bias.width, height: side, gap },
  ]);
  const outline = input.selectedCell ? cellBox(frame, input.selectedCell) : null;
  const legend = { x: size.width / 2 - 20, y: size.height - 14, width: Math.min(132, size.width / 3) };
  const numbers = cell >= NUMBER_ROOM ? numbersOf(frame, products, b, input.selectedFeature) : [];
  const labels = labelsOf(frame, nFeatures, input);
  return {
    ...size,
    nFeatures,
    name: input.name,
    ...frame,
    layers,
    numbers,
    labels,
    selectedFeature: input.selectedFeature,
    outline,
    legend,
  };
}

export function nameOf({ WOut, hiddenActivation = 'identity' }: Pick<ModelView, 'WOut' | 'hiddenActivation'>): string {
  return matrixName({ isTied: !WOut, hiddenActivation });
}

type Frame = Pick<InterferenceLayout, 'matrix' | 'bias' | 'cell'>;

/** Whole pixels per cell where cells are large enough for it to show; the matrix is centred. */
function frameOf({ width, height }: Size, nFeatures: number, left: number): Frame {
  const roomAcross = width - left - MARGIN.right - MARGIN.gap;
  const roomDown = height - MARGIN.top - MARGIN.legend;
  const wanted = Math.max(0.1, Math.min(roomDown / nFeatures, roomAcross / (nFeatures + 1), (roomAcross - 8) / nFeatures));
  const cell = wanted >= 4 ? Math.floor(wanted) : wanted;
  const side = cell * nFeatures;
  const biasWidth = clamp(cell, 8, 48);
  const x = Math.round((width - left - MARGIN.right - side - MARGIN.gap - biasWidth) / 2) + left;
  const matrix = { x, y: MARGIN.top, width: side, height: side };
  return { cell, matrix, bias: { x: x + side + MARGIN.gap, y: MARGIN.top, width: biasWidth, height: side } };
}

/** Where a cell lies on the page. */
export function cellBox({ matrix, bias, cell }: Frame, { row, column }: Cell): Box {
  const y = matrix.y + row * cell;
  if (column === null) return { x: bias.x, y, width: bias.width, height: cell };
  return { x: matrix.x + column * cell, y, width: cell, height: cell };
}

function numbersOf(frame: Frame, products: Float64Array, b: Float64Array, selectedFeature: number | null): CellNumber[] {
  const number = (value: number, at: Cell): CellNumber => {
    const { x, y, width, height } = cellBox(frame, at);
    const dimmed = selectedFeature !== null && at.row !== selectedFeature && at.column !== selectedFeature;
    const strong = Math.abs(value) > STRONG_VALUE;
    return { x: x + width / 2, y: y + height / 2, text: formatFixed(value), strong, dimmed };
  };
  const inMatrix = [...products].map((value, at) => number(value, { row: Math.floor(at / b.length), column: at % b.length }));
  return [...inMatrix, ...[...b].map((value, row) => number(value, { row, column: null }))];
}

/** Of a number in the drawing's font, and the least room between two of them. */
const DIGIT = 7.5;
const LABEL_GAP = 5;

function labelsOf({ matrix, cell }: Frame, nFeatures: number, { selectedFeature, ...naming }: MatrixInput): IndexLabel[] {
  const digits = String(nFeatures - 1).length;
  const every = thinning(cell, Math.max(17, LABEL_GAP + DIGIT * digits));
  return indices(nFeatures)
    .filter((feature) => feature % every === 0 || feature === selectedFeature)
    .filter((feature) => feature === selectedFeature || selectedFeature === null || Math.abs(feature - selectedFeature) * cell > 16)
    .map((feature) => ({
      feature,
      text: featureLabel(feature, naming),
      selected: feature === selectedFeature,
      row: { x: matrix.x - 5, y: matrix.y + (feature + 0.5) * cell },
      column: { x: matrix.x + (feature + 0.5) * cell, y: matrix.y - 7 },
    }));
}

/** The cell under the pointer. */
export function cellAt({ matrix, bias, cell, nFeatures }: InterferenceLayout, x: number, y: number): Cell | null {
  const row = Math.floor((y - matrix.y) / cell);
  const column = Math.floor((x - matrix.x) / cell);
  if (row < 0 || row >= nFeatures) return null;
  if (column >= 0 && column < nFeatures) return { row, column };
  return x >= bias.x && x < bias.x + bias.width ? { row, column: null } : null;
}

const STEPS: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The cell a key leads to (the first where none is selected); null for keys other than the arrows, Home and End. */
export function moveCell(nFeatures: number, from: Cell | null, key: string): Cell | null {
  if (key === 'Home') return { row: from?.row ?? 0, column: 0 };
  if (key === 'End') return { row: from?.row ?? 0, column: null };
  const step = STEPS[key];
  if (!step) return null;
  if (!from) return { row: 0, column: 0 };
  const column = clamp((from.column ?? nFeatures) + step[1], 0, nFeatures);
  return { row: clamp(from.row + step[0], 0, nFeatures - 1), column: column === nFeatures ? null : column };
}

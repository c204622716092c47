/** A small table of numbers as part of a drawing: fields tinted by sign and size, the numbers legible on them. */
import { formatFixed } from '../../charts/format.ts';
import { smallText } from '../../charts/parts.ts';
import { h, type SvgNode } from '../../charts/svg.ts';
import type { Point } from '../../charts/view.ts';
import { text } from './frame.ts';

export interface NumberGrid {
  /** Upper left corner of the fields; names stand left of it and above. */
  readonly at: Point;
  readonly cell: { readonly width: number; readonly height: number };
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** [row, column] */
  readonly values: readonly (readonly number[])[];
}

export function drawGrid(grid: NumberGrid): SvgNode {
  const { at, cell } = grid;
  const centred = { 'text-anchor': 'middle', 'dominant-baseline': 'central' };
  return h('g', {}, [
    ...grid.columns.map((name, column) => smallText(at.x + (column + 0.5) * cell.width, at.y - 11, name, centred)),
    ...grid.rows.map((name, row) => smallText(at.x - 8, at.y + (row + 0.5) * cell.height, name, { ...centred, 'text-anchor': 'end' })),
    ...grid.values.flatMap((values, row) => values.map((value, column) => drawField(grid, value, row, column))),
  ]);
}

function drawField({ at, cell }: NumberGrid, value: number, row: number, column: number): SvgNode {
  const [x, y] = [at.x + column * cell.width, at.y + row * cell.height];
  const fill = value >= 0 ? 'var(--positive)' : 'var(--negative)';
  return h('g', {}, [
    h('rect', { x: x + 1, y: y + 1, width: cell.width - 2, height: cell.height - 2, fill: 'none', stroke: 'var(--grid)' }),
    h('rect', { x: x + 1, y: y + 1, width: cell.width - 2, height: cell.height - 2, fill, 'fill-opacity': tint(value) }),
    text(x + cell.width / 2, y + cell.height / 2, formatFixed(value), { 'text-anchor': 'middle' }),
  ]);
}

/** Limited so that the number on it stays legible. */
function tint(value: number): number {
  return 0.4 * Math.min(1, Math.abs(value));
}

/** Turns grids of signed values into few paths: one per sign and strength. */
import { signedColour } from '../../charts/legend.ts';
import type { Point } from '../../charts/view.ts';

export interface Layer {
  readonly colour: string;
  readonly opacity: number;
  /** Path data of all its cells. */
  readonly d: string;
}

export interface Grid {
  /** Row-major, 1 and −1 have the full colour. */
  readonly values: ArrayLike<number>;
  readonly columns: number;
  readonly origin: Point;
  /** Of a cell, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly gap: number;
}

/** Steps of strength; below half a step a cell is not drawn. */
const STRENGTHS = 16;

/** From the strongest negative to the strongest positive. */
export function layersOf(grids: readonly Grid[]): Layer[] {
  const paths: string[] = new Array(2 * STRENGTHS + 1).fill('');
  for (const grid of grids) addCells(grid, paths);
  return paths.flatMap((d, at) => {
    const strength = at - STRENGTHS;
    return d === '' ? [] : [{ colour: signedColour(strength), opacity: Math.abs(strength) / STRENGTHS, d }];
  });
}

/** Path text by hand: thousands of cells are drawn at each frame, and d3-path takes three times as long. */
function addCells({ values, columns, origin, width, height, gap }: Grid, paths: string[]): void {
  const box = `h${round(width - gap)}v${round(height - gap)}h${round(gap - width)}z`;
  for (let at = 0; at < values.length; at++) {
    const strength = Math.round(Math.min(1, Math.max(-1, values[at] ?? 0)) * STRENGTHS);
    if (strength === 0) continue;
    const [row, column] = [Math.floor(at / columns), at % columns];
    paths[strength + STRENGTHS] += `M${round(origin.x + column * width)} ${round(origin.y + row * height)}${box}`;
  }
}

/** A grid of fewer values: in each block of `down` rows and `across` columns the one farthest from 0. */
export function strongest(
  values: Float64Array,
  rows: number,
  columns: number,
  down: number,
  across: number,
): Pick<Grid, 'values' | 'columns'> {
  if (down === 1 && across === 1) return { values, columns };
  const [height, width] = [Math.ceil(rows / down), Math.ceil(columns / across)];
  const found = new Float64Array(height * width);
  for (let row = 0, at = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, at++) {
      const block = Math.floor(row / down) * width + Math.floor(column / across);
      if (Math.abs(values[at] ?? 0) > Math.abs(found[block] ?? 0)) found[block] = values[at] ?? 0;
    }
  }
  return { values: found, columns: width };
}

function round(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}

/**
 * Which cells of a grid come first: a coarse picture of the whole, then finer ones by halving, and within each the cells
 * nearest a boundary, where neighbours ended differently. Pure functions of the grid's size and of what is known so far.
 */

/** Columns and rows of the first picture. */
const COARSE = 8;

export interface GridSize {
  readonly columns: number;
  readonly rows: number;
}

/** Distance between neighbouring cells of a level, along each axis. */
export interface Stride {
  readonly x: number;
  readonly y: number;
}

/** Level 0 has at most 8 × 8 cells, each next one halves the strides, the last has all cells. */
export function levelStrides({ columns, rows }: GridSize): readonly Stride[] {
  let stride = { x: coarseStride(columns), y: coarseStride(rows) };
  const strides = [stride];
  while (stride.x > 1 || stride.y > 1) {
    stride = { x: Math.max(stride.x / 2, 1), y: Math.max(stride.y / 2, 1) };
    strides.push(stride);
  }
  return strides;
}

function coarseStride(count: number): number {
  let stride = 1;
  while (Math.ceil(count / stride) > COARSE) stride *= 2;
  return stride;
}

/** The first level that has the cell. */
export function levelOf(strides: readonly Stride[], column: number, row: number): number {
  return strides.findIndex(({ x, y }) => column % x === 0 && row % y === 0);
}

/**
 * How far each cell is from a boundary, in cells. Cells not yet known count as their nearest known cell does.
 * @param outcomes what tells cells apart, undefined where not known yet [cell]
 * @returns [cell]; Infinity everywhere where no boundary is known
 */
export function boundaryDistances(size: GridSize, outcomes: readonly (string | undefined)[]): Float64Array {
  const nearest = spread(size, known(outcomes)).nearest;
  const outcomeNear = (cell: number) => outcomes[nearest[cell] ?? -1];
  const boundary = outcomes.flatMap((_, cell) => {
    const outcome = outcomeNear(cell);
    return neighbours(size, cell).some((other) => outcomeNear(other) !== outcome) ? [cell] : [];
  });
  return spread(size, boundary).distances;
}

function known(outcomes: readonly (string | undefined)[]): readonly number[] {
  return outcomes.flatMap((outcome, cell) => (outcome === undefined ? [] : [cell]));
}

function neighbours({ columns, rows }: GridSize, cell: number): readonly number[] {
  const column = cell % columns;
  const found = column > 0 ? [cell - 1] : [];
  if (column + 1 < columns) found.push(cell + 1);
  if (cell >= columns) found.push(cell - columns);
  if (cell + columns < columns * rows) found.push(cell + columns);
  return found;
}

/** Breadth-first from all sources at once: each cell's distance to the nearest source, and which that is. */
function spread(size: GridSize, sources: readonly number[]): { readonly distances: Float64Array; readonly nearest: Int32Array } {
  const distances = new Float64Array(size.columns * size.rows).fill(Number.POSITIVE_INFINITY);
  const nearest = new Int32Array(distances.length).fill(-1);
  for (const source of sources) {
    distances[source] = 0;
    nearest[source] = source;
  }
  const queue = [...sources];
  for (let at = 0; at < queue.length; at++) {
    const cell = queue[at] ?? 0;
    for (const other of neighbours(size, cell)) {
      if (nearest[other] !== -1) continue;
      nearest[other] = nearest[cell] ?? -1;
      distances[other] = (distances[cell] ?? 0) + 1;
      queue.push(other);
    }
  }
  return { distances, nearest };
}

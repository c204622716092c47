/**
 * The order of a grid's cells: a coarse picture of the whole, then finer ones by halving, and within each the cells
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
 * The distance of each cell from a boundary, in cells. An unknown cell counts as its nearest known one.
 * @param outcomes the values that distinguish cells, undefined where unknown [cell]
 * @returns [cell]; Infinity everywhere where no boundary is known
 */
export function boundaryDistances(size: GridSize, outcomes: readonly (string | undefined)[]): Float64Array {
  const cells = Array.from(outcomes.keys());
  const { nearest } = spread(
    size,
    cells.filter((cell) => outcomes[cell] !== undefined),
  );
  const differ = (cell: number, other: number) => outcomes[nearest[cell] ?? -1] !== outcomes[nearest[other] ?? -1];
  const boundary = new Set<number>();
  for (const cell of cells) {
    eachNeighbour(size, cell, (other) => {
      if (differ(cell, other)) boundary.add(cell);
    });
  }
  return spread(size, [...boundary]).distances;
}

function eachNeighbour({ columns, rows }: GridSize, cell: number, visit: (neighbour: number) => void): void {
  const column = cell % columns;
  if (column > 0) visit(cell - 1);
  if (column + 1 < columns) visit(cell + 1);
  if (cell >= columns) visit(cell - columns);
  if (cell + columns < columns * rows) visit(cell + columns);
}

/** Breadth-first from all sources at once: each cell's distance to the nearest source, and which that is. */
function spread(size: GridSize, sources: readonly number[]): { readonly distances: Float64Array; readonly nearest: Int32Array } {
  const distances = new Float64Array(size.columns * size.rows).fill(Number.POSITIVE_INFINITY);
  const nearest = new Int32Array(distances.length).fill(-1);
  const queue = new Int32Array(distances.length);
  let reached = 0;
  const reach = (cell: number, source: number, distance: number) => {
    if (nearest[cell] !== -1) return;
    nearest[cell] = source;
    distances[cell] = distance;
    queue[reached++] = cell;
  };
  for (const source of sources) reach(source, source, 0);
  for (let at = 0; at < reached; at++) {
    const cell = queue[at] ?? 0;
    eachNeighbour(size, cell, (other) => reach(other, nearest[cell] ?? -1, (distances[cell] ?? 0) + 1));
  }
  return { distances, nearest };
}

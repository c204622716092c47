/** What a map shows for unknown cells: cells of the coarse grid fill their neighbourhood until finer ones arrive. */

interface Reach {
  readonly columns: number;
  readonly rows: number;
}

/** The coarse grid has at most this many cells along an axis. */
const COARSE = 8;

/** An unknown cell shows its nearest known one, unless that is farther away than the spacing of the coarse grid. */
export function borrowed(colours: readonly (string | null)[], columns: number, rows: number): (string | null)[] {
  const reach = { columns: coarseStride(columns) - 1, rows: coarseStride(rows) - 1 };
  const nearest = nearestKnown(colours, columns, rows, reach);
  return colours.map((own, cell) => own ?? colours[nearest[cell] ?? -1] ?? null);
}

function coarseStride(count: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(1, count / COARSE)));
}

/** Breadth-first from all known cells at once. @returns index of the nearest within reach, −1 where there is none [cell] */
function nearestKnown(colours: readonly (string | null)[], columns: number, rows: number, reach: Reach): Int32Array {
  const nearest = new Int32Array(columns * rows).fill(-1);
  const queue = colours.flatMap((colour, cell) => (colour === null ? [] : [cell]));
  for (const cell of queue) nearest[cell] = cell;
  for (let at = 0; at < queue.length && queue.length < nearest.length; at++) {
    const cell = queue[at] ?? 0;
    const source = nearest[cell] ?? 0;
    for (const other of neighbours(cell, columns, rows)) {
      if (nearest[other] !== -1 || !isWithin(reach, other, source, columns)) continue;
      nearest[other] = source;
      queue.push(other);
    }
  }
  return nearest;
}

function isWithin(reach: Reach, cell: number, source: number, columns: number): boolean {
  const across = Math.abs((cell % columns) - (source % columns));
  const down = Math.abs(Math.floor(cell / columns) - Math.floor(source / columns));
  return across <= reach.columns && down <= reach.rows;
}

function neighbours(cell: number, columns: number, rows: number): number[] {
  const column = cell % columns;
  const found = column > 0 ? [cell - 1] : [];
  if (column + 1 < columns) found.push(cell + 1);
  if (cell >= columns) found.push(cell - columns);
  if (cell + columns < columns * rows) found.push(cell + columns);
  return found;
}

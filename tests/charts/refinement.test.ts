/** What a map shows for cells that are not known yet. */
import { describe, expect, it } from 'vitest';
import { borrowed } from '../../src/charts/refinement.ts';
import { indices } from '../../src/charts/view.ts';

const N = 32;
/** A map whose cells are known where told, each with a colour of its own. */
const known = (isKnown: (column: number, row: number) => boolean) =>
  indices(N * N).map((cell) => (isKnown(cell % N, Math.floor(cell / N)) ? `${cell % N},${Math.floor(cell / N)}` : null));
const isCoarse = (column: number, row: number) => column % 4 === 0 && row % 4 === 0;

describe('borrowed', () => {
  it('leaves known cells as they are', () => {
    const colours = known((column) => column % 3 === 0);
    expect(borrowed(colours, N, N).filter((_, cell) => colours[cell] !== null)).toEqual(colours.filter((colour) => colour !== null));
  });

  it('fills the whole map once the coarse picture is there, each cell from one near it', () => {
    borrowed(known(isCoarse), N, N).forEach((colour, cell) => {
      const [column = -99, row = -99] = (colour ?? '').split(',').map(Number);
      expect(Math.abs(column - (cell % N))).toBeLessThanOrEqual(3);
      expect(Math.abs(row - Math.floor(cell / N))).toBeLessThanOrEqual(3);
    });
  });

  it('prefers finer cells where they are known', () => {
    const colours = borrowed(
      known((column, row) => isCoarse(column, row) || (column === 2 && row === 2)),
      N,
      N,
    );
    expect(colours[2 * N + 3]).toBe('2,2');
    expect(colours[0]).toBe('0,0');
  });

  it('leaves unknown what is far from anything known', () => {
    const colours = borrowed(
      known((column, row) => isCoarse(column, row) && row < 8),
      N,
      N,
    );
    expect(colours.slice(0, 8 * N)).not.toContain(null);
    expect(colours.slice(9 * N).every((colour) => colour === null)).toBe(true);
  });
});

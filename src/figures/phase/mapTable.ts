/** The known cells of a map as a table, numbered as they lie, row by row. Pure. */
import type { Table } from '../../charts/view.ts';
import { phaseTable } from './describe.ts';
import type { PhaseInput } from './layout.ts';

export function mapTable(input: Pick<PhaseInput, 'x' | 'y' | 'cells'>): Table {
  const numbers = input.cells.flatMap((cell, at) => (cell ? [at] : []));
  const { columns, rows } = phaseTable(input);
  return { columns: ['cell', ...columns], rows: rows.map((row, at) => [numbers[at] ?? at, ...row]) };
}

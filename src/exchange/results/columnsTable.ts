/** Typed columns as the rows of a table, for CSV. */
import type { Table } from '../../charts/view.ts';
import type { ParquetColumn } from '../formats/parquet.ts';

export function columnsTable(columns: readonly ParquetColumn[]): Table {
  const count = columns[0]?.values.length ?? 0;
  const rows = Array.from({ length: count }, (_, at) => columns.map(({ values }) => values[at] ?? ''));
  return { columns: columns.map(({ name }) => name), rows };
}

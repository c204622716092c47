/** A table as a Parquet file: typed columns, for pandas, DuckDB and the like. The package that writes it is loaded on demand. */

export type ParquetColumn =
  | { readonly name: string; readonly type: 'number' | 'integer'; readonly values: readonly number[] }
  | { readonly name: string; readonly type: 'text'; readonly values: readonly string[] };

/** @param metadata kept in the file beside the table */
export async function parquetFile(
  columns: readonly ParquetColumn[],
  metadata: Readonly<Record<string, string>>,
): Promise<Uint8Array<ArrayBuffer>> {
  const { parquetWriteBuffer } = await import('hyparquet-writer');
  const buffer = parquetWriteBuffer({
    columnData: columns.map(written),
    kvMetadata: Object.entries(metadata).map(([key, value]) => ({ key, value })),
    createdBy: 'superposition',
  });
  return new Uint8Array(buffer);
}

/** Types never depend on the values, so that files of several runs can be read as one table. */
function written(column: ParquetColumn) {
  const { name, type } = column;
  switch (type) {
    case 'number':
      return { name, type: 'DOUBLE' as const, data: [...column.values], nullable: false };
    case 'integer':
      return { name, type: 'INT64' as const, data: column.values.map((value) => BigInt(value)), nullable: false };
    case 'text':
      return { name, type: 'STRING' as const, data: [...column.values], nullable: false };
    default:
      throw new Error(`unknown column: ${column satisfies never}`);
  }
}

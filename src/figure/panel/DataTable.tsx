/** A figure's data as a table, for readers who cannot see the drawing or want the numbers. `data-value` holds them unrounded. */
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { formatNumber } from '../../charts/format.ts';
import type { Table } from '../../charts/view.ts';
import { csvFile } from '../../exchange/csvFile.ts';
import { saveFile } from '../../exchange/saveFile.ts';

const CopyInstead = lazy(async () => ({ default: (await import('../share/CopyInstead.tsx')).CopyInstead }));

export interface DataTableProps {
  readonly caption: string;
  readonly data: Table;
}

export function DataTable(props: DataTableProps): ReactNode {
  return (
    <>
      <Numbers {...props} />
      {props.data.notes && <p className="note">{props.data.notes}</p>}
      <SaveCsv {...props} />
    </>
  );
}

function Numbers({ caption, data }: DataTableProps): ReactNode {
  return (
    // A region that scrolls must be reachable by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: scrollable region
    <section className="table-scroll" tabIndex={0} aria-label={`${caption}: data`}>
      <table>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {data.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row) => (
            <tr key={String(row[0])}>
              {row.map((cell, at) => (
                <td key={data.columns[at]} data-value={cell}>
                  {typeof cell === 'number' ? formatNumber(cell, 4) : cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The numbers of the moment, in full. */
function SaveCsv({ caption, data }: DataTableProps): ReactNode {
  const [unsure, setUnsure] = useState<string | null>(null);
  const save = () => {
    const csv = csvFile(data);
    const isSure = saveFile(`${fileName(caption)}.csv`, new Blob([csv], { type: 'text/csv' }));
    setUnsure(isSure ? null : csv);
  };
  return (
    <>
      <p className="table-actions">
        <button type="button" onClick={save}>
          Save CSV
        </button>
      </p>
      {unsure !== null && (
        <Suspense fallback={null}>
          <CopyInstead name="CSV" text={unsure} address={null} />
        </Suspense>
      )}
    </>
  );
}

/** Letters and digits are safe wherever it is saved. */
function fileName(caption: string): string {
  const words = caption.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return ['superposition', ...words].join('-');
}

/** A figure's data as a table, for readers who cannot see the drawing or want the numbers. `data-value` holds them unrounded. */
import { lazy, type ReactNode, Suspense } from 'react';
import { formatNumber } from '../../charts/format.ts';
import type { Table } from '../../charts/view.ts';

/** Loaded beside the first table. */
const SaveCsv = lazy(() => import('./SaveCsv.tsx'));

export interface DataTableProps {
  readonly caption: string;
  readonly data: Table;
}

export function DataTable(props: DataTableProps): ReactNode {
  return (
    <>
      <Numbers {...props} />
      {props.data.notes && <p className="note">{props.data.notes}</p>}
      <Suspense fallback={null}>
        <SaveCsv {...props} />
      </Suspense>
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

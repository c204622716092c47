/** Saves the numbers of a figure's data table, in full, as they are at that moment. */
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { Table } from '../../charts/view.ts';
import { csvFile } from '../../exchange/csvFile.ts';
import { saveFile } from '../../exchange/saveFile.ts';

const CopyInstead = lazy(async () => ({ default: (await import('../share/CopyInstead.tsx')).CopyInstead }));

interface SaveCsvProps {
  /** Names the file. */
  readonly caption: string;
  readonly data: Table;
}

export default function SaveCsv({ caption, data }: SaveCsvProps): ReactNode {
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

/**
 * The frame of a figure that trains no model: title, drawing or table, a description in words. Like `Panel`, which needs an
 * experiment; its attributes are the same, for scripts and tests.
 */
import { type ReactNode, useState } from 'react';
import type { Table } from '../../charts/view.ts';
import { Icon } from '../../controls/Icon.tsx';
import { DataTable } from '../panel/DataTable.tsx';

export interface ConceptPanelProps {
  readonly id: string;
  readonly title: string;
  /** The state in words. */
  readonly description: string;
  readonly table: Table;
  /** Something is being worked out, step by step. */
  readonly running?: boolean;
  readonly step?: number;
  readonly children: ReactNode;
}

export function ConceptPanel({ id, title, description, table, running = false, step = 0, children }: ConceptPanelProps): ReactNode {
  const [showsTable, setShowsTable] = useState(false);
  return (
    <section className="figure" data-figure={id} data-step={step} data-status={running ? 'training' : 'paused'}>
      <header>
        <h3>{title}</h3>
        <div className="actions">
          <button type="button" className="quiet" aria-pressed={showsTable} onClick={() => setShowsTable(!showsTable)}>
            <Icon name="table" /> Data
          </button>
        </div>
      </header>
      {showsTable ? <DataTable caption={title} data={table} /> : children}
      <p className="visually-hidden" aria-live="off">
        {description}
      </p>
    </section>
  );
}

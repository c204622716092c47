/**
 * The frame of a figure made of many models: title, drawings or a table, a description in words, and the attributes scripts and
 * tests read. Like `Panel`, for a map's store; a step is a cell that is finished.
 */
import { type ReactNode, useState } from 'react';
import type { Table } from '../../charts/view.ts';
import { Icon } from '../../controls/Icon.tsx';
import { type MapState, mapRunStatus } from '../../map/sweepStore.ts';
import { DataTable } from './DataTable.tsx';

export interface SweepPanelProps {
  readonly id: string;
  readonly title: string;
  readonly state: MapState;
  /** The state in words. */
  readonly description: string;
  readonly table: () => Table;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

export function SweepPanel({ id, title, state, description, table, actions, children }: SweepPanelProps): ReactNode {
  const [showsTable, setShowsTable] = useState(false);
  return (
    <section
      className="figure"
      data-figure={id}
      data-step={state.progress?.cellsDone ?? 0}
      data-cells={state.plan.keys.length}
      data-status={mapRunStatus(state)}
    >
      <header>
        <h3>{title}</h3>
        <div className="actions">
          {actions}
          <button type="button" className="quiet" aria-pressed={showsTable} onClick={() => setShowsTable(!showsTable)}>
            <Icon name="table" /> Data
          </button>
        </div>
      </header>
      {showsTable ? <DataTable caption={title} data={table()} /> : children}
      <p className="visually-hidden">{description}</p>
    </section>
  );
}

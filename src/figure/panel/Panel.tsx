/**
 * The frame of a figure: title, drawing or table, a description in words, and the attributes that scripts and tests read. Controls of
 * training stand outside: several panels may share one experiment.
 */
import { type ReactNode, type RefObject, useEffect, useId, useRef, useState } from 'react';
import type { Table } from '../../charts/view.ts';
import { Icon } from '../../controls/Icon.tsx';
import type { ExperimentStore } from '../../experiment/experiment.ts';
import type { RunStatus } from '../../training/runStatus.ts';
import { useThrottled, type Watch } from '../hooks/useThrottled.ts';
import { DataTable } from './DataTable.tsx';
import { useLevel } from './titleLevel.ts';

/** What scripts read of a figure. */
export interface Progress {
  readonly step: number;
  readonly status: RunStatus;
  /** The number of finished cells, of a map only. */
  readonly cells?: number;
}

export function experimentProgress(store: ExperimentStore): Progress {
  const { snapshot, status } = store.getState();
  return { step: snapshot?.step ?? 0, status };
}

export interface PanelProps {
  readonly id: string;
  readonly title: string;
  /** A line under the title. */
  readonly note?: ReactNode;
  readonly progress: () => Progress;
  /** The figure in words. Keep it the same function while it would say the same. */
  readonly describe: () => string;
  readonly table: () => Table;
  /** Calls back when these three have changed without a new rendering. */
  readonly watch?: Watch;
  readonly children: ReactNode;
}

export function Panel({ id: figure, title, note, progress, describe, table, watch, children }: PanelProps): ReactNode {
  const root = useRef<HTMLDivElement>(null);
  const id = useId();
  const [showsTable, setShowsTable] = useState(false);
  useProgressAttributes(root, progress, watch);
  return (
    // Stands within the page's <figure>.
    // biome-ignore lint/a11y/useSemanticElements: see above
    <div
      className="figure"
      role="figure"
      ref={root}
      aria-labelledby={`${id}title`}
      aria-describedby={`${id}words`}
      data-figure={figure}
      {...attributesOf(progress())}
    >
      <header>
        <h3 id={`${id}title`} aria-level={useLevel(3)}>
          {title}
        </h3>
        <div className="actions">
          <button type="button" className="quiet" aria-pressed={showsTable} onClick={() => setShowsTable(!showsTable)}>
            <Icon name="table" /> Data
          </button>
        </div>
      </header>
      {note && <p className="note">{note}</p>}
      {showsTable ? <LiveTable caption={title} table={table} watch={watch} /> : children}
      <Description id={`${id}words`} describe={describe} watch={watch} />
    </div>
  );
}

function attributesOf({ step, status, cells }: Progress) {
  return { 'data-step': step, 'data-status': status, ...(cells === undefined ? {} : { 'data-cells': cells }) };
}

/** Kept true outside of React: they change with every snapshot. */
function useProgressAttributes(root: RefObject<HTMLElement | null>, progress: () => Progress, watch: Watch | undefined): void {
  useEffect(() => {
    const write = () => {
      for (const [name, value] of Object.entries(attributesOf(progress()))) root.current?.setAttribute(name, String(value));
    };
    write();
    return watch?.(write);
  }, [root, progress, watch]);
}

const WORDS_EVERY_MS = 1000;

function Description({ id, describe, watch }: Pick<PanelProps, 'id' | 'describe' | 'watch'>): ReactNode {
  return (
    <p id={id} className="visually-hidden">
      {useThrottled(watch, describe, WORDS_EVERY_MS)}
    </p>
  );
}

function LiveTable({ caption, table, watch }: Pick<PanelProps, 'table' | 'watch'> & { readonly caption: string }): ReactNode {
  return <DataTable caption={caption} data={useThrottled(watch, table, WORDS_EVERY_MS)} />;
}

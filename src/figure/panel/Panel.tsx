/**
 * The frame of a figure that shows an experiment: title, drawing or table, a description in words, and the attributes
 * scripts and tests read. Controls of training stand outside: several panels share one experiment.
 */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Table } from '../../charts/view.ts';
import { Icon } from '../../controls/Icon.tsx';
import type { ExperimentState, ExperimentStore } from '../../experiment/experiment.ts';
import { DataTable } from './DataTable.tsx';

export interface PanelProps {
  readonly id: string;
  readonly title: string;
  /** A line under the title, where the drawing needs a word of explanation. */
  readonly note?: ReactNode;
  readonly store: ExperimentStore;
  /** The state in words; computed when it is asked for, not every frame. */
  readonly describe: (state: ExperimentState) => string;
  readonly table: (state: ExperimentState) => Table;
  /** More actions beside "Data". */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

export function Panel({ id, title, note, store, describe, table, actions, children }: PanelProps): ReactNode {
  const root = useRef<HTMLElement>(null);
  const [showsTable, setShowsTable] = useState(false);
  useFigureAttributes(root, store);
  return (
    <section className="figure" ref={root} data-figure={id}>
      <header>
        <h3>{title}</h3>
        <div className="actions">
          {actions}
          <button type="button" className="quiet" aria-pressed={showsTable} onClick={() => setShowsTable(!showsTable)}>
            <Icon name="table" /> Data
          </button>
        </div>
      </header>
      {note && <p className="note">{note}</p>}
      {showsTable ? <LiveTable store={store} table={table} caption={title} /> : children}
      <Description store={store} describe={describe} />
    </section>
  );
}

/** Kept true outside of React: they change with every snapshot. */
function useFigureAttributes(root: { readonly current: HTMLElement | null }, store: ExperimentStore): void {
  useEffect(() => {
    const write = (state: ExperimentState) => {
      const element = root.current;
      if (!element) return;
      element.dataset.step = String(state.snapshot?.step ?? 0);
      element.dataset.status = state.status;
    };
    write(store.getState());
    return store.subscribe(write);
  }, [root, store]);
}

const WORDS_EVERY_MS = 1000;

/** Runs at most once a second, and once more after the last change. */
function useThrottled<T>(store: ExperimentStore, compute: (state: ExperimentState) => T): T {
  const [value, setValue] = useState(() => compute(store.getState()));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const update = () => {
      timer = undefined;
      setValue(compute(store.getState()));
    };
    const stop = store.subscribe(() => {
      timer ??= setTimeout(update, WORDS_EVERY_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [store, compute]);
  return value;
}

function Description({ store, describe }: Pick<PanelProps, 'store' | 'describe'>): ReactNode {
  return <p className="visually-hidden">{useThrottled(store, describe)}</p>;
}

function LiveTable({ store, table, caption }: Pick<PanelProps, 'store' | 'table'> & { readonly caption: string }): ReactNode {
  return <DataTable caption={caption} data={useThrottled(store, table)} />;
}

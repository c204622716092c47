/** The shelf of what was tried: small pictures to return to, and to present one after the other. */
import { type ReactNode, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { formatNumber } from '../../charts/format.ts';
import { root } from '../../charts/parts.ts';
import { patchSvg } from '../../charts/svg.ts';
import type { ExperimentStore } from '../../experiment/experiment.ts';
import { useExperiment } from '../../figure/hooks/useExperiment.ts';
import { drawThumbnails, thumbnailLayout } from '../../figures/directions/thumbnails.ts';
import { putOnShelf, type ShelfEntry, type ShelfStore, takeFromShelf } from './shelf.ts';

export interface ShelfProps {
  readonly store: ExperimentStore;
  readonly shelf: ShelfStore;
  readonly onOpen: (entry: ShelfEntry) => void;
  /** Fills the window with a view, for keys to step through the shelf. */
  readonly onPresent: () => void;
}

export function Shelf({ store, shelf, onOpen, onPresent }: ShelfProps): ReactNode {
  const entries = useStore(shelf);
  const canKeep = useExperiment(store, ({ snapshot, replayable }) => snapshot !== null && replayable);
  return (
    <section className="shelf" aria-label="What was tried">
      <h2>What was tried</h2>
      <div className="buttons">
        <button type="button" disabled={!canKeep} onClick={() => putOnShelf(shelf, store.getState())}>
          Put this moment on the shelf
        </button>
        <button type="button" disabled={entries.length === 0} onClick={onPresent}>
          Present the shelf
        </button>
      </div>
      {entries.length === 0 && <p className="note">Runs that come to their end are kept here, in this browser alone.</p>}
      <ul>
        {entries.map((entry) => (
          <li key={entry.link}>
            <button type="button" className="entry" onClick={() => onOpen(entry)}>
              <Picture entry={entry} />
              <span>
                {entry.title}, loss {formatNumber(entry.loss ?? Number.NaN)}
              </span>
            </button>
            <button type="button" className="quiet" aria-label={`Remove ${entry.title}`} onClick={() => takeFromShelf(shelf, entry.link)}>
              Remove
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const SIZE = { width: 48, height: 48 };

function Picture({ entry }: { readonly entry: ShelfEntry }): ReactNode {
  const svg = useRef<SVGSVGElement>(null);
  useEffect(() => {
    const { W, nFeatures, nHidden } = entry;
    const model = { W, b: new Float32Array(nFeatures), nFeatures, nHidden, selectedFeature: null };
    if (svg.current) patchSvg(svg.current, root(SIZE, '', drawThumbnails([thumbnailLayout(model, { x: 0, y: 0, ...SIZE })])));
  }, [entry]);
  return <svg ref={svg} {...SIZE} aria-hidden="true" />;
}

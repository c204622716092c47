/** The four views of the model that is shown: arranged as the reader likes, one of them enlarged to present what is on the shelf. */
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import type { ExperimentStore } from '../../experiment/experiment.ts';
import { FigureBoundary } from '../../figure/frame/FigureBoundary.tsx';
import { useExperiment } from '../../figure/hooks/useExperiment.ts';
import { readStored, writeStored } from '../../figure/stored.ts';
import directions from '../../figures/directions/figure.ts';
import interference from '../../figures/interference/figure.ts';
import loss from '../../figures/loss/figure.ts';
import norms from '../../figures/norms/figure.ts';
import type { ShelfEntry } from '../shelf/shelf.ts';
import { pressShortcut } from '../shortcuts.ts';
import { type Arrangement, arrangementOf, moved, toggled } from './arrangement.ts';
import { StepButton } from './StepButton.tsx';
import { usePresenting } from './usePresenting.ts';
import { ViewFrame } from './ViewFrame.tsx';

const VIEWS = [directions, norms, interference, loss];
const IDS = VIEWS.map(({ meta }) => meta.id);
const KEY = 'superposition views';
/** Figures of an experiment have none of their own. */
const NO_SETTINGS = {};

export interface ModelViewsProps {
  readonly store: ExperimentStore;
  /** The view that fills the window; null for none. */
  readonly enlarged: string | null;
  readonly onEnlarge: (id: string | null) => void;
  readonly entries: readonly ShelfEntry[];
  readonly onOpen: (entry: ShelfEntry) => void;
  /** The list of keys was asked for. */
  readonly onHelp: () => void;
}

export function ModelViews({ store, enlarged, onEnlarge, entries, onOpen, onHelp }: ModelViewsProps): ReactNode {
  const [arrangement, setArrangement] = useState(() => arrangementOf(readStored(KEY), IDS));
  const [at, setAt] = useState<number | null>(null);
  const params = useExperiment(store, (state) => state.params);
  const arrange = (next: Arrangement) => {
    setArrangement(next);
    writeStored(KEY, next);
  };
  const onStep = (by: number) => {
    const next = Math.min(entries.length - 1, Math.max(0, at === null ? 0 : at + by));
    const entry = entries[next];
    if (!entry) return;
    setAt(next);
    onOpen(entry);
  };
  usePresenting(enlarged !== null, { onEnd: () => onEnlarge(null), onStep });
  const press = (event: KeyboardEvent) => {
    const isInDrawing = event.target instanceof Element && event.target.closest('.drawing') !== null;
    if (!isInDrawing || event.ctrlKey || event.metaKey || event.altKey || event.isDefaultPrevented()) return;
    if (pressShortcut(event.key, store.getState().status, store.actions, onHelp)) event.preventDefault();
  };
  const shown = at === null ? undefined : entries[at];
  return (
    // Keys that come from a drawing inside.
    // biome-ignore lint/a11y/noStaticElementInteractions: no control of its own
    <div className="views" onKeyDown={press}>
      {arrangement.order.flatMap((id) => {
        const figure = VIEWS.find(({ meta }) => meta.id === id);
        if (!figure) return [];
        const { meta, Component } = figure;
        return (
          <ViewFrame
            key={id}
            title={meta.titleFor?.(params) ?? meta.title}
            isFolded={arrangement.folded.includes(id) && enlarged !== id}
            isEnlarged={enlarged === id}
            onFold={() => arrange(toggled(arrangement, id))}
            onEnlarge={() => onEnlarge(enlarged === id ? null : id)}
            onMove={(by) => arrange(moved(arrangement, id, by))}
            caption={
              <div className="moment">
                <StepButton name="Previous" disabled={(at ?? 0) === 0} onPress={() => onStep(-1)} />
                <StepButton
                  name="Next"
                  disabled={at === null ? entries.length === 0 : at >= entries.length - 1}
                  onPress={() => onStep(1)}
                />
                <span role="status">
                  {shown ? `${shown.title} (${(at ?? 0) + 1} of ${entries.length})` : presentingHelp(entries.length)}
                </span>
              </div>
            }
          >
            <FigureBoundary title={meta.title}>
              <Component store={store} settings={NO_SETTINGS} />
            </FigureBoundary>
          </ViewFrame>
        );
      })}
    </div>
  );
}

function presentingHelp(moments: number): string {
  return moments === 0 ? 'Escape ends it.' : 'Page Down and Page Up, or a clicker, step through the shelf; Escape ends it.';
}

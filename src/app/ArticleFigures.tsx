/**
 * The article's slots, brought to life: each becomes a figure with an experiment of its own, and the words that act set it. The
 * prose is already in the page; this adds nothing to read.
 */
import { type ReactNode, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { LiveFigure } from '../figures/LiveFigure.tsx';
import { figureMeta, loadFigure } from '../figures/registry.ts';
import type { ExperimentStore } from '../state/experiment.ts';
import type { FigureTrainer } from '../worker/trainer.ts';
import { LabLink } from './LabLink.tsx';

export interface ArticleSlot {
  readonly id: string;
  readonly figure: string;
  readonly query: string;
  /** Holds the poster; the figure takes its place. */
  readonly stage: HTMLElement;
}

export interface ArticleFiguresProps {
  readonly slots: readonly ArticleSlot[];
  readonly trainer: FigureTrainer;
  readonly createStore: (query: string) => ExperimentStore;
  /** Sets parameters as in the address: `S=0.99`. */
  readonly applyQuery: (store: ExperimentStore, query: string) => void;
  readonly labLink: (store: ExperimentStore) => string;
}

export function findSlots(root: ParentNode): readonly ArticleSlot[] {
  return [...root.querySelectorAll<HTMLElement>('figure.slot')].flatMap((slot) => {
    const stage = slot.querySelector<HTMLElement>('.stage');
    return stage ? [{ id: slot.id, figure: slot.dataset.fig ?? '', query: slot.dataset.query ?? '', stage }] : [];
  });
}

export function ArticleFigures(props: ArticleFiguresProps): ReactNode {
  return props.slots.map((slot) => <SlotFigure key={slot.id} slot={slot} {...props} />);
}

/** How far outside of the window a figure is made ready, in px. */
const PREPARE = '800px';

function SlotFigure({ slot, trainer, createStore, applyQuery, labLink }: ArticleFiguresProps & { readonly slot: ArticleSlot }): ReactNode {
  const near = useNear(slot.stage);
  const store = useMemo(() => createStore(slot.query), [createStore, slot.query]);
  const [query, setQuery] = useState(slot.query);
  useActs(slot.id, (set) => {
    setQuery((before) => mergeQueries(before, set));
    applyQuery(store, set);
  });
  const meta = figureMeta(slot.figure);
  const ready = useReady(slot.figure, near);
  useLayoutEffect(() => {
    if (ready) slot.stage.querySelector('.poster')?.remove();
  }, [ready, slot]);
  if (!ready || !meta) return null;
  const actions = meta.needs === 'experiment' && <LabLink store={store} labLink={labLink} />;
  return createPortal(<LiveFigure meta={meta} store={store} trainer={trainer} query={query} actions={actions} />, slot.stage);
}

/** The poster stays until the figure that takes its place has been loaded. */
function useReady(figure: string, near: boolean): boolean {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    if (near) loadFigure(figure).then(() => setReady(true));
  }, [figure, near]);
  return ready;
}

/** True from the moment the stage comes near the window. */
function useNear(stage: HTMLElement): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        setNear(true);
      },
      { rootMargin: PREPARE },
    );
    observer.observe(stage);
    return () => observer.disconnect();
  }, [stage]);
  return near;
}

/** The buttons in the prose that act on a slot. */
function useActs(slot: string, act: (set: string) => void): void {
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>('button.act') : null;
      if (button?.dataset.figure === slot) act(button.dataset.set ?? '');
    };
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  });
}

/** @param set takes the place of equal keys */
export function mergeQueries(before: string, set: string): string {
  const merged = new URLSearchParams(before);
  for (const [key, value] of new URLSearchParams(set)) merged.set(key, value);
  return merged.toString();
}

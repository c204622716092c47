/**
 * The article's slots, brought to life: each becomes a figure with an experiment of its own, and the words that act set it. The
 * prose is already in the page; this adds nothing to read.
 */
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { settingsFrom } from '../address/configuration.ts';
import type { ExperimentStore } from '../experiment/experiment.ts';
import { couldNotLoad } from '../figure/couldNotLoad.ts';
import { LabLink } from '../figure/frame/LabLink.tsx';
import { LiveFigure } from '../figure/frame/LiveFigure.tsx';
import { prefersLessMotion } from '../figure/hooks/motion.ts';
import { whenNear } from '../figure/hooks/whenNear.ts';
import { ownQuery, schemaOfFigure } from '../figure/preset.ts';
import { figureMeta, loadFigure } from '../figure/registry.ts';
import type { FigureTrainer } from '../training/figureTrainer.ts';

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
  readonly createStore: (slot: ArticleSlot) => ExperimentStore;
  /** The settings a slot begins with, as in the address. */
  readonly queryOf: (slot: ArticleSlot) => string;
  /** What the first sight of a slot's figure does. Keep it the same function. */
  readonly startOf: (slot: ArticleSlot) => (store: ExperimentStore) => void;
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

/** How far outside of the window a figure is made ready: the next tab stop may be there, and is skipped while it is a poster. */
const PREPARE = '1600px';
/** The share of a drawing that must be in sight when words act on it. */
const ENOUGH = 0.75;

function SlotFigure({ slot, trainer, ...props }: ArticleFiguresProps & { readonly slot: ArticleSlot }): ReactNode {
  const near = useNear(slot.stage);
  const { createStore, labLink } = props;
  const store = useMemo(() => createStore(slot), [createStore, slot]);
  const start = useMemo(() => props.startOf(slot), [props.startOf, slot]);
  const [given, onSettings, setGiven] = useGivenSettings(slot, props.queryOf);
  const meta = figureMeta(slot.figure);
  const code = useFigureCode(slot.figure, near);
  useActs(slot.id, ({ set, anew }) => {
    setGiven(set);
    if (meta?.needs === 'experiment') act(store, () => props.applyQuery(store, set), anew);
    reveal(slot.stage);
  });
  useLayoutEffect(() => {
    if (code === 'loaded') slot.stage.querySelector('.poster')?.remove();
  }, [code, slot]);
  if (code === 'failed') return createPortal(<NotLoaded />, slot.stage);
  if (code === 'waiting' || !meta) return null;
  const actions = meta.needs === 'experiment' ? () => <LabLink store={store} labLink={labLink} /> : undefined;
  return createPortal(<LiveFigure {...{ meta, store, trainer, actions, start, onSettings, ...given }} />, slot.stage);
}

/** What a figure is given, how it tells what it was set to by hand since, and how words set it on top of that. */
function useGivenSettings(slot: ArticleSlot, queryOf: ArticleFiguresProps['queryOf']) {
  const [given, setGiven] = useState(() => ({ query: queryOf(slot), press: 0 }));
  const told = useRef(given.query);
  const tell = useCallback((query: string) => {
    told.current = query;
  }, []);
  const set = (words: string) => {
    const schema = schemaOfFigure(slot.figure);
    const { own } = settingsFrom(words, schema, settingsFrom(told.current, schema));
    const query = ownQuery(slot.figure, own);
    told.current = query;
    setGiven(({ press }) => ({ query, press: press + 1 }));
  };
  return [given, tell, set] as const;
}

/** Whoever presses words that act wants to see it move, also where nothing starts of itself. */
function act(store: ExperimentStore, apply: () => void, anew: boolean): void {
  apply();
  if (anew) store.actions.restart();
  if (store.getState().status === 'poster') store.actions.play();
}

/** Words act on a figure that may have been scrolled out of sight: brings its drawing back, as little as is needed. */
function reveal(stage: HTMLElement): void {
  const drawing = stage.querySelector('.live-drawing') ?? stage;
  const { top, bottom } = drawing.getBoundingClientRect();
  const seen = Math.min(bottom, innerHeight) - Math.max(top, 0);
  if (seen < ENOUGH * Math.min(bottom - top, innerHeight)) {
    drawing.scrollIntoView({ block: 'nearest', behavior: prefersLessMotion() ? 'auto' : 'smooth' });
  }
}

/** Beside the poster, which stays. */
function NotLoaded(): ReactNode {
  return (
    <p className="problems not-loaded" role="alert">
      {couldNotLoad('The figure')}
    </p>
  );
}

/** The poster stays until the figure that takes its place has been loaded. */
function useFigureCode(figure: string, near: boolean): 'waiting' | 'loaded' | 'failed' {
  const [code, setCode] = useState<'waiting' | 'loaded' | 'failed'>('waiting');
  useEffect(() => {
    if (near)
      loadFigure(figure).then(
        () => setCode('loaded'),
        () => setCode('failed'),
      );
  }, [figure, near]);
  return code;
}

/** True from the moment the stage comes near the window. */
function useNear(stage: HTMLElement): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => whenNear(stage, () => setNear(true), PREPARE), [stage]);
  return near;
}

/** What the words of a button do: settings as in the address, for the running model or for one that begins anew. */
interface Act {
  readonly set: string;
  readonly anew: boolean;
}

/** The buttons in the prose that act on a slot. */
function useActs(slot: string, act: (act: Act) => void): void {
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>('button.act') : null;
      if (button?.dataset.figure === slot) act({ set: button.dataset.set ?? '', anew: button.dataset.anew !== undefined });
    };
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  });
}

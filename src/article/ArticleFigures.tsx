/**
 * Mounts a figure in each of the article's slots, with an experiment of its own that the prose's buttons can set. The
 * prose is already in the page; this adds nothing to read.
 */
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { settingsFrom } from '../address/configuration.ts';
import type { ExperimentStore } from '../experiment/experiment.ts';
import { couldNotLoad } from '../figure/couldNotLoad.ts';
import type { FigureSettings } from '../figure/figureSchema.ts';
import { LabLink } from '../figure/frame/LabLink.tsx';
import { LiveFigure } from '../figure/frame/LiveFigure.tsx';
import { prefersLessMotion } from '../figure/hooks/motion.ts';
import { whenNear } from '../figure/hooks/whenNear.ts';
import { loadFigure } from '../figure/loading.ts';
import { loadUntilThere } from '../figure/loadUntilThere.ts';
import { schemaOfFigure, slotSettings } from '../figure/preset.ts';
import { figureMeta } from '../figure/registry.ts';
import type { Params } from '../params/params.ts';
import { changesOf } from '../params/paramValues.ts';
import type { FigureTrainer } from '../training/figureTrainer.ts';
import { type PosterSlot, usePoster } from './usePoster.ts';

export interface ArticleSlot extends PosterSlot {
  readonly id: string;
  readonly settings: FigureSettings;
}

export interface ArticleFiguresProps {
  readonly slots: readonly ArticleSlot[];
  readonly trainer: FigureTrainer;
  readonly createStore: (slot: ArticleSlot) => ExperimentStore;
  /** What the first sight of a slot's figure does. Keep it the same function. */
  readonly startOf: (slot: ArticleSlot) => (store: ExperimentStore) => void;
  readonly labLink: (store: ExperimentStore) => string;
}

export function findSlots(root: ParentNode): readonly ArticleSlot[] {
  return [...root.querySelectorAll<HTMLElement>('figure.slot')].flatMap((slot) => {
    const stage = slot.querySelector<HTMLElement>('.stage');
    const { fig: figure = '', query = '' } = slot.dataset;
    const settings = slotSettings({ figure, query });
    return stage ? [{ id: slot.id, figure, settings, built: settings, stage }] : [];
  });
}

export function ArticleFigures(props: ArticleFiguresProps): ReactNode {
  return props.slots.map((slot) => <SlotFigure key={slot.id} slot={slot} {...props} />);
}

/** How far outside the window a figure is mounted: the next tab stop may be there, and a poster cannot take the focus. */
const PREPARE = '1600px';
/** The share of a drawing that must be in sight when words act on it. */
const ENOUGH = 0.75;

function SlotFigure({ slot, trainer, ...props }: ArticleFiguresProps & { readonly slot: ArticleSlot }): ReactNode {
  const near = useNear(slot.stage);
  const { createStore, labLink } = props;
  const store = useMemo(() => createStore(slot), [createStore, slot]);
  const start = useMemo(() => props.startOf(slot), [props.startOf, slot]);
  const [settings, onSettings] = useState(slot.settings.own);
  const meta = figureMeta(slot.figure);
  const code = useFigureCode(slot.figure, near);
  useActs(slot.id, ({ set, anew }) => {
    const { params } = store.getState();
    const next = settingsFrom(set, schemaOfFigure(slot.figure), { params, own: settings });
    onSettings(next.own);
    if (meta?.needs === 'experiment') act(store, changesOf(params, next.params), anew);
    reveal(slot.stage);
  });
  useInForce(slot, store, settings);
  const onReport = usePoster({ slot, store, own: settings, isLoaded: code === 'loaded' });
  if (code === 'failed') return createPortal(<NotLoaded />, slot.stage);
  if (code === 'waiting' || !meta) return null;
  const actions = meta.needs === 'experiment' && <LabLink store={store} labLink={labLink} />;
  return createPortal(
    <LiveFigure {...{ meta, store, trainer, actions, start, settings, onSettings, onReport }} ask={slot.ask} />,
    slot.stage,
  );
}

/** A press on a button in the prose starts training, even where figures do not start by themselves. */
function act(store: ExperimentStore, changes: Partial<Params>, anew: boolean): void {
  store.actions.setParams(changes);
  if (anew) store.actions.restart();
  if (store.getState().status === 'poster') store.actions.play();
}

/** The figure a button acts on may be out of sight: scrolls just far enough to show its drawing. */
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

/** The poster stays until the figure has been loaded. */
function useFigureCode(figure: string, near: boolean): 'waiting' | 'loaded' | 'failed' {
  const [code, setCode] = useState<'waiting' | 'loaded' | 'failed'>('waiting');
  useEffect(() => {
    if (!near) return;
    void loadUntilThere(
      () => loadFigure(figure),
      () => setCode('failed'),
    ).then(() => setCode('loaded'));
  }, [figure, near]);
  return code;
}

/** True from the moment the stage comes near the window. */
function useNear(stage: HTMLElement): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => whenNear(stage, () => setNear(true), PREPARE), [stage]);
  return near;
}

/** What a button does: settings as in an address, for the running model or for a new run. */
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

/** Marks the buttons of a slot whose settings the figure has. @param own the figure's own settings */
function useInForce({ id, figure }: ArticleSlot, store: ExperimentStore, own: object): void {
  useEffect(() => {
    const buttons = [...document.querySelectorAll<HTMLElement>('button.act')].filter(({ dataset }) => dataset.figure === id);
    const schema = schemaOfFigure(figure);
    let marked: Params | null = null;
    const mark = () => {
      const { params } = store.getState();
      if (params === marked) return;
      marked = params;
      const written = (set: string) => String(schema.write(settingsFrom(set, schema, { params, own })));
      for (const button of buttons) button.setAttribute('aria-pressed', String(written(button.dataset.set ?? '') === written('')));
    };
    if (buttons.length === 0) return;
    mark();
    return store.subscribe(mark);
  }, [id, figure, store, own]);
}

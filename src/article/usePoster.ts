/** Keeps a slot's poster over its figure for as long as the figure has nothing of its own to show. */
import { useCallback, useLayoutEffect, useState } from 'react';
import type { ExperimentState, ExperimentStore } from '../experiment/experiment.ts';
import type { FigureSettings } from '../figure/figureSchema.ts';
import { prefersLessMotion } from '../figure/hooks/motion.ts';
import { useExperiment } from '../figure/hooks/useExperiment.ts';
import { loadedFigure } from '../figure/loading.ts';
import type { FigureReport } from '../figure/meta.ts';
import { schemaOfFigure } from '../figure/preset.ts';

export interface PosterSlot {
  readonly figure: string;
  /** The settings it was built with, which its poster shows. */
  readonly built: FigureSettings;
  /** Holds the poster until the figure replaces it. */
  readonly stage: HTMLElement;
  /** What an address has its reader predict first. */
  readonly ask?: string | undefined;
}

export interface PosterProps {
  readonly slot: PosterSlot;
  readonly store: ExperimentStore;
  /** The figure's own settings at present. */
  readonly own: object;
  /** The figure is there. */
  readonly isLoaded: boolean;
}

/** @returns what hears the figure's reports */
export function usePoster({ slot, store, own, isLoaded }: PosterProps): (report: FigureReport) => void {
  const [isGone, setGone] = useState(false);
  const [hasDrawn, setDrawn] = useState(false);
  const hear = useCallback(({ step, status }: FigureReport) => {
    if (step > 0 || status === 'failed') setDrawn(true);
  }, []);
  const stays = useExperiment(store, (state) => isLoaded && !isGone && !hasDrawn && saysMore(slot, state, own));
  useLayoutEffect(() => {
    if (!isLoaded) return;
    slot.stage.classList.toggle('waits', stays);
    if (stays) return;
    slot.stage.querySelector('.poster')?.remove();
    setGone(true);
  }, [slot, isLoaded, stays]);
  return hear;
}

/** Whether the poster shows what is set, and the figure would show an untrained model or none. */
function saysMore({ figure, built, ask }: PosterSlot, { status, params }: ExperimentState, own: object): boolean {
  if (ask || status !== 'poster' || !startsEmpty(figure)) return false;
  const { write } = schemaOfFigure(figure);
  return String(write(built)) === String(write({ params, own }));
}

/** A figure of an experiment starts from the first step by itself, which its poster shows, too; with less motion that is its end. */
function startsEmpty(figure: string): boolean {
  const { meta, poster } = loadedFigure(figure) ?? {};
  return meta?.needs === 'experiment' ? prefersLessMotion() : meta?.needs === 'trainer' && poster?.training !== undefined;
}

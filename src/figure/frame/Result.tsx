/** Announces a run's result once to screen readers: what the figure shows, and whether its claim holds. */
import { type ReactNode, useEffect, useState } from 'react';
import type { ExperimentState, ExperimentStore } from '../../experiment/experiment.ts';
import type { Figure } from '../defineFigure.tsx';
import { claimAt, claimWords, verdictOf } from './ClaimMark.tsx';
import { leadWords, statusWords } from './StatusLine.tsx';

export interface ResultProps {
  readonly store: ExperimentStore;
  readonly figure: Figure | null;
  readonly settings: object;
}

/** A run that goes on at once, as after a moved slider, has not ended. */
const SETTLED_MS = 700;

export function Result({ store, figure, settings }: ResultProps): ReactNode {
  const [words, setWords] = useState('');
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = store.subscribe((state, before) => {
      if (state.ended === before.ended && state.judgedLoss === before.judgedLoss) return;
      clearTimeout(timer);
      if (state.ended === null) setWords('');
      else timer = setTimeout(() => setWords(resultWords(store.getState(), figure, settings)), SETTLED_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [store, figure, settings]);
  return (
    <p className="visually-hidden" role="status">
      {words}
    </p>
  );
}

function resultWords(state: ExperimentState, figure: Figure | null, settings: object): string {
  const claim = figure ? claimAt(figure.claims, state.params) : null;
  const verdict = claim ? `${claim.text} ${claimWords(verdictOf(claim, state), state.status)}.` : '';
  return [`${statusWords(state)}.`, figure?.describe?.(state, settings), verdict, leadWords(state)].filter(Boolean).join(' ');
}

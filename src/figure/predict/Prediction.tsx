/** Asks what a link has its reader predict before anything is shown, and compares the answer with the result. Loaded where a link asks. */
import { type ReactNode, useEffect, useMemo } from 'react';
import { ASK_FIELD, type Ask } from '../../address/askText.ts';
import { Predict } from '../../controls/Predict.tsx';
import type { ExperimentStore } from '../../experiment/experiment.ts';
import { problem } from '../../model/config/problem.ts';
import { Style } from '../frame/Style.tsx';
import { CountPrediction } from './CountPrediction.tsx';
import { NormsPrediction } from './NormsPrediction.tsx';
import style from './predict.css?inline';

export interface PredictionProps {
  /** What is to be predicted, as in the address. */
  readonly ask: string;
  readonly store: ExperimentStore;
  /** Whether the store's model is what is shown. */
  readonly trains: boolean;
  /** The prediction is made, or there is none to make. */
  readonly onReveal: () => void;
}

export default function Prediction({ ask: text, trains, ...more }: PredictionProps): ReactNode {
  const { onReveal } = more;
  const ask = useMemo(() => readAsk(text, trains), [text, trains]);
  useEffect(() => {
    if (!ask) onReveal();
  }, [ask, onReveal]);
  return (
    <div className="asked">
      <Style of={style} />
      {ask ? <Question ask={ask} {...more} /> : <p role="alert">{problem('ask', text, expected(trains), 'no question').message}</p>}
    </div>
  );
}

function expected(trains: boolean): string {
  return trains
    ? ASK_FIELD.expected
    : 'a question and its answers with | between them and * before the right one, for a figure that trains no single model';
}

/** What is measured of a model cannot be asked of a figure that trains none, or many. */
function readAsk(text: string, trains: boolean): Ask | null {
  const ask = ASK_FIELD.parse(text)?.value ?? null;
  return trains || ask?.kind === 'written' ? ask : null;
}

function Question({ ask, store, onReveal }: Omit<PredictionProps, 'ask' | 'trains'> & { readonly ask: Ask }): ReactNode {
  switch (ask.kind) {
    case 'written':
      return <Predict question={ask.question} options={ask.options} right={ask.right} onChoose={onReveal} />;
    case 'norms':
      return <NormsPrediction store={store} onReveal={onReveal} />;
    default:
      return <CountPrediction kind={ask.kind} store={store} onReveal={onReveal} />;
  }
}

/** Asks how many features the model will represent, and counts them when its run has ended. */
import { type ReactNode, useCallback, useState } from 'react';
import type { Counted } from '../../address/askText.ts';
import { Predict } from '../../controls/Predict.tsx';
import type { ExperimentState, ExperimentStore } from '../../experiment/experiment.ts';
import { configurationInWords } from '../../params/configurationInWords.ts';
import { frontModel } from '../frontModel.ts';
import { countOf, countOptions, optionText, rightOption } from './countOptions.ts';
import { useResult } from './useResult.ts';

const QUESTIONS: Readonly<Record<Counted, string>> = {
  represented: 'how many features will the model represent?',
  dedicated: 'how many features will have a dimension of their own?',
  superposed: 'how many features will share their dimensions with others?',
};

export interface CountPredictionProps {
  readonly kind: Counted;
  readonly store: ExperimentStore;
  readonly onReveal: () => void;
}

export function CountPrediction({ kind, store, onReveal }: CountPredictionProps): ReactNode {
  const [{ words, options }] = useState(() => questionOf(store.getState()));
  const [isMade, setMade] = useState(false);
  const measure = useCallback((state: ExperimentState) => rightOption(options, countOf(kind, frontModel(state))), [kind, options]);
  const right = useResult(store, isMade, measure);
  return (
    <Predict
      question={`With ${words}, ${QUESTIONS[kind]}`}
      options={options.map(optionText)}
      right={right}
      onChoose={() => {
        setMade(true);
        onReveal();
      }}
    />
  );
}

/** About the run that follows, whatever is changed later. */
function questionOf({ params }: ExperimentState) {
  return { words: configurationInWords(params), options: countOptions(params.n, params.m) };
}

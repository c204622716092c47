/** A short tour of a figure: one step at a time, each ended by the reader's own action. Loaded when it is asked for. */
import './tour.css';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ExperimentStore } from '../../experiment/experiment.ts';
import { stepToDo, TOUR } from './steps.ts';

export interface TourProps {
  readonly store: ExperimentStore;
  readonly onEnd: () => void;
}

/** There Escape has a use of its own. */
const ESCAPES = 'dialog, input[type="text"]';

export function Tour({ store, onEnd }: TourProps): ReactNode {
  const first = useRef(stepToDo(0, store.getState()));
  const [at, setAt] = useState(first.current);
  useEffect(() => store.subscribe((state) => setAt((now) => (now < TOUR.length && TOUR[now]?.isDone(state) ? now + 1 : now))), [store]);
  useEffect(() => {
    const onKey = ({ key, target }: KeyboardEvent) => {
      if (key === 'Escape' && target instanceof Element && !target.closest(ESCAPES)) onEnd();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [onEnd]);
  const seen = at > first.current ? TOUR[at - 1]?.seen : undefined;
  const step = TOUR[at];
  return (
    <section className="tour" aria-label="A short tour">
      <p role="status">
        {seen && `${seen} `}
        {step ? (
          <>
            <b>
              Step {at + 1 - first.current} of {TOUR.length - first.current}.
            </b>{' '}
            {step.ask}
          </>
        ) : (
          'That was the tour. “More” has the number of features and of dimensions to play with.'
        )}
      </p>
      <button type="button" onClick={onEnd}>
        {step ? 'End the tour' : 'Done'}
      </button>
    </section>
  );
}

/** What the first run comes to after a prediction was made. */
import { useEffect, useState } from 'react';
import type { ExperimentState, ExperimentStore } from '../../experiment/experiment.ts';

/** @param isMade the prediction; what ends before it is not its result @param measure keep it the same function @returns null until then */
export function useResult<Result>(store: ExperimentStore, isMade: boolean, measure: (state: ExperimentState) => Result): Result | null {
  const [result, setResult] = useState<Result | null>(null);
  useEffect(() => {
    if (!isMade || result !== null) return;
    const look = (state: ExperimentState) => {
      if (hasResult(state)) setResult(measure(state));
    };
    look(store.getState());
    return store.subscribe(look);
  }, [store, isMade, result, measure]);
  return result;
}

/** The run has ended, or rests at the moment of its link. */
function hasResult({ ended, status, snapshot }: ExperimentState): boolean {
  return snapshot !== null && (ended !== null || (status === 'paused' && snapshot.step > 0));
}

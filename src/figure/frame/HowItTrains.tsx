/** The details of a run: its speed, its engine and why it was chosen, and how many of its seeds have converged. */
import type { ReactNode } from 'react';
import { formatRate } from '../../charts/format.ts';
import type { ExperimentState, ExperimentStore } from '../../experiment/experiment.ts';
import { useExperiment } from '../hooks/useExperiment.ts';
import { HotNumber } from './StatusLine.tsx';

export function HowItTrains({ store }: { readonly store: ExperimentStore }): ReactNode {
  const converged = useExperiment(store, convergedWords);
  const engine = useExperiment(store, (state) => state.engine);
  return (
    <div className="status how">
      <HotNumber store={store} label="steps a second" width={6} read={(state) => speedText(state.stepsPerSecond)} />
      {converged && <span>{converged}</span>}
      <span className="engine">
        {engine && (
          <>
            Engine: <b>{engine.name}</b>. {engine.reason}
          </>
        )}
      </span>
    </div>
  );
}

function convergedWords({ convergedCount, snapshot }: ExperimentState): string {
  return convergedCount > 0 ? `Seeds converged: ${convergedCount} of ${snapshot?.nInstances ?? 0}.` : '';
}

function speedText(stepsPerSecond: number): string {
  return stepsPerSecond > 0 ? formatRate(stepsPerSecond) : '–';
}

/** The state of a run in one line: status, step, loss, speed, engine and why it was chosen. Numbers keep their width. */
import { type ReactNode, useEffect, useRef } from 'react';
import { formatCount, formatLive, formatRate } from '../../charts/format.ts';
import type { ExperimentState, ExperimentStore } from '../../experiment/experiment.ts';
import { frontInstance } from '../frontModel.ts';
import { useExperiment } from '../hooks/useExperiment.ts';
import { STATUS_WORDS } from '../statusWords.ts';

export function StatusLine({ store }: { readonly store: ExperimentStore }): ReactNode {
  const status = useExperiment(store, (state) => state.status);
  const words = useExperiment(store, statusWords);
  const engine = useExperiment(store, (state) => state.engine);
  return (
    <div className="status">
      <span className="state" data-state={status} role="status">
        {words}
      </span>
      <HotNumber store={store} label="step" width={7} read={(state) => String(state.snapshot?.step ?? 0)} />
      <HotNumber store={store} label="loss" width={9} read={(state) => lossText(frontLoss(state))} />
      <HotNumber store={store} label="steps a second" width={6} read={(state) => speedText(state.stepsPerSecond)} />
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

function statusWords(state: ExperimentState): string {
  if (state.lookingBackFrom !== null) return `Looking back from step ${formatCount(state.lookingBackFrom)}`;
  return state.status === 'paused' && state.ended === 'steps' ? notConverged(state) : STATUS_WORDS[state.status];
}

function notConverged({ convergedCount, snapshot }: ExperimentState): string {
  const count = snapshot?.nInstances ?? 0;
  return convergedCount === 0
    ? 'Stopped at the last step, not converged'
    : `Stopped at the last step, ${convergedCount} of ${count} converged`;
}

function frontLoss(state: ExperimentState): number {
  const front = frontInstance(state);
  return state.judgedLoss[front] ?? state.snapshot?.loss[front] ?? Number.NaN;
}

export function lossText(loss: number): string {
  return formatLive(loss, 4);
}

function speedText(stepsPerSecond: number): string {
  return stepsPerSecond > 0 ? formatRate(stepsPerSecond) : '–';
}

interface HotNumberProps {
  readonly store: ExperimentStore;
  readonly label: string;
  /** Characters kept free, so that nothing jumps sideways. */
  readonly width: number;
  readonly read: (state: ExperimentState) => string;
}

/** Written straight to the page: it changes with every frame. */
function HotNumber({ store, label, width, read }: HotNumberProps): ReactNode {
  const number = useRef<HTMLElement>(null);
  useEffect(() => {
    const write = (state: ExperimentState) => {
      const text = read(state);
      if (number.current && number.current.textContent !== text) number.current.textContent = text;
    };
    write(store.getState());
    return store.subscribe(write);
  });
  return (
    <span>
      {label} <b ref={number} style={{ minWidth: `${width}ch` }} />
    </span>
  );
}

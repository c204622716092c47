/** The state of a run in one line: status, step, loss, and which seed is shown. Numbers keep their width. */
import { type ReactNode, useEffect, useRef } from 'react';
import { formatCount, formatLive } from '../../charts/format.ts';
import type { ExperimentState, ExperimentStore } from '../../experiment/experiment.ts';
import { frontInstance, frontSeed } from '../frontModel.ts';
import { useExperiment } from '../hooks/useExperiment.ts';
import { STATUS_WORDS } from '../statusWords.ts';

export function StatusLine({ store }: { readonly store: ExperimentStore }): ReactNode {
  const status = useExperiment(store, (state) => state.status);
  const isFinished = useExperiment(store, (state) => state.ended !== null);
  const words = useExperiment(store, statusWords);
  const lead = useExperiment(store, leadWords);
  return (
    <div className="status">
      <span className="state" data-state={isFinished ? 'converged' : status}>
        {words}
      </span>
      <HotNumber store={store} label="step" width={7} read={(state) => String(state.snapshot?.step ?? 0)} />
      <HotNumber store={store} label="loss" width={9} read={(state) => lossText(frontLoss(state))} />
      {lead && <span className="lead-seed">{lead}</span>}
    </div>
  );
}

/** The seed that is shown is judged, not all that train beside it. */
export function statusWords(state: ExperimentState): string {
  if (state.lookingBackFrom !== null) return `Looking back from step ${formatCount(state.lookingBackFrom)}`;
  if (state.ended === null) return STATUS_WORDS[state.status];
  return isAtRest(state) ? 'Finished' : 'Stopped while still getting better';
}

/** The end of a run over which a loss that has come to rest stays the same. */
const END = 0.2;
const SAME = 0.05;

/** Whether the average loss of the seed that is shown has stayed the same over the end of the run. */
function isAtRest(state: ExperimentState): boolean {
  const { steps, losses } = state.history;
  const front = frontInstance(state);
  const last = steps.at(-1) ?? 0;
  const earlier = losses[steps.findLastIndex((step) => step <= (1 - END) * last)]?.[front];
  const now = losses.at(-1)?.[front];
  return earlier === undefined || now === undefined || now > (1 - SAME) * earlier;
}

/** Which of the seeds that train at once is shown, and that it has taken another's place. */
export function leadWords(state: ExperimentState): string {
  const { bestBefore, chosen, startParams } = state;
  if (startParams.k === 1) return '';
  const seed = frontSeed(state);
  return bestBefore && chosen === null ? `Seed ${seed} is better now.` : `Seed ${seed}, one of ${startParams.k}, is shown.`;
}

function frontLoss(state: ExperimentState): number {
  const front = frontInstance(state);
  return state.judgedLoss[front] ?? state.snapshot?.loss[front] ?? Number.NaN;
}

function lossText(loss: number): string {
  return formatLive(loss, 4);
}

interface HotNumberProps {
  readonly store: ExperimentStore;
  readonly label: string;
  /** Characters kept free, so that nothing jumps sideways. */
  readonly width: number;
  readonly read: (state: ExperimentState) => string;
}

/** Written straight to the page: it changes with every frame. */
export function HotNumber({ store, label, width, read }: HotNumberProps): ReactNode {
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

/**
 * The steps of a run as a slider: all views of the experiment show the run as it was where its thumb stands, and training goes on from
 * there. Changes of parameters and jumps of the loss are marked.
 */
import { type KeyboardEvent, type PointerEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { formatCount, formatNumber } from '../../charts/format.ts';
import type { ExperimentState, ExperimentStore } from '../../experiment/experiment.ts';
import { lossJumps } from '../../experiment/losses/lossJumps.ts';
import { frontInstance } from '../frontModel.ts';
import { useExperiment } from '../hooks/useExperiment.ts';
import { useThrottled } from '../hooks/useThrottled.ts';

export function TimeBar({ store }: { readonly store: ExperimentStore }): ReactNode {
  const slider = useRef<HTMLInputElement>(null);
  const isHeld = useRef(false);
  const isLookingBack = useExperiment(store, (state) => state.lookingBackFrom !== null);
  const [tip, setTip] = useState<{ readonly at: number; readonly text: string } | null>(null);
  useEffect(() => {
    const write = (state: ExperimentState) => {
      if (slider.current) writeSlider(slider.current, state, isHeld.current);
    };
    write(store.getState());
    return store.subscribe(write);
  }, [store]);
  const hover = (event: PointerEvent<HTMLInputElement>) => setTip(tipAt(event, store.getState()));
  const hold = (held: boolean) => () => {
    isHeld.current = held;
  };
  return (
    <div className="time-bar">
      <div className="track">
        <input
          ref={slider}
          type="range"
          min={0}
          step={1}
          defaultValue={0}
          aria-label="Step to show"
          onInput={({ currentTarget }) => store.actions.lookAt(Number(currentTarget.value))}
          onKeyDown={(event) => moveByKey(event, store)}
          onPointerDown={hold(true)}
          onPointerUp={hold(false)}
          onPointerCancel={hold(false)}
          onPointerMove={hover}
          onPointerLeave={() => setTip(null)}
        />
        <Marks store={store} />
        {tip && (
          <div className="tip" style={{ left: leftAt(tip.at), translate: `${-100 * tip.at}%` }} aria-hidden="true">
            {tip.text}
          </div>
        )}
      </div>
      <button type="button" className="quiet" disabled={!isLookingBack} onClick={() => store.actions.lookAt(null)}>
        To the newest step
      </button>
    </div>
  );
}

function newestStep({ lookingBackFrom, snapshot }: ExperimentState): number {
  return lookingBackFrom ?? snapshot?.step ?? 0;
}

/** @param isHeld under the pointer the thumb stays where the pointer is */
function writeSlider(slider: HTMLInputElement, state: ExperimentState, isHeld: boolean): void {
  const max = String(newestStep(state));
  const value = String(state.snapshot?.step ?? 0);
  if (slider.max !== max) slider.max = max;
  if (!isHeld && slider.value !== value) slider.value = value;
  // While a run trains, a number would be read out without end.
  const text = state.lookingBackFrom === null ? 'the newest step' : momentText(state, state.snapshot?.step ?? 0);
  if (slider.getAttribute('aria-valuetext') !== text) slider.setAttribute('aria-valuetext', text);
}

/** The step and the loss there, as far as it is known. */
function momentText(state: ExperimentState, step: number): string {
  const { steps, losses } = state.history;
  const loss = losses[steps.findLastIndex((known) => known <= step)]?.[frontInstance(state)];
  return `step ${formatCount(step)}${loss === undefined || Number.isNaN(loss) ? '' : `, loss ${formatNumber(loss)}`}`;
}

/** The thumb's centre does not reach the ends of the track. */
const THUMB_RADIUS = 8;

/** @param at between 0 and 1 */
function leftAt(at: number): string {
  return `calc(${THUMB_RADIUS}px + (100% - ${2 * THUMB_RADIUS}px) * ${at})`;
}

function tipAt({ clientX, currentTarget }: PointerEvent<HTMLInputElement>, state: ExperimentState) {
  const { left, width } = currentTarget.getBoundingClientRect();
  const share = (clientX - left - THUMB_RADIUS) / Math.max(1, width - 2 * THUMB_RADIUS);
  const at = Math.min(1, Math.max(0, share));
  return { at, text: momentText(state, Math.round(at * newestStep(state))) };
}

const PAGE = 10;

/** Keys go from one kept step to the next: between two of them there is nothing else to show. */
function moveByKey(event: KeyboardEvent<HTMLInputElement>, { getState, actions }: ExperimentStore): void {
  const { moments, snapshot } = getState();
  const shown = snapshot?.step ?? 0;
  const later = moments.findIndex((step) => step > shown);
  const after = later < 0 ? moments.length : later;
  const before = moments.findLastIndex((step) => step < shown);
  const to = {
    ArrowRight: after,
    ArrowUp: after,
    ArrowLeft: before,
    ArrowDown: before,
    PageUp: after + PAGE,
    PageDown: before - PAGE,
    Home: 0,
    End: moments.length,
  }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  actions.lookAt(moments[Math.max(0, to)] ?? null);
}

interface Mark {
  readonly step: number;
  readonly kind: 'change' | 'jump';
  readonly text: string;
}

const MARKS_EVERY_MS = 1000;

function Marks({ store }: { readonly store: ExperimentStore }): ReactNode {
  const read = useCallback(() => ({ marks: marksOf(store.getState()), newest: newestStep(store.getState()) }), [store]);
  const { marks, newest } = useThrottled(store.subscribe, read, MARKS_EVERY_MS);
  return (
    <div className="marks" aria-hidden="true">
      {marks.map(({ step, kind, text }) => (
        <span key={`${kind} ${step} ${text}`} data-mark={kind} title={text} style={{ left: leftAt(newest > 0 ? step / newest : 0) }} />
      ))}
    </div>
  );
}

function marksOf(state: ExperimentState): readonly Mark[] {
  const { changes, history } = state;
  const jumps = lossJumps(history, frontInstance(state), changes);
  return [
    ...changes.map(({ step, key, value }) => ({
      step,
      kind: 'change' as const,
      text: `${key} ${typeof value === 'number' ? formatNumber(value, 4) : value} from step ${formatCount(step)} on`,
    })),
    ...jumps.map((step) => ({ step, kind: 'jump' as const, text: `The loss jumps at step ${formatCount(step)}` })),
  ];
}

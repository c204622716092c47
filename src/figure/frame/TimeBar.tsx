/**
 * The steps of a run as a slider: all views of the experiment show the run as it was where its thumb stands, and training goes on from
 * there. Changes of parameters and jumps of the loss are marked.
 */
import { type KeyboardEvent, memo, type PointerEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
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
  const [tip, setTip] = useState<Tip | null>(null);
  const { marks, newest } = useMarks(store);
  const known = useRef(marks);
  known.current = marks;
  useEffect(() => {
    const write = (state: ExperimentState) => {
      if (slider.current) writeSlider(slider.current, state, known.current, isHeld.current);
    };
    write(store.getState());
    return store.subscribe(write);
  }, [store]);
  const hover = (event: PointerEvent<HTMLInputElement>) => setTip(tipAt(event, store.getState(), marks));
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = moveByKey(event, store);
    if (step !== null) setTip(tipOf(step, store.getState(), marks));
  };
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
          onKeyDown={press}
          onPointerDown={hold(true)}
          onPointerUp={hold(false)}
          onPointerCancel={hold(false)}
          onPointerMove={hover}
          onPointerLeave={() => setTip(null)}
          onBlur={() => setTip(null)}
        />
        <Marks marks={marks} newest={newest} />
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

/** @param isHeld while the reader drags the thumb it is not moved */
function writeSlider(slider: HTMLInputElement, state: ExperimentState, marks: readonly Mark[], isHeld: boolean): void {
  const max = String(newestStep(state));
  const value = String(state.snapshot?.step ?? 0);
  if (slider.max !== max) slider.max = max;
  if (!isHeld && slider.value !== value) slider.value = value;
  // While a run trains, screen readers would read out every new number.
  const text = state.lookingBackFrom === null ? 'the newest step' : momentLines(state, marks, state.snapshot?.step ?? 0).join('. ');
  if (slider.getAttribute('aria-valuetext') !== text) slider.setAttribute('aria-valuetext', text);
}

/** The step with the loss there, as far as it is known, and what happened about then. */
function momentLines(state: ExperimentState, marks: readonly Mark[], step: number): readonly string[] {
  const { steps, losses } = state.history;
  const loss = losses[steps.findLastIndex((known) => known <= step)]?.[frontInstance(state)];
  const moment = `step ${formatCount(step)}${loss === undefined || Number.isNaN(loss) ? '' : `, loss ${formatNumber(loss)}`}`;
  return [moment, ...marksAbout(state, marks, step).map(({ text }) => text)];
}

/** A pointer this near to a mark means the mark, as a share of the whole track. */
const NEAR = 0.01;

/** Marks near a step, and those since the kept step before it, which keys would skip. */
function marksAbout(state: ExperimentState, marks: readonly Mark[], step: number): readonly Mark[] {
  const before = state.moments.findLast((kept) => kept < step) ?? -1;
  const near = NEAR * newestStep(state);
  return marks.filter((mark) => (mark.step > before && mark.step <= step) || Math.abs(mark.step - step) <= near);
}

interface Tip {
  /** Of the track, between 0 and 1. */
  readonly at: number;
  readonly text: string;
}

/** The thumb's centre does not reach the ends of the track. */
const THUMB_RADIUS = 8;

/** @param at between 0 and 1 */
function leftAt(at: number): string {
  return `calc(${THUMB_RADIUS}px + (100% - ${2 * THUMB_RADIUS}px) * ${at})`;
}

function tipAt({ clientX, currentTarget }: PointerEvent<HTMLInputElement>, state: ExperimentState, marks: readonly Mark[]): Tip {
  const { left, width } = currentTarget.getBoundingClientRect();
  const share = (clientX - left - THUMB_RADIUS) / Math.max(1, width - 2 * THUMB_RADIUS);
  return tipOf(Math.round(Math.min(1, Math.max(0, share)) * newestStep(state)), state, marks);
}

function tipOf(step: number, state: ExperimentState, marks: readonly Mark[]): Tip {
  return { at: step / Math.max(1, newestStep(state)), text: momentLines(state, marks, step).join('\n') };
}

const PAGE = 10;

/**
 * Keys go from one kept step to the next: between two of them there is nothing else to show.
 * @returns the step gone to; null where the key does nothing here
 */
function moveByKey(event: KeyboardEvent<HTMLInputElement>, { getState, actions }: ExperimentStore): number | null {
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
  if (to === undefined) return null;
  event.preventDefault();
  const moment = moments[Math.max(0, to)] ?? null;
  actions.lookAt(moment);
  return moment ?? newestStep(getState());
}

interface Mark {
  readonly step: number;
  readonly kind: 'change' | 'jump';
  readonly text: string;
}

const MARKS_EVERY_MS = 1000;

interface Marked {
  readonly marks: readonly Mark[];
  readonly newest: number;
}

function useMarks(store: ExperimentStore): Marked {
  const read = useCallback(() => ({ marks: marksOf(store.getState()), newest: newestStep(store.getState()) }), [store]);
  return useThrottled(store.subscribe, read, MARKS_EVERY_MS);
}

/** Kept while only the tip moves. */
const Marks = memo(function Marks({ marks, newest }: Marked): ReactNode {
  return (
    <div className="marks" aria-hidden="true">
      {marks.map(({ step, kind, text }) => (
        <span key={`${kind} ${step} ${text}`} data-mark={kind} style={{ left: leftAt(newest > 0 ? step / newest : 0) }} />
      ))}
    </div>
  );
});

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

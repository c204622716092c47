/** Data, model and loss as a diagram whose numbers are those of the running model; the example is drawn anew or set by hand. */
import { type KeyboardEvent, type ReactNode, useCallback, useRef, useState } from 'react';
import { clamp, type Size } from '../../charts/view.ts';
import type { ExperimentState, ExperimentStore } from '../../experiment/experiment.ts';
import { arrowStep, handleOf } from '../../figure/concept/handles.ts';
import { judgedView } from '../../figure/concept/judgedView.ts';
import { useExperiment } from '../../figure/hooks/useExperiment.ts';
import { Drawing, type Place } from '../../figure/panel/Drawing.tsx';
import { Panel } from '../../figure/panel/Panel.tsx';
import { drawSetup } from './draw.ts';
import { type SetupInput, type SetupLayout, setupHeight, setupLayout } from './layout.ts';
import meta from './meta.ts';
import { drawExample, type Example } from './sample.ts';
import { describeSetup, setupTable } from './words.ts';

/** Which example: a number of the data's, or one set by hand. */
type Chosen = { readonly number: number; readonly nonEmpty: boolean } | { readonly byHand: Example };

export default function SetupFigure({ store }: { readonly store: ExperimentStore }): ReactNode {
  const [chosen, setChosen] = useState<Chosen>({ number: 0, nonEmpty: true });
  const nFeatures = useExperiment(store, (state) => state.snapshot?.nFeatures ?? state.params.n);
  const input = useCallback((state: ExperimentState) => inputOf(state, chosen), [chosen]);
  const layout = useRef<SetupLayout | null>(null);
  const held = useRef<number | null>(null);
  const draw = useCallback(
    (size: Size) => {
      layout.current = setupLayout(input(store.getState()), size);
      return drawSetup(layout.current);
    },
    [store, input],
  );
  const set = (feature: number, value: number) => {
    const { example } = input(store.getState());
    setChosen({ byHand: example.map((x, f) => (f === feature ? clamp(value, 0, 1) : x)) });
  };
  const amountOf = (feature: number) => input(store.getState()).example[feature] ?? 0;
  const press = (place: Place) => {
    held.current = featureOf(place.target);
    if (held.current !== null) set(held.current, amountOf(held.current) > 0 ? 0 : 1);
  };
  const drag = (place: Place) => {
    const slot = held.current === null ? undefined : layout.current?.inputs[held.current];
    if (slot && Math.abs(place.y - slot.at.y) > DEAD_ZONE) set(slot.index, 0.5 - (place.y - slot.at.y) / DRAG_LENGTH);
  };
  const key = (event: KeyboardEvent) => {
    const [feature, step] = [featureOf(event.target), arrowStep(event)];
    if (feature === null) return;
    if (event.key === ' ' || event.key === 'Enter') set(feature, amountOf(feature) > 0 ? 0 : 1);
    else if (step) set(feature, amountOf(feature) + 0.05 * (step.x + step.y));
    else return;
    event.preventDefault();
  };
  const next = (nonEmpty: boolean) => setChosen({ number: 'number' in chosen ? drawnNumber(store, chosen) + 1 : 0, nonEmpty });
  return (
    <>
      <Panel
        id={meta.id}
        title={meta.title}
        store={store}
        describe={useCallback((state: ExperimentState) => describeSetup(input(state)), [input])}
        table={useCallback((state: ExperimentState) => setupTable(input(state)), [input])}
      >
        <Drawing
          height={(width) => setupHeight(width, nFeatures)}
          draw={draw}
          watch={store.subscribe}
          onPress={press}
          onDrag={drag}
          onRelease={() => {
            held.current = null;
          }}
          onKey={key}
        />
      </Panel>
      <div className="buttons">
        <button type="button" onClick={() => next(true)}>
          Draw another example
        </button>
        <button type="button" onClick={() => next(false)}>
          … even an empty one
        </button>
      </div>
    </>
  );
}

const DEAD_ZONE = 10;
const DRAG_LENGTH = 120;

function inputOf(state: ExperimentState, chosen: Chosen): SetupInput {
  const view = judgedView(state);
  return { ...view, example: 'byHand' in chosen ? chosen.byHand : drawExample(view, chosen.number, chosen.nonEmpty).example };
}

function drawnNumber(store: ExperimentStore, chosen: { readonly number: number; readonly nonEmpty: boolean }): number {
  return drawExample(judgedView(store.getState()), chosen.number, chosen.nonEmpty).number;
}

/** Handles are called x0, x1, … */
function featureOf(target: EventTarget | null): number | null {
  const name = handleOf(target);
  return name === null ? null : Number(name.slice(1));
}

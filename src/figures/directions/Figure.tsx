/** The feature directions of an experiment's front model, live. m = 3 turns by dragging or with the arrow keys. */
import { type KeyboardEvent, type ReactNode, useId, useMemo, useRef, useState } from 'react';
import type { ExperimentState, ExperimentStore } from '../../state/experiment.ts';
import { Drawing, type Place } from '../Drawing.tsx';
import { selectByKey, selectFeature } from '../featureSelection.ts';
import { frontModel } from '../frontModel.ts';
import { Panel } from '../Panel.tsx';
import { useExperiment } from '../useExperiment.ts';
import { describeDirections, directionsTable, directionsTooltip } from './describe.ts';
import { drawDirections } from './draw.ts';
import { type DirectionsLayout, directionsLayout, featureAt } from './layout.ts';
import { type Camera, INITIAL_CAMERA } from './projection.ts';

const TURN = 0.12;
const KEY_TURNS: Readonly<Record<string, Camera>> = {
  ArrowLeft: { yaw: -TURN, pitch: 0 },
  ArrowRight: { yaw: TURN, pitch: 0 },
  ArrowUp: { yaw: 0, pitch: -TURN },
  ArrowDown: { yaw: 0, pitch: TURN },
};
const PIXELS_A_RADIAN = 120;

const describe = (state: ExperimentState) => describeDirections(frontModel(state));
const table = (state: ExperimentState) => directionsTable(frontModel(state));

export default function DirectionsFigure({ store }: { readonly store: ExperimentStore }): ReactNode {
  const [camera, setCamera] = useState(INITIAL_CAMERA);
  const turnable = useExperiment(store, (state) => state.snapshot?.nHidden === 3);
  const help = useId();
  const layout = useRef<DirectionsLayout | null>(null);
  const grip = useRef<Place | null>(null);
  const draw = useMemo(
    () => (size: { width: number; height: number }) => {
      const model = frontModel(store.getState());
      layout.current = directionsLayout({ ...model, camera, basis: layout.current?.basis ?? null }, size);
      return drawDirections(layout.current, describeDirections(model));
    },
    [store, camera],
  );
  const turn = (by: Camera) =>
    setCamera(({ yaw, pitch }) => ({ yaw: yaw + by.yaw, pitch: Math.max(-1.5, Math.min(1.5, pitch + by.pitch)) }));
  const drag = (place: Place) => {
    const from = grip.current;
    if (from) turn({ yaw: -(place.x - from.x) / PIXELS_A_RADIAN, pitch: (place.y - from.y) / PIXELS_A_RADIAN });
    grip.current = place;
  };
  const key = (event: KeyboardEvent) => {
    const by = turnable && !event.shiftKey ? KEY_TURNS[event.key] : undefined;
    if (!by) return void selectByKey(event, store);
    event.preventDefault();
    turn(by);
  };
  const featureUnder = (place: Place | null) => (place && layout.current ? featureAt(layout.current, place.x, place.y) : null);
  const press = (place: Place) => {
    grip.current = place;
  };
  return (
    <Panel id="directions" title="Feature directions" store={store} describe={describe} table={table}>
      <Drawing
        height={(width) => Math.min(width, 420)}
        draw={draw}
        watch={store.subscribe}
        tip={(place) => tipAt(store, featureUnder(place))}
        onHover={(place) => selectFeature(store, featureUnder(place))}
        {...(turnable ? { grabs: true, onPress: press, onDrag: drag } : {})}
        onKey={key}
        focusable
        describedBy={help}
      />
      <p id={help} className="visually-hidden">
        {turnable ? 'Arrow keys turn the space, with Shift they select a feature.' : 'Arrow keys select a feature.'}
      </p>
    </Panel>
  );
}

function tipAt(store: ExperimentStore, feature: number | null): string | null {
  return feature === null ? null : directionsTooltip(frontModel(store.getState()), feature);
}

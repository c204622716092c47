/** The feature directions of an experiment's front model, live. m = 3 turns by dragging or with the arrow keys. */
import { type KeyboardEvent, type ReactNode, useCallback } from 'react';
import { clamp, type Size, wrappedDegrees } from '../../charts/view.ts';
import type { ExperimentState, ExperimentStore } from '../../experiment/experiment.ts';
import { selectByKey, selectFeature } from '../../figure/featureSelection.ts';
import { frontModel } from '../../figure/frontModel.ts';
import { useExperiment } from '../../figure/hooks/useExperiment.ts';
import { ExperimentPanel } from '../../figure/panel/ExperimentPanel.tsx';
import { describeDirections, directionsTable, directionsTooltip } from './describe.ts';
import { drawDirections } from './draw.ts';
import { type DirectionsInput, type DirectionsLayout, directionsLayout, featureAt } from './layout.ts';
import { type Camera, INITIAL_CAMERA } from './projection.ts';

const DEGREE = Math.PI / 180;
const STEEPEST = 85;

const TURN = 0.12;
const KEY_TURNS: Readonly<Record<string, Camera>> = {
  ArrowLeft: { yaw: -TURN, pitch: 0 },
  ArrowRight: { yaw: TURN, pitch: 0 },
  ArrowUp: { yaw: 0, pitch: TURN },
  ArrowDown: { yaw: 0, pitch: -TURN },
};
const PIXELS_A_RADIAN = 120;

function cameraOf(turned: ExperimentState['camera']): Camera {
  return turned ? { yaw: turned[0] * DEGREE, pitch: turned[1] * DEGREE } : INITIAL_CAMERA;
}

/** The basis of the frame before keeps the picture from jumping (m > 3). */
function layout(input: DirectionsInput, size: Size, before: DirectionsLayout | null): DirectionsLayout {
  return directionsLayout({ ...input, basis: before?.basis ?? null }, size);
}

export default function DirectionsFigure({ store }: { readonly store: ExperimentStore }): ReactNode {
  const turned = useExperiment(store, (state) => state.camera);
  const turnable = useExperiment(store, (state) => state.snapshot?.nHidden === 3);
  const turn = (by: Camera) => {
    const { yaw, pitch } = cameraOf(store.getState().camera);
    store.actions.turnCamera([wrappedDegrees((yaw + by.yaw) / DEGREE), clamp((pitch + by.pitch) / DEGREE, -STEEPEST, STEEPEST)]);
  };
  const key = (event: KeyboardEvent) => {
    const by = turnable && !event.shiftKey ? KEY_TURNS[event.key] : undefined;
    if (!by) return void selectByKey(event, store);
    event.preventDefault();
    turn(by);
  };
  return (
    <ExperimentPanel
      id="directions"
      title="Feature directions"
      store={store}
      input={useCallback((state: ExperimentState): DirectionsInput => ({ ...frontModel(state), camera: cameraOf(turned) }), [turned])}
      layout={layout}
      draw={drawDirections}
      describe={describeDirections}
      table={directionsTable}
      hit={featureAt}
      tip={directionsTooltip}
      onHit={(feature) => selectFeature(store, feature)}
      onKey={key}
      help={turnable ? 'Arrow keys turn the space, with Shift they select a feature.' : 'Arrow keys select a feature.'}
      onDrag={turnable ? ({ x, y }) => turn({ yaw: -x / PIXELS_A_RADIAN, pitch: y / PIXELS_A_RADIAN }) : undefined}
    />
  );
}

/** The feature directions of an experiment's best model. m = 3 turns by dragging or with the arrow keys. */
import { clamp, wrappedDegrees } from '../../charts/view.ts';
import type { ExperimentState } from '../../experiment/experiment.ts';
import { PENTAGON, TWO_DIGONS, TWO_ORTHOGONAL } from '../../figure/claims.ts';
import { defineFigure } from '../../figure/defineFigure.tsx';
import type { Change } from '../../figure/definition.ts';
import { selectByKey } from '../../figure/featureSelection.ts';
import { frontModel } from '../../figure/frontModel.ts';
import { describeDirections, directionsTable, directionsTooltip } from './describe.ts';
import { drawDirections } from './draw.ts';
import { type DirectionsInput, directionsLayout, featureAt } from './layout.ts';
import meta from './meta.ts';
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

export default defineFigure({
  meta,
  claims: [TWO_ORTHOGONAL, TWO_DIGONS, PENTAGON],
  view: () => null,
  input: (state): DirectionsInput => ({ ...frontModel(state), camera: cameraOf(state) }),
  // The basis of the frame before keeps the picture from jumping (m > 3).
  layout: (input, size, before) => directionsLayout({ ...input, basis: before?.basis ?? null }, size),
  draw: drawDirections,
  describe: describeDirections,
  table: directionsTable,
  hit: featureAt,
  tip: directionsTooltip,
  onHit: (feature) => ({ feature }),
  onKey: (pressed, { input, state }) => {
    const by = isSpace(input) && !pressed.shiftKey ? KEY_TURNS[pressed.key] : undefined;
    return by ? turned(state, by) : selectByKey(pressed, { state });
  },
  help: (input) => (isSpace(input) ? 'Arrow keys turn the space, with Shift they select a feature.' : 'Arrow keys select a feature.'),
  drag: { isPossible: isSpace, act: ({ x, y }, { state }) => turned(state, { yaw: -x / PIXELS_A_RADIAN, pitch: y / PIXELS_A_RADIAN }) },
});

function isSpace({ nHidden }: DirectionsInput): boolean {
  return nHidden === 3;
}

function cameraOf({ camera }: ExperimentState): Camera {
  return camera ? { yaw: camera[0] * DEGREE, pitch: camera[1] * DEGREE } : INITIAL_CAMERA;
}

function turned(state: ExperimentState, by: Camera): Change<null> {
  const { yaw, pitch } = cameraOf(state);
  return { camera: [wrappedDegrees((yaw + by.yaw) / DEGREE), clamp((pitch + by.pitch) / DEGREE, -STEEPEST, STEEPEST)] };
}

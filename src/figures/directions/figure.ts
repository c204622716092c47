/** The feature directions of an experiment's best model. m = 3 turns by dragging or with the arrow keys. */
import { type Camera, DEGREE, INITIAL_CAMERA, turned, turnOfDrag, turnOfKey } from '../../charts/camera.ts';
import { cleanModel } from '../../charts/view.ts';
import type { ExperimentState } from '../../experiment/experiment.ts';
import { PENTAGON, TWO_DIGONS, TWO_ORTHOGONAL } from '../../figure/claims.ts';
import { CORRELATED_ORTHOGONAL, EXCLUSIVE_OPPOSITE } from '../../figure/claimsOfSets.ts';
import { defineFigure } from '../../figure/defineFigure.tsx';
import type { Change } from '../../figure/definition.ts';
import { selectByKey } from '../../figure/featureSelection.ts';
import { frontModel, frontSeed } from '../../figure/frontModel.ts';
import { prefersLessMotion } from '../../figure/hooks/motion.ts';
import { describeDirections, directionsTable, directionsTooltip } from './describe.ts';
import { drawDirections } from './draw.ts';
import { follow } from './follow.ts';
import { type DirectionsInput, directionsLayout, featureAt } from './layout.ts';
import meta from './meta.ts';
import { canPull, directionTowards, pullByKey, tipAt } from './pull.ts';

export default defineFigure({
  meta,
  claims: [TWO_ORTHOGONAL, TWO_DIGONS, PENTAGON, CORRELATED_ORTHOGONAL, EXCLUSIVE_OPPOSITE],
  view: () => null,
  input: (state): MovingInput => ({ ...frontModel(state), camera: cameraOf(state), seed: frontSeed(state) }),
  layout: (input, size, before) => {
    const last = before && !prefersLessMotion() ? before.followed : null;
    // The basis of the frame before keeps the picture from jumping (m > 3).
    return directionsLayout({ ...input, followed: follow(cleanModel(input), input.seed, last), basis: before?.basis ?? null }, size);
  },
  isSettled: ({ followed }) => followed?.isSettled ?? true,
  draw: drawDirections,
  describe: describeDirections,
  table: directionsTable,
  hit: featureAt,
  tip: directionsTooltip,
  onHit: (feature) => ({ feature }),
  onKey: (pressed, { input, state, layout }) => {
    const pull = pullByKey(pressed, state, input, layout);
    if (pull) return pull;
    const by = isSpace(input) && !pressed.shiftKey ? turnOfKey(pressed.key) : null;
    return by ? turn(state, by) : selectByKey(pressed, { state });
  },
  help: (input) =>
    [
      isSpace(input) ? 'Arrow keys turn the space, with Shift they select a feature.' : 'Arrow keys select a feature.',
      ...(canPull(input) ? ['Enter takes hold of the selected one: then arrow keys pull it, and Enter lets it go.'] : []),
    ].join(' '),
  handles: {
    find: tipAt,
    drag: ({ handle, to }, { input, layout }) => {
      const feature = Number(handle);
      return { pull: { feature, direction: directionTowards(input, layout, feature, to) } };
    },
    release: () => ({ pull: null }),
  },
  drag: { isPossible: isSpace, act: (by, { state }) => turn(state, turnOfDrag(by)) },
});

interface MovingInput extends DirectionsInput {
  readonly seed: number;
}

function isSpace({ nHidden }: DirectionsInput): boolean {
  return nHidden === 3;
}

export function cameraOf({ camera }: ExperimentState): Camera {
  return camera ? { yaw: camera[0] * DEGREE, pitch: camera[1] * DEGREE } : INITIAL_CAMERA;
}

function turn(state: ExperimentState, by: Camera): Change<null> {
  const { yaw, pitch } = turned(cameraOf(state), by);
  return { camera: [yaw / DEGREE, pitch / DEGREE] };
}

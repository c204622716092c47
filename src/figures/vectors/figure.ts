/** Feature directions set by hand: a state is taken apart into amounts, and with three arrows in a plane that can be done in many ways. */
import { formatFixed } from '../../charts/format.ts';
import { clamp, type Point } from '../../charts/view.ts';
import { arrowStep } from '../../figure/concept/handles.ts';
import { toPlane } from '../../figure/concept/plane.ts';
import { defineFigure } from '../../figure/defineFigure.tsx';
import type { Change, OwnControl } from '../../figure/definition.ts';
import { numberField, parseField } from '../../params/field.ts';
import { answerRange, answersFor, sparsestAnswer } from './answers.ts';
import { describeVectors, vectorsTable } from './describe.ts';
import { drawVectors } from './draw.ts';
import { initialState, MOST, REACH, type VectorsLayout, type VectorsState, vectorsHeight, vectorsLayout } from './layout.ts';
import meta from './meta.ts';

export default defineFigure({
  meta,
  view: ({ n }): VectorsState => initialState(n),
  input: (_, current) => current,
  height: (width, { vectors }) => vectorsHeight(width, vectors.length),
  layout: (current, size): VectorsLayout => vectorsLayout(current, size),
  draw: (layout, _, current) => drawVectors(layout, current),
  describe: describeVectors,
  table: vectorsTable,
  handles: {
    drag: ({ handle, to }, { view, layout }) => moved(view, handle, toPlane(layout.plane, to)),
    key: (pressed, { view }) => {
      const step = arrowStep(pressed);
      const { x, y } = positionOf(view, pressed.handle);
      return step && moved(view, pressed.handle, { x: x + step.x * 0.02, y: y + step.y * 0.02 });
    },
  },
  controls: ({ view }) => (view.vectors.length > 2 ? answerControls(view) : []),
  poster: { from: 620 },
});

function positionOf({ vectors, state }: VectorsState, handle: string): Point {
  return handle === 'state' ? state : (vectors[Number(handle.slice(1))] ?? state);
}

/** The answer chosen is kept where it still is one within the drawing. */
function moved(current: VectorsState, handle: string, { x, y }: Point): Change<VectorsState> {
  const to = { x: clamp(x, -REACH, REACH), y: clamp(y, -REACH, REACH) };
  const vectors = current.vectors.map((vector, f) => (handle === `v${f}` ? to : vector));
  const state = handle === 'state' ? to : current.state;
  const [low, high] = rangeOf(vectors, state);
  return { view: { vectors, state, t: clamp(current.t, low, high) } };
}

function rangeOf(vectors: readonly Point[], state: Point): readonly [number, number] {
  const answers = answersFor(vectors, state);
  return answers ? answerRange(answers, MOST) : [0, 0];
}

const POSITIONS = 200;

function answerControls(current: VectorsState): readonly OwnControl<VectorsState>[] {
  const answers = answersFor(current.vectors, current.state);
  const [low, high] = rangeOf(current.vectors, current.state);
  const choose = (t: number) => ({ view: { ...current, t } });
  return [
    {
      kind: 'slider',
      label: 'Which answer',
      position: high > low ? Math.round(((current.t - low) / (high - low)) * POSITIONS) : 0,
      positions: POSITIONS,
      page: 20,
      text: formatFixed(current.t),
      spoken: describeVectors(current),
      disabled: high <= low,
      change: (position) => choose(low + (position / POSITIONS) * (high - low)),
      typed: (text) => choose(parseField(numberField({ min: low, max: high, integer: false }), text)?.value ?? current.t),
    },
    {
      kind: 'button',
      isRare: true,
      label: 'Fewest features',
      disabled: !answers,
      change: () => (answers ? choose(sparsestAnswer(answers)) : {}),
    },
  ];
}

/** Feature directions set by hand: a state is taken apart into amounts, and with three arrows in a plane that can be done in many ways. */
import { type KeyboardEvent, type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { formatFixed } from '../../charts/format.ts';
import { clamp, type Point, type Size } from '../../charts/view.ts';
import { Slider } from '../../controls/Slider.tsx';
import { ConceptPanel } from '../../figure/concept/ConceptPanel.tsx';
import { arrowStep, handleOf } from '../../figure/concept/handles.ts';
import { type Plane, toPlane } from '../../figure/concept/plane.ts';
import { Drawing } from '../../figure/panel/Drawing.tsx';
import { answerRange, answersFor, sparsestAnswer } from './answers.ts';
import { drawVectors } from './draw.ts';
import { initialState, MOST, REACH, type VectorsState, vectorsHeight, vectorsLayout } from './layout.ts';
import meta from './meta.ts';
import { readCount } from './readCount.ts';
import { describeVectors, vectorsTable } from './words.ts';

/** @param props.query the slot's: `n` is the number of arrows, 2 or 3 */
export default function VectorsFigure({ query = '' }: { readonly query?: string }): ReactNode {
  const count = readCount(query).count;
  return <Vectors key={count} count={count} />;
}

function Vectors({ count }: { readonly count: number }): ReactNode {
  const [current, setCurrent] = useState(() => initialState(count));
  const plane = useRef<Plane | null>(null);
  const held = useRef<string | null>(null);
  const draw = useCallback(
    (size: Size) => {
      const layout = vectorsLayout(current, size);
      plane.current = layout.plane;
      return drawVectors(layout, current);
    },
    [current],
  );
  const press = (target: Element) => {
    held.current = handleOf(target);
  };
  const drag = (at: Point) => {
    if (held.current && plane.current) setCurrent(moved(current, held.current, toPlane(plane.current, at)));
  };
  const key = (event: KeyboardEvent) => {
    const [name, step] = [handleOf(event.target), arrowStep(event)];
    if (!name || !step) return;
    event.preventDefault();
    const at = positionOf(current, name);
    setCurrent(moved(current, name, { x: at.x + step.x * 0.02, y: at.y + step.y * 0.02 }));
  };
  return (
    <ConceptPanel id={meta.id} title={meta.title} description={describeVectors(current)} table={vectorsTable(current)}>
      <Drawing
        height={(width) => vectorsHeight(width, count)}
        draw={draw}
        onPress={(place) => press(place.target)}
        onDrag={drag}
        onRelease={() => {
          held.current = null;
        }}
        onKey={key}
      />
      {count > 2 && <AnswerControl current={current} onChoose={(t) => setCurrent({ ...current, t })} />}
    </ConceptPanel>
  );
}

function positionOf({ vectors, state }: VectorsState, name: string): Point {
  return name === 'state' ? state : (vectors[Number(name.slice(1))] ?? state);
}

/** The answer chosen is kept where it still is one within the drawing. */
function moved(current: VectorsState, name: string, { x, y }: Point): VectorsState {
  const to = { x: clamp(x, -REACH, REACH), y: clamp(y, -REACH, REACH) };
  const vectors = current.vectors.map((vector, f) => (name === `v${f}` ? to : vector));
  const state = name === 'state' ? to : current.state;
  const answers = answersFor(vectors, state);
  const [low, high] = answers ? answerRange(answers, MOST) : [0, 0];
  return { vectors, state, t: clamp(current.t, low, high) };
}

const POSITIONS = 200;

function AnswerControl({ current, onChoose }: { readonly current: VectorsState; readonly onChoose: (t: number) => void }): ReactNode {
  const answers = useMemo(() => answersFor(current.vectors, current.state), [current]);
  const [low, high] = answers ? answerRange(answers, MOST) : [0, 0];
  const wide = high > low;
  const shown = formatFixed(current.t);
  return (
    <div className="main-controls">
      <Slider
        label="Which answer"
        name="Which answer"
        position={wide ? Math.round(((current.t - low) / (high - low)) * POSITIONS) : 0}
        positions={POSITIONS}
        page={20}
        text={shown}
        spoken={describeVectors(current)}
        disabled={!wide}
        onPosition={(position) => onChoose(low + (position / POSITIONS) * (high - low))}
        onCommit={() => {}}
        onText={(typed) => onChoose(clamp(Number(typed.replace('−', '-')) || 0, low, high))}
      />
      <div className="buttons">
        <button type="button" disabled={!answers} onClick={() => answers && onChoose(sparsestAnswer(answers))}>
          Fewest features
        </button>
      </div>
    </div>
  );
}

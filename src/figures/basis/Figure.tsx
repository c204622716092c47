/** A plane to turn by hand. Coordinates change; dot products do not, unless something acts on each coordinate by itself. */
import { type KeyboardEvent, type ReactNode, useCallback, useRef, useState } from 'react';
import { formatCount } from '../../charts/format.ts';
import { type Point, type Size, wrappedDegrees } from '../../charts/view.ts';
import { Choice } from '../../controls/Choice.tsx';
import { Slider } from '../../controls/Slider.tsx';
import { ConceptPanel } from '../../figure/concept/ConceptPanel.tsx';
import { arrowStep, handleOf } from '../../figure/concept/handles.ts';
import { type Plane, toPlane } from '../../figure/concept/plane.ts';
import { useSettings } from '../../figure/hooks/useSettings.ts';
import type { FigureProps, OwnFigureProps } from '../../figure/meta.ts';
import { Drawing } from '../../figure/panel/Drawing.tsx';
import { drawBasis } from './draw.ts';
import { type BasisState, basisHeight, basisLayout } from './layout.ts';
import meta from './meta.ts';
import { readBasis } from './readBasis.ts';
import { basisTable, describeBasis } from './words.ts';

/** @param props.query the slot's: `n` directions, `turn` in degrees, `act` what acts on each coordinate */
export default function BasisFigure({ query = '', press = 0, onSettings }: Partial<OwnFigureProps>): ReactNode {
  return <Basis key={`${press} ${query}`} initial={readBasis(query)} onSettings={onSettings} />;
}

interface BasisProps extends Pick<FigureProps, 'onSettings'> {
  readonly initial: BasisState;
}

function Basis({ initial, onSettings }: BasisProps): ReactNode {
  const [state, setState] = useState(initial);
  useSettings(`n=${state.count}&turn=${Math.round(state.turn)}&act=${state.activation}`, onSettings);
  const plane = useRef<Plane | null>(null);
  const held = useRef(false);
  const draw = useCallback(
    (size: Size) => {
      const layout = basisLayout(state, size);
      plane.current = layout.plane;
      return drawBasis(layout, state);
    },
    [state],
  );
  const turnTo = (degrees: number) => setState({ ...state, turn: wrappedDegrees(degrees) });
  const drag = (at: Point) => {
    if (!held.current || !plane.current) return;
    const { x, y } = toPlane(plane.current, at);
    turnTo((Math.atan2(y, x) * 180) / Math.PI);
  };
  const key = (event: KeyboardEvent) => {
    const step = arrowStep(event);
    if (!step || !handleOf(event.target)) return;
    event.preventDefault();
    turnTo(Math.round(state.turn) + step.x + step.y);
  };
  return (
    <ConceptPanel id={meta.id} title={meta.title} description={describeBasis(state)} table={basisTable(state)}>
      <Drawing
        height={(width) => basisHeight(width, state.count)}
        draw={draw}
        onPress={(place) => {
          held.current = handleOf(place.target) !== null;
        }}
        onDrag={drag}
        onRelease={() => {
          held.current = false;
        }}
        onKey={key}
      />
      <BasisControls state={state} onTurn={turnTo} onChoose={(activation) => setState({ ...state, activation })} />
    </ConceptPanel>
  );
}

interface BasisControlsProps {
  readonly state: BasisState;
  readonly onTurn: (degrees: number) => void;
  readonly onChoose: (activation: BasisState['activation']) => void;
}

function BasisControls({ state, onTurn, onChoose }: BasisControlsProps): ReactNode {
  const degrees = Math.round(state.turn);
  return (
    <div className="main-controls">
      <Slider
        label="Turn"
        name="Turn"
        position={degrees + 180}
        positions={360}
        page={45}
        text={`${formatCount(degrees)}°`}
        spoken={`${degrees} degrees`}
        onPosition={(position) => onTurn(Math.min(179, position - 180))}
        onCommit={() => {}}
        onText={(typed) => onTurn(Number.parseFloat(typed.replace('−', '-')) || 0)}
      />
      <Choice
        label="On each unit"
        value={state.activation}
        options={[
          { value: 'linear', label: 'nothing' },
          { value: 'relu', label: 'a ReLU' },
        ]}
        onChoose={(value) => onChoose(value === 'relu' ? 'relu' : 'linear')}
      />
    </div>
  );
}

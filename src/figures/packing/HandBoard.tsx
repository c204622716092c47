/** The drawing of the packing, whose lines are moved with the pointer or the arrow keys while there are two dimensions. */
import { type KeyboardEvent, type ReactNode, useCallback, useRef } from 'react';
import type { Point, Size } from '../../charts/view.ts';
import { arrowStep, handleOf } from '../../figure/concept/handles.ts';
import { type Plane, toPlane } from '../../figure/concept/plane.ts';
import { Drawing } from '../../figure/panel/Drawing.tsx';
import { drawPacking } from './draw.ts';
import { pointed, turned } from './hand.ts';
import { type PackingState, packingHeight, packingLayout } from './layout.ts';
import type { Lines } from './packer.ts';

interface HandBoardProps {
  readonly state: PackingState;
  readonly onLines: (lines: Lines) => void;
}

export function HandBoard({ state, onLines }: HandBoardProps): ReactNode {
  const plane = useRef<Plane | null>(null);
  const held = useRef<number | null>(null);
  const draw = useCallback(
    (size: Size) => {
      const layout = packingLayout(state, size);
      plane.current = layout.plane;
      return drawPacking(layout, state);
    },
    [state],
  );
  const drag = (at: Point) => {
    if (held.current !== null && plane.current) onLines(pointed(state.lines, held.current, toPlane(plane.current, at)));
  };
  const key = (event: KeyboardEvent) => {
    const [line, step] = [lineOf(event.target), arrowStep(event)];
    if (line === null || !step) return;
    event.preventDefault();
    onLines(turned(state.lines, line, step.x + step.y));
  };
  return (
    <Drawing
      height={packingHeight}
      draw={draw}
      onPress={(place) => {
        held.current = lineOf(place.target);
      }}
      onDrag={drag}
      onRelease={() => {
        held.current = null;
      }}
      onKey={key}
    />
  );
}

/** Handles are called line0, line1, … */
function lineOf(target: EventTarget | null): number | null {
  const name = handleOf(target);
  return name === null ? null : Number(name.slice('line'.length));
}

/** The drawing of the packing: the allowed overlap is moved with the pointer or the arrow keys, and in two dimensions the lines are, too. */
import { type KeyboardEvent, type ReactNode, useCallback, useRef } from 'react';
import type { Point, Size } from '../../charts/view.ts';
import { arrowStep, handleOf } from '../../figure/concept/handles.ts';
import { toPlane } from '../../figure/concept/plane.ts';
import { Drawing } from '../../figure/panel/Drawing.tsx';
import { drawPacking } from './draw.ts';
import { pointed, turned } from './hand.ts';
import { LIMIT, nearestOverlap, type PackingLayout, type PackingState, packingHeight, packingLayout } from './layout.ts';
import type { Lines } from './packer.ts';

interface HandBoardProps {
  readonly state: PackingState;
  readonly onLines: (lines: Lines) => void;
  readonly onOverlap: (overlap: number) => void;
}

export function HandBoard({ state, onLines, onOverlap }: HandBoardProps): ReactNode {
  const layout = useRef<PackingLayout | null>(null);
  const held = useRef<string | null>(null);
  const draw = useCallback(
    (size: Size) => {
      layout.current = packingLayout(state, size);
      return drawPacking(layout.current, state);
    },
    [state],
  );
  const drag = (to: Point) => {
    if (held.current === null || !layout.current) return;
    const { plane, overlapUnder } = layout.current;
    if (held.current === LIMIT) onOverlap(overlapUnder(to.x));
    else if (plane) onLines(pointed(state.lines, lineOf(held.current), toPlane(plane, to)));
  };
  const key = (event: KeyboardEvent) => {
    const [handle, step] = [handleOf(event.target), arrowStep(event)];
    if (handle === null || !step) return;
    event.preventDefault();
    const by = step.x + step.y;
    if (handle === LIMIT) onOverlap(nearestOverlap(state.overlap + 0.1 * by));
    else onLines(turned(state.lines, lineOf(handle), by));
  };
  return (
    <Drawing
      height={packingHeight}
      draw={draw}
      catches={({ target }) => handleOf(target) !== null}
      onPress={(place) => {
        held.current = handleOf(place.target);
      }}
      onDrag={drag}
      onRelease={() => {
        held.current = null;
      }}
      onKey={key}
    />
  );
}

function lineOf(handle: string): number {
  return Number(handle.slice('line'.length));
}

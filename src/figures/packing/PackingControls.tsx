/** Dimensions, the overlap allowed, and what the hand can do in the plane. */
import type { ReactNode } from 'react';
import { formatFixed } from '../../charts/format.ts';
import { clamp } from '../../charts/view.ts';
import { Slider } from '../../controls/Slider.tsx';
import { withOneLess, withOneMore } from './hand.ts';
import type { PackingState } from './layout.ts';
import { type Lines, MOST_LINES, OVERLAPS } from './packer.ts';

interface PackingControlsProps {
  readonly m: number;
  /** Index of the overlap. */
  readonly allowed: number;
  readonly state: PackingState;
  readonly byHand: boolean;
  readonly onDimensions: (m: number) => void;
  readonly onAllowed: (allowed: number) => void;
  /** null gives the lines back to the machine. */
  readonly onLines: (lines: Lines | null) => void;
}

const LEAST = 2;
const MOST = 10;

export function PackingControls({ m, allowed, state, byHand, onDimensions, onAllowed, onLines }: PackingControlsProps): ReactNode {
  const overlap = formatFixed(OVERLAPS[allowed] ?? 0, 1);
  return (
    <div className="main-controls">
      <Slider
        label="Dimensions m"
        name="Dimensions"
        position={m - LEAST}
        positions={MOST - LEAST}
        page={2}
        text={String(m)}
        spoken={`${m} dimensions`}
        onPosition={(position) => onDimensions(position + LEAST)}
        onCommit={() => {}}
        onText={(typed) => onDimensions(clamp(Math.round(Number(typed)) || m, LEAST, MOST))}
      />
      <Slider
        label="Overlap allowed"
        name="Overlap allowed"
        position={allowed}
        positions={OVERLAPS.length - 1}
        page={3}
        text={overlap}
        spoken={overlap}
        onPosition={onAllowed}
        onCommit={() => {}}
        onText={(typed) => onAllowed(clamp(Math.round(Number(typed) * 10) || 0, 0, OVERLAPS.length - 1))}
      />
      {m === 2 && (
        <div className="buttons">
          <button type="button" disabled={state.lines.length / 2 >= MOST_LINES} onClick={() => onLines(withOneMore(state.lines))}>
            Add a line
          </button>
          <button type="button" disabled={state.lines.length <= 2} onClick={() => onLines(withOneLess(state.lines))}>
            Take one away
          </button>
          <button type="button" disabled={!byHand} onClick={() => onLines(null)}>
            Let the machine do it
          </button>
        </div>
      )}
    </div>
  );
}

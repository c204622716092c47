/** Controls of the packing: dimensions, the allowed overlap, and moving lines by hand in the plane. */
import type { ReactNode } from 'react';
import { formatFixed } from '../../charts/format.ts';
import { Slider } from '../../controls/Slider.tsx';
import { Toolbar } from '../../controls/Toolbar.tsx';
import { InMore } from '../../figure/panel/InMore.tsx';
import { parseField } from '../../params/field.ts';
import { withOneLess, withOneMore } from './hand.ts';
import type { PackingState } from './layout.ts';
import { type Lines, MOST_LINES, OVERLAPS } from './packer.ts';
import { allowedIndex, DIMENSIONS, M, OVERLAP, type PackingSettings } from './settings.ts';

interface PackingControlsProps {
  readonly state: PackingState;
  readonly view: PackingSettings & { readonly byHand: Lines | null };
  readonly onChange: (changed: Partial<PackingSettings>) => void;
  /** null returns the lines to the search. */
  readonly onLines: (lines: Lines | null) => void;
}

export function PackingControls(props: PackingControlsProps): ReactNode {
  const { view, onChange } = props;
  const { m } = view;
  return (
    <>
      <div className="main-controls">
        <Slider
          label="Dimensions m"
          name="Dimensions"
          position={m - DIMENSIONS.min}
          positions={DIMENSIONS.max - DIMENSIONS.min}
          page={2}
          text={String(m)}
          spoken={`${m} dimensions`}
          onPosition={(position) => onChange({ m: position + DIMENSIONS.min })}
          onCommit={() => {}}
          onText={(typed) => onChange({ m: parseField(M, typed)?.value ?? m })}
        />
      </div>
      <InMore>
        <RareControls {...props} />
      </InMore>
    </>
  );
}

function RareControls({ state, view, onChange, onLines }: PackingControlsProps): ReactNode {
  const { m, byHand } = view;
  const overlap = formatFixed(view.overlap, 1);
  return (
    <div className="main-controls">
      <Slider
        label="Overlap allowed"
        name="Overlap allowed"
        position={allowedIndex(view)}
        positions={OVERLAPS.length - 1}
        page={3}
        text={overlap}
        spoken={overlap}
        onPosition={(position) => onChange({ overlap: OVERLAPS[position] ?? view.overlap })}
        onCommit={() => {}}
        onText={(typed) => onChange({ overlap: parseField(OVERLAP, typed)?.value ?? view.overlap })}
      />
      {m === 2 && (
        <Toolbar className="buttons" label="Lines">
          <button type="button" disabled={state.lines.length / 2 >= MOST_LINES} onClick={() => onLines(withOneMore(state.lines))}>
            Add a line
          </button>
          <button type="button" disabled={state.lines.length <= 2} onClick={() => onLines(withOneLess(state.lines))}>
            Take one away
          </button>
          <button type="button" disabled={byHand === null} onClick={() => onLines(null)}>
            Let a search place them
          </button>
        </Toolbar>
      )}
    </div>
  );
}

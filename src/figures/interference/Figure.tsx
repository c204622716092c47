/** WᵀW and b of an experiment's front model, live. Pointer and arrow keys read single cells. */
import { type KeyboardEvent, type ReactNode, useCallback, useState } from 'react';
import type { ExperimentState, ExperimentStore } from '../../experiment/experiment.ts';
import { selectFeature } from '../../figure/featureSelection.ts';
import { frontModel } from '../../figure/frontModel.ts';
import { ExperimentPanel } from '../../figure/panel/ExperimentPanel.tsx';
import { describeInterference, interferenceTable, interferenceTooltip } from './describe.ts';
import { drawInterference } from './draw.ts';
import { type Cell, cellAt, type InterferenceInput, interferenceLayout, moveCell } from './layout.ts';

export default function InterferenceFigure({ store }: { readonly store: ExperimentStore }): ReactNode {
  const [cell, setCell] = useState<Cell | null>(null);
  const choose = (next: Cell | null) => {
    if (next?.row === cell?.row && next?.column === cell?.column) return;
    setCell(next);
    selectFeature(store, next?.row ?? null);
  };
  const key = (event: KeyboardEvent) => {
    const nFeatures = store.getState().snapshot?.nFeatures ?? 1;
    const next = moveCell(nFeatures, cell, event.key);
    if (event.key === 'Escape') choose(null);
    if (!next) return;
    event.preventDefault();
    choose(next);
  };
  return (
    <ExperimentPanel
      id="interference"
      title="Overlaps WᵀW, and biases b"
      store={store}
      input={useCallback(
        (state: ExperimentState): InterferenceInput => ({ ...frontModel(state), selectedCell: cellWithin(state, cell) }),
        [cell],
      )}
      layout={interferenceLayout}
      draw={drawInterference}
      describe={describeInterference}
      table={interferenceTable}
      hit={cellAt}
      tip={interferenceTooltip}
      onHit={choose}
      onKey={key}
      help="Arrow keys move through the matrix."
      note={cell && <SelectedCell store={store} cell={cell} />}
    />
  );
}

/** A cell chosen in a larger model than the one now shown is none. */
function cellWithin(state: ExperimentState, cell: Cell | null): Cell | null {
  const nFeatures = state.snapshot?.nFeatures ?? 0;
  return cell && cell.row < nFeatures && (cell.column ?? 0) < nFeatures ? cell : null;
}

/** The selected number for the keyboard and the screen reader; the pointer has its tip. */
function SelectedCell({ store, cell }: { readonly store: ExperimentStore; readonly cell: Cell }): ReactNode {
  return (
    <span className="visually-hidden" role="status">
      {interferenceTooltip(frontModel(store.getState()), cell)}
    </span>
  );
}

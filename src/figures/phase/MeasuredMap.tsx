/** The map of trained cells: the pointer or the arrow keys select one, a click or Enter opens its model. */
import { type ReactNode, useCallback, useRef } from 'react';
import { mapCellAt, moveMapCell } from '../../charts/heatmap.ts';
import type { Point, Size } from '../../charts/view.ts';
import { usePress } from '../../figure/hooks/usePress.ts';
import { Drawing, type Place } from '../../figure/panel/Drawing.tsx';
import { useLevel } from '../../figure/panel/titleLevel.ts';
import { describeMap, mapTooltip } from './describe.ts';
import { drawPhase } from './draw.ts';
import { type PhaseLayout, phaseHeight, phaseLayout } from './layout.ts';
import type { MapInput } from './mapView.ts';
import type { PhaseColouring } from './settings.ts';

/** What both maps of the figure share: the selected cell. */
export interface CellChoice {
  readonly selected: number | null;
  readonly onSelect: (cell: number) => void;
  /** Opens the selected cell's model. */
  readonly onOpen: () => void;
}

interface MapProps extends CellChoice {
  readonly input: MapInput;
  readonly by: PhaseColouring;
  readonly boundaries: readonly (readonly Point[])[];
}

export function MeasuredMap({ input, by, boundaries, selected, onSelect, onOpen }: MapProps): ReactNode {
  const layout = useRef<PhaseLayout | null>(null);
  const draw = useCallback(
    (size: Size) => {
      layout.current = phaseLayout({ ...input, colouring: by, boundaries, selectedCell: selected }, size);
      return drawPhase(layout.current, `Measured: ${describeMap(input, by)}`);
    },
    [input, by, boundaries, selected],
  );
  const cellAt = ({ x, y }: Place) => layout.current && mapCellAt(layout.current, x, y);
  const select = (cell: number | null) => {
    if (cell !== null) onSelect(cell);
  };
  const pressed = usePress(onOpen);
  return (
    <div className="sweep-map measured">
      <h4 aria-level={useLevel(4)}>Trained here</h4>
      <Drawing
        height={phaseHeight}
        draw={draw}
        tip={(place) => {
          const cell = cellAt(place);
          return cell === null ? null : mapTooltip(input, cell, by);
        }}
        onHover={(place) => select(place && cellAt(place))}
        onPress={(place, event) => {
          const cell = cellAt(place);
          select(cell);
          pressed.press(cell !== null, event);
        }}
        onRelease={pressed.release}
        onCancel={pressed.cancel}
        onKey={(event) => {
          const next = layout.current && moveMapCell(layout.current, selected, event.key);
          if (event.key === 'Enter') onOpen();
          if (next !== null || event.key === 'Enter') event.preventDefault();
          select(next);
        }}
        help="Arrow keys move from cell to cell, Enter opens the cell’s model in the lab."
      />
    </div>
  );
}

/** The best closed form of the same cells, with the boundaries between. The selected cell is marked here too. */
import { type ReactNode, useCallback, useMemo, useRef } from 'react';
import { mapCellAt } from '../../charts/heatmap.ts';
import type { Point, Size } from '../../charts/view.ts';
import { Drawing, type Place } from '../../figure/panel/Drawing.tsx';
import { useLevel } from '../../figure/panel/titleLevel.ts';
import type { PhaseFamily } from '../../model/theory/theory.ts';
import { placeWords } from './describe.ts';
import { drawPhase } from './draw.ts';
import { namedHeight, type PhaseInput, type PhaseLayout, phaseLayout } from './layout.ts';
import type { CellChoice } from './MeasuredMap.tsx';
import { theoryInput } from './mapView.ts';

interface TheoryProps extends Pick<CellChoice, 'selected' | 'onSelect'> {
  readonly family: PhaseFamily;
  readonly axes: Pick<PhaseInput, 'x' | 'y'>;
  readonly curves: readonly (readonly Point[])[];
}

export function TheoryMap({ family, axes, curves, selected, onSelect }: TheoryProps): ReactNode {
  const { x, y } = axes;
  const input = useMemo(() => theoryInput(family, { x, y }), [family, x, y]);
  const layout = useRef<PhaseLayout | null>(null);
  const draw = useCallback(
    (size: Size) => {
      layout.current = phaseLayout({ ...input, colouring: 'configuration', boundaries: curves, selectedCell: selected }, size);
      return drawPhase(layout.current, 'Theory: the closed form with the lowest loss, over relative importance and density');
    },
    [input, curves, selected],
  );
  const cellAt = ({ x: across, y: down }: Place) => layout.current && mapCellAt(layout.current, across, down);
  return (
    <div className="sweep-map theory">
      <h4 aria-level={useLevel(4)}>Theory: the best of the simple solutions</h4>
      <Drawing
        height={(width) => namedHeight(width, input.configurations)}
        draw={draw}
        tip={(place) => {
          const cell = cellAt(place);
          return cell === null ? null : `${placeWords(input, cell)}: ${input.cells[cell]?.configuration?.description}`;
        }}
        onHover={(place) => {
          const cell = place && cellAt(place);
          if (cell !== null) onSelect(cell);
        }}
      />
    </div>
  );
}

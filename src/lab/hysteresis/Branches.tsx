/** The panel of a parameter that goes there and back: its two branches, as a drawing, a table and words. */
import { type ReactNode, useCallback } from 'react';
import type { Size } from '../../charts/view.ts';
import type { ExperimentStore } from '../../experiment/experiment.ts';
import { Drawing } from '../../figure/panel/Drawing.tsx';
import { experimentProgress, Panel } from '../../figure/panel/Panel.tsx';
import { describeHysteresis, drawHysteresis, hysteresisTable } from './draw.ts';
import type { DrivenKey, Point, Stage } from './program.ts';

export interface BranchesProps {
  readonly id: string;
  readonly title: string;
  readonly store: ExperimentStore;
  readonly driven: DrivenKey;
  /** The axis reaches from the lowest to the highest of their values. */
  readonly span: readonly Stage[];
  readonly points: readonly Point[];
}

export function Branches({ id, title, store, driven, span, points }: BranchesProps): ReactNode {
  const draw = useCallback((size: Size) => drawHysteresis(driven, span, points, size, 'Both branches'), [driven, span, points]);
  return (
    <Panel
      id={id}
      title={title}
      progress={useCallback(() => experimentProgress(store), [store])}
      describe={useCallback(() => describeHysteresis(driven, points), [driven, points])}
      table={useCallback(() => hysteresisTable(driven, points), [driven, points])}
    >
      <Drawing height={(width) => Math.min(0.6 * width, 360)} draw={draw} />
    </Panel>
  );
}

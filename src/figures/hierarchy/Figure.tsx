/** The four properties of a representation, checked live on the front model. */
import type { ReactNode } from 'react';
import type { ExperimentStore } from '../../experiment/experiment.ts';
import { judgedView } from '../../figure/concept/judgedView.ts';
import { selectByKey } from '../../figure/featureSelection.ts';
import { ExperimentPanel } from '../../figure/panel/ExperimentPanel.tsx';
import { drawHierarchy } from './draw.ts';
import { checkAt, hierarchyHeight, hierarchyLayout } from './layout.ts';
import meta from './meta.ts';
import { describeHierarchy, hierarchyTable, pictureWords } from './words.ts';

const keepSelection = () => {};

export default function HierarchyFigure({ store }: { readonly store: ExperimentStore }): ReactNode {
  return (
    <ExperimentPanel
      id={meta.id}
      title={meta.title}
      store={store}
      input={judgedView}
      layout={hierarchyLayout}
      draw={drawHierarchy}
      describe={describeHierarchy}
      table={hierarchyTable}
      hit={checkAt}
      tip={(_, row) => pictureWords(row)}
      onHit={keepSelection}
      onKey={(event) => selectByKey(event, store)}
      help="Arrow keys select a feature in every figure of this model."
      height={hierarchyHeight}
    />
  );
}

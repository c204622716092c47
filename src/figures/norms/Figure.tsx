/** The feature norms of an experiment's front model, live, coloured by superposition. */
import type { ReactNode } from 'react';
import type { ExperimentStore } from '../../experiment/experiment.ts';
import { selectByKey, selectFeature } from '../../figure/featureSelection.ts';
import { frontModel } from '../../figure/frontModel.ts';
import { ExperimentPanel } from '../../figure/panel/ExperimentPanel.tsx';
import { describeNorms, normsTable, normsTooltip } from './describe.ts';
import { drawNorms } from './draw.ts';
import { barAt, normsLayout } from './layout.ts';

export default function NormsFigure({ store }: { readonly store: ExperimentStore }): ReactNode {
  return (
    <ExperimentPanel
      id="norms"
      title="Feature norms"
      store={store}
      input={frontModel}
      layout={normsLayout}
      draw={drawNorms}
      describe={describeNorms}
      table={normsTable}
      hit={barAt}
      tip={normsTooltip}
      onHit={(feature) => selectFeature(store, feature)}
      onKey={(event) => selectByKey(event, store)}
      help="Arrow keys select a feature."
    />
  );
}

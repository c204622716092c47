/** Feature benefit against interference for the weights of the moment: as a linear model would count, and behind the ReLU. */
import type { ReactNode } from 'react';
import type { ExperimentStore } from '../../experiment/experiment.ts';
import { judgedView } from '../../figure/concept/judgedView.ts';
import { selectByKey, selectFeature } from '../../figure/featureSelection.ts';
import { ExperimentPanel } from '../../figure/panel/ExperimentPanel.tsx';
import { describeTerms, termsTable, termsTooltip } from './describe.ts';
import { drawTerms } from './draw.ts';
import { rowAt, termsHeight, termsLayout } from './layout.ts';
import meta from './meta.ts';

export default function TermsFigure({ store }: { readonly store: ExperimentStore }): ReactNode {
  return (
    <ExperimentPanel
      id={meta.id}
      title={meta.title}
      store={store}
      input={judgedView}
      layout={termsLayout}
      draw={drawTerms}
      describe={describeTerms}
      table={termsTable}
      hit={rowAt}
      tip={termsTooltip}
      onHit={(feature) => selectFeature(store, feature)}
      onKey={(event) => selectByKey(event, store)}
      help="Arrow keys select a feature."
      height={termsHeight}
    />
  );
}

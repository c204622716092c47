/** The expected loss by number of active features, live, and what the outputs say while one chosen feature is active. */
import { type ReactNode, useCallback } from 'react';
import { featureLabel } from '../../charts/format.ts';
import { indices } from '../../charts/view.ts';
import { Choice } from '../../controls/Choice.tsx';
import type { ExperimentStore } from '../../experiment/experiment.ts';
import { judgedView } from '../../figure/concept/judgedView.ts';
import { selectByKey, selectFeature } from '../../figure/featureSelection.ts';
import { useExperiment } from '../../figure/hooks/useExperiment.ts';
import { ExperimentPanel } from '../../figure/panel/ExperimentPanel.tsx';
import { activeCountTable, describeActiveCount, outputTooltip } from './describe.ts';
import { drawActiveCount } from './draw.ts';
import { activeCountHeight, activeCountLayout, lineAt } from './layout.ts';
import meta from './meta.ts';

/** Hovering only tells: if it chose the active feature, the lines would move away from under the pointer. */
const keepSelection = () => {};

export default function ActiveCountFigure({ store }: { readonly store: ExperimentStore }): ReactNode {
  return (
    <>
      <ExperimentPanel
        id={meta.id}
        title={meta.title}
        store={store}
        input={judgedView}
        layout={activeCountLayout}
        draw={drawActiveCount}
        describe={describeActiveCount}
        table={activeCountTable}
        hit={lineAt}
        tip={outputTooltip}
        onHit={keepSelection}
        onKey={(event) => selectByKey(event, store)}
        help="Arrow keys choose the active feature."
        height={activeCountHeight}
      />
      <ActiveFeature store={store} />
    </>
  );
}

function ActiveFeature({ store }: { readonly store: ExperimentStore }): ReactNode {
  const nFeatures = useExperiment(store, (state) => state.snapshot?.nFeatures ?? state.params.n);
  const selected = useExperiment(store, (state) => state.selectedFeature ?? 0);
  const choose = useCallback((value: string) => selectFeature(store, Number(value)), [store]);
  const options = indices(nFeatures).map((f) => ({ value: String(f), label: `feature ${featureLabel(f)}` }));
  return (
    <div className="main-controls">
      <Choice label="The active feature" value={String(Math.min(selected, nFeatures - 1))} options={options} onChoose={choose} />
    </div>
  );
}

/** The hidden units of the front model, live: which features each of them answers to. */
import { type KeyboardEvent, type ReactNode, useCallback, useState } from 'react';
import { indices } from '../../charts/view.ts';
import { Choice } from '../../controls/Choice.tsx';
import type { ExperimentState, ExperimentStore } from '../../experiment/experiment.ts';
import { selectByKey, selectFeature } from '../../figure/featureSelection.ts';
import { frontModel } from '../../figure/frontModel.ts';
import { useExperiment } from '../../figure/hooks/useExperiment.ts';
import { ExperimentPanel } from '../../figure/panel/ExperimentPanel.tsx';
import { describePolysemantic, polysemanticTable, unitTooltip } from './describe.ts';
import { drawPolysemantic } from './draw.ts';
import { type Hit, polysemanticHeight, polysemanticLayout, stackAt } from './layout.ts';
import meta from './meta.ts';

export default function PolysemanticFigure({ store }: { readonly store: ExperimentStore }): ReactNode {
  const nHidden = useExperiment(store, (state) => state.snapshot?.nHidden ?? state.params.m);
  const [wanted, setUnit] = useState(0);
  const unit = Math.min(wanted, nHidden - 1);
  const input = useCallback((state: ExperimentState) => ({ ...frontModel(state), unit }), [unit]);
  const look = (hit: Hit | null) => {
    if (hit) setUnit(hit.unit);
    selectFeature(store, hit?.feature ?? null);
  };
  const key = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    if (step === 0) {
      selectByKey(event, store);
      return;
    }
    event.preventDefault();
    setUnit(Math.min(nHidden - 1, Math.max(0, unit + step)));
  };
  return (
    <>
      <ExperimentPanel
        id={meta.id}
        title={meta.title}
        store={store}
        input={input}
        layout={polysemanticLayout}
        draw={drawPolysemantic}
        describe={describePolysemantic}
        table={polysemanticTable}
        hit={stackAt}
        tip={unitTooltip}
        onHit={look}
        onKey={key}
        help="Left and right choose a unit, up and down select a feature."
        height={polysemanticHeight}
      />
      <div className="main-controls">
        <Choice
          label="The unit looked at"
          value={String(unit)}
          options={indices(nHidden).map((k) => ({ value: String(k), label: `unit ${k}` }))}
          onChoose={(value) => setUnit(Number(value))}
        />
      </div>
    </>
  );
}

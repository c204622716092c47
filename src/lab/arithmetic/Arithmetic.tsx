/** The arithmetic of the selected feature with the numbers in: arrow, bar, cell, bias and loss. */
import './arithmetic.css';
import { type ReactNode, useCallback, useState } from 'react';
import { featureLabel } from '../../charts/featureNames.ts';
import { indices } from '../../charts/view.ts';
import { Choice } from '../../controls/Choice.tsx';
import type { ExperimentState, ExperimentStore } from '../../experiment/experiment.ts';
import { frontModel } from '../../figure/frontModel.ts';
import { useExperiment } from '../../figure/hooks/useExperiment.ts';
import { useThrottled } from '../../figure/hooks/useThrottled.ts';
import { valuesOfFeatures } from '../../params/ownValues.ts';
import { formulasOf } from './arithmetic.ts';

const READ_EVERY_MS = 250;
/** A longer list to choose from helps nobody. */
const MOST_CHOICES = 100;

export default function Arithmetic({ store }: { readonly store: ExperimentStore }): ReactNode {
  const nFeatures = useExperiment(store, (state) => state.params.n);
  const selected = useExperiment(store, (state) => state.selectedFeature) ?? 0;
  const [chosen, setChosen] = useState(1);
  const other = Math.min(chosen, nFeatures - 1);
  const read = useCallback(() => formulas(store.getState(), selected, other), [store, selected, other]);
  const lines = useThrottled(store.subscribe, read, READ_EVERY_MS);
  const options = indices(Math.min(nFeatures, MOST_CHOICES)).map((f) => ({ value: String(f), label: featureLabel(f) }));
  return (
    <section className="arithmetic" aria-label="Arithmetic">
      <div className="main-controls">
        <Choice
          label="Feature"
          value={String(selected)}
          options={options}
          onChoose={(value) => store.actions.selectFeature(Number(value))}
        />
        <Choice label="Beside feature" value={String(other)} options={options} onChoose={(value) => setChosen(Number(value))} />
      </div>
      <dl>
        {lines.map(({ title, text }) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function formulas(state: ExperimentState, feature: number, other: number) {
  const importance = valuesOfFeatures(state.params).I[feature] ?? 1;
  return formulasOf(frontModel(state), { feature, other, importance, activation: state.params.act });
}

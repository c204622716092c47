/** Sparsity and importance of single features: a bar for each, to drag, to move by keys, or to type into. */
import '../../controls/bars.css';
import { memo, type ReactNode, useCallback, useMemo, useState } from 'react';
import { featureLabel } from '../../charts/featureNames.ts';
import { firstOf } from '../../charts/format.ts';
import { indices } from '../../charts/view.ts';
import type { ExperimentStore } from '../../experiment/experiment.ts';
import { useExperiment } from '../../figure/hooks/useExperiment.ts';
import { readField } from '../../params/field.ts';
import { NO_OWN, type OwnKey, readOwn, valuesOfFeatures, writeOwn } from '../../params/ownValues.ts';
import { isRelevant } from '../../params/relevance.ts';
import { OwnBar } from './OwnBar.tsx';
import { OWN_BARS } from './ownBars.ts';

/** More bars than this are no help. */
const MOST_FEATURES = 100;

export default function OwnValues({ store }: { readonly store: ExperimentStore }): ReactNode {
  const params = useExperiment(store, (state) => state.params);
  const [problem, setProblem] = useState<string | null>(null);
  const values = useMemo(() => valuesOfFeatures(params), [params]);
  const own = useMemo(() => readOwn(params.own), [params.own]);
  const set = useCallback((feature: number, key: OwnKey, value: number) => giveOwn(store, feature, { [key]: value }), [store]);
  const type = useCallback(
    (feature: number, key: OwnKey, text: string) => {
      const { label, field } = OWN_BARS[key];
      const read = readField(field, `${label} of feature ${featureLabel(feature)}`, text, 'the value it has');
      setProblem(read.problem?.message ?? null);
      if (read.value !== null) set(feature, key, read.value);
      store.actions.commit();
    },
    [store, set],
  );
  const keys: readonly OwnKey[] = isRelevant('S', params) ? ['S', 'I'] : ['I'];
  const note = firstOf(MOST_FEATURES, params.n, 'feature');
  return (
    <section className="bars own-values" aria-label="Own values of features">
      {problem && <p role="alert">{problem}</p>}
      <ul>
        {indices(Math.min(MOST_FEATURES, params.n)).map((feature) => (
          <li key={feature}>
            <span className="feature">{featureLabel(feature)}</span>
            {keys.map((key) => (
              <OwnBar
                key={key}
                feature={feature}
                name={key}
                value={values[key][feature] ?? 0}
                isOwn={own.get(feature)?.[key] !== undefined}
                onMove={set}
                onType={type}
                onCommit={store.actions.commit}
              />
            ))}
            <Clear feature={feature} disabled={!own.has(feature)} store={store} />
          </li>
        ))}
      </ul>
      {note && <p className="note">{note}</p>}
      <button type="button" disabled={params.own === NO_OWN} onClick={() => store.actions.setParams({ own: NO_OWN })}>
        All follow the sliders again
      </button>
    </section>
  );
}

/** @param given null takes its own values from it */
function giveOwn(store: ExperimentStore, feature: number, given: Readonly<Partial<Record<OwnKey, number>>> | null): void {
  const own = new Map(readOwn(store.getState().params.own));
  own.set(feature, given ? { ...own.get(feature), ...given } : {});
  store.actions.setParam('own', writeOwn(own));
}

interface ClearProps {
  readonly feature: number;
  readonly disabled: boolean;
  readonly store: ExperimentStore;
}

const Clear = memo(function Clear({ feature, disabled, store }: ClearProps): ReactNode {
  const clear = () => {
    giveOwn(store, feature, null);
    store.actions.commit();
  };
  return (
    <button type="button" className="quiet" disabled={disabled} onClick={clear}>
      Reset<span className="visually-hidden">{`: feature ${featureLabel(feature)} follows the sliders again`}</span>
    </button>
  );
});

/** Sentences about input that could not be read or was clamped, and about failures, until dismissed. */
import type { ReactNode } from 'react';
import type { ExperimentStore } from '../../experiment/experiment.ts';
import { useExperiment } from '../hooks/useExperiment.ts';

export function Problems({ store }: { readonly store: ExperimentStore }): ReactNode {
  const problems = useExperiment(store, (state) => state.problems);
  const notice = useExperiment(store, (state) => state.notice);
  const sentences = [...(notice ? [notice] : []), ...problems.map((problem) => problem.message)];
  return <ProblemList sentences={sentences} onDismiss={store.actions.dismissProblems} />;
}

interface ProblemListProps {
  readonly sentences: readonly string[];
  readonly onDismiss: () => void;
}

export function ProblemList({ sentences, onDismiss }: ProblemListProps): ReactNode {
  return (
    <div role="alert">
      {sentences.length > 0 && (
        <div className="problems">
          <ul>
            {[...new Set(sentences)].map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <button type="button" onClick={() => onDismiss()}>
            Dismiss
          </button>
        </div>
      )}
    </div>
  );
}

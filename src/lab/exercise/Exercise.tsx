/** The exercise that an address carries, and whether it is done. */
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Goal } from '../../address/goalText.ts';
import type { ExperimentStore } from '../../experiment/experiment.ts';
import { useExperiment } from '../../figure/hooks/useExperiment.ts';
import { type GoalStore, taskWords, VERDICTS, verdictOf } from './checks.ts';

export interface ExerciseProps {
  readonly store: ExperimentStore;
  readonly goals: GoalStore;
}

export function Exercise({ store, goals }: ExerciseProps): ReactNode {
  const goal = useStore(goals, (state) => state.goal);
  return goal && <Task store={store} goal={goal} onEnd={() => goals.setState({ goal: null })} />;
}

interface TaskProps {
  readonly store: ExperimentStore;
  readonly goal: Goal;
  readonly onEnd: () => void;
}

function Task({ store, goal, onEnd }: TaskProps): ReactNode {
  const verdict = useExperiment(store, (state) => verdictOf(goal, state));
  return (
    <section className="exercise" data-verdict={verdict} aria-label="Exercise">
      <p>
        <strong>Exercise.</strong> {taskWords(goal)} <span role="status">{VERDICTS[verdict]}</span>
      </p>
      <button type="button" onClick={onEnd}>
        End the exercise
      </button>
    </section>
  );
}

/** Sets an exercise for others: a goal that the page can check, and the address that carries it. */
import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import { GOAL_FIELD, GOAL_KINDS, type Goal } from '../../address/goalText.ts';
import { writePermalink } from '../../address/permalink.ts';
import { configurationLink } from '../../address/stateLinks.ts';
import { Choice } from '../../controls/Choice.tsx';
import { CopyField } from '../../controls/CopyField.tsx';
import { NumberField } from '../../controls/Slider.tsx';
import type { ExperimentStore } from '../../experiment/experiment.ts';
import { useExperiment } from '../../figure/hooks/useExperiment.ts';
import { AddToLesson } from '../../figure/share/AddToLesson.tsx';
import { canAddToLesson } from '../../figure/share/lessonLinks.ts';
import { type GoalStore, taskWords } from './checks.ts';

const FIRST: Goal = { kind: 'represented', amount: 4, dimensions: 2 };

export interface SetExerciseProps {
  readonly store: ExperimentStore;
  readonly goals: GoalStore;
}

export function SetExercise({ store, goals }: SetExerciseProps): ReactNode {
  const given = useStore(goals, (state) => state.goal);
  const [text, setText] = useState(GOAL_FIELD.write(given ?? FIRST));
  const [problem, setProblem] = useState<string | null>(null);
  const goal = GOAL_FIELD.parse(text)?.value ?? FIRST;
  const change = (part: Partial<Goal> & Readonly<Record<string, unknown>>) => {
    const next = GOAL_FIELD.write({ ...goal, ...part });
    const read = GOAL_FIELD.parse(next);
    setProblem(read ? null : `A goal must be ${GOAL_FIELD.expected}.`);
    if (read) setText(next);
  };
  return (
    <div className="hysteresis">
      <div className="main-controls">
        <Choice
          label="Goal"
          value={goal.kind}
          options={GOAL_KINDS.map((kind) => ({ value: kind, label: kind === 'loss' ? 'loss at most' : `features ${kind}, at least` }))}
          onChoose={(chosen) => {
            const kind = GOAL_KINDS.find((known) => known === chosen) ?? FIRST.kind;
            change({ kind, amount: kind === 'loss' ? 0.005 : FIRST.amount });
          }}
        />
        <div className="control">
          <span>Amount</span>
          <NumberField name="Amount" text={String(goal.amount)} disabled={false} onText={(typed) => change({ amount: Number(typed) })} />
        </div>
        <div className="control">
          <span>Hidden dimensions, at most</span>
          <NumberField
            name="Hidden dimensions, at most"
            text={String(goal.dimensions ?? '')}
            disabled={false}
            onText={(typed) => change({ dimensions: Number(typed) })}
          />
        </div>
      </div>
      {problem && <p role="alert">{problem}</p>}
      <div className="buttons">
        <button type="button" onClick={() => goals.setState({ goal })}>
          Set this exercise
        </button>
        <span>{taskWords(goal)} It then stands above, and in the address and the links of this page.</span>
      </div>
      <ExerciseLink store={store} goal={goal} />
    </div>
  );
}

/** With the configuration as it is now, from which the exercise begins. */
function ExerciseLink({ store, goal }: { readonly store: ExperimentStore; readonly goal: Goal }): ReactNode {
  const link = useExperiment(store, (state) => writePermalink({ ...configurationLink(state), goal: GOAL_FIELD.write(goal) }));
  const address = `${new URL('.', document.baseURI).href}${link}`;
  return (
    <>
      <CopyField label="Link to this exercise" text={address} />
      {canAddToLesson(address) && <AddToLesson key={address} address={address} />}
    </>
  );
}

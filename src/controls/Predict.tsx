/** A question to answer before the result is shown: the options, then which was chosen and whether it was right. The caller shows the result. */
import { type ReactNode, useId, useState } from 'react';
import { Toolbar } from './Toolbar.tsx';

export interface PredictProps {
  readonly question: ReactNode;
  readonly options: readonly string[];
  /** Index of the right one; null until it is known. */
  readonly right: number | null;
  /** Called once: a prediction made after the result is none. */
  readonly onChoose: (option: number) => void;
}

export function Predict({ question, options, right, onChoose }: PredictProps): ReactNode {
  const id = useId();
  const [chosen, setChosen] = useState<number | null>(null);
  const choose = (option: number) => {
    if (chosen !== null) return;
    setChosen(option);
    onChoose(option);
  };
  return (
    <fieldset className="prediction" aria-labelledby={id}>
      <p id={id} className="question">
        <b>Predict first.</b> {question}
      </p>
      <Toolbar className="buttons" label="Your prediction">
        {options.map((option, at) => (
          <button key={option} type="button" aria-pressed={at === chosen} aria-disabled={chosen !== null} onClick={() => choose(at)}>
            {option}
          </button>
        ))}
      </Toolbar>
      <p className="verdict" role="status">
        {chosen !== null && verdict(options, chosen, right)}
      </p>
    </fieldset>
  );
}

function verdict(options: readonly string[], chosen: number, right: number | null): string {
  if (right === null) return `You said: ${options[chosen]}. Now see what comes of it. `;
  return chosen === right ? 'You were right. ' : `You said: ${options[chosen]}. It is: ${options[right]}. `;
}

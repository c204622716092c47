/** A labelled native select. */
import { type ReactNode, useId } from 'react';

export interface ChoiceProps {
  readonly label: ReactNode;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly hint?: ReactNode;
  readonly onChoose: (value: string) => void;
}

export function Choice({ label, value, options, hint, onChoose }: ChoiceProps): ReactNode {
  const id = useId();
  return (
    <div className="control choice">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {hint && <div className="hint">{hint}</div>}
    </div>
  );
}

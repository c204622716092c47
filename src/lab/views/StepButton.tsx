/** One moment back or on, where moments are presented. */
import type { ReactNode } from 'react';

export interface StepButtonProps {
  readonly name: string;
  readonly disabled: boolean;
  readonly onPress: () => void;
}

/** Keeps the focus at an end of the list, as a disabled button would not: keys go on to step. */
export function StepButton({ name, disabled, onPress }: StepButtonProps): ReactNode {
  return (
    <button type="button" className="step-button" aria-disabled={disabled} onClick={() => !disabled && onPress()}>
      {name}
    </button>
  );
}

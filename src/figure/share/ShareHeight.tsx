/** The height of an embedded figure. A height outside the range is clamped, and a sentence says so. */
import { type ReactNode, useState } from 'react';
import { numberField, readField } from '../../params/field.ts';

const PIXELS = numberField({ min: 100, max: 2000, integer: true, unit: 'px' });

export interface ShareHeightProps {
  /** CSS px */
  readonly height: number;
  readonly onChange: (height: number) => void;
}

export function ShareHeight({ height, onChange }: ShareHeightProps): ReactNode {
  const [refused, setRefused] = useState({ height, sentence: '' });
  const read = (field: HTMLInputElement) => {
    const read = readHeight(field.value, height);
    // If the height does not change, nothing re-renders the field, and it would keep what was typed.
    field.value = String(read.height);
    setRefused(read);
    if (read.height !== height) onChange(read.height);
  };
  return (
    <div className="control">
      <label>
        Height, px{' '}
        <input
          type="text"
          inputMode="numeric"
          className="number"
          defaultValue={height}
          key={height}
          onBlur={(event) => read(event.currentTarget)}
        />
      </label>
      <span className="hint" role="status">
        {refused.height === height ? refused.sentence : ''}
      </span>
    </div>
  );
}

/** @param before the height to keep where the text is no number */
function readHeight(text: string, before: number): { readonly height: number; readonly sentence: string } {
  const { value, problem } = readField(PIXELS, 'Height', text, PIXELS.write(before));
  return { height: value ?? before, sentence: problem?.message ?? '' };
}

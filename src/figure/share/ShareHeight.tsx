/** The height of an embedded figure. What lies outside of the range is brought into it, and that is said. */
import { type ReactNode, useState } from 'react';
import { problem } from '../../model/config/problem.ts';

const RANGE = { least: 100, most: 2000 };

export interface ShareHeightProps {
  /** CSS px */
  readonly height: number;
  readonly onChange: (height: number) => void;
}

export function ShareHeight({ height, onChange }: ShareHeightProps): ReactNode {
  const [refused, setRefused] = useState({ height, sentence: '' });
  const read = (field: HTMLInputElement) => {
    const read = readHeight(field.value, height);
    // Where it stays as it was, nothing else would take back what was typed.
    field.value = String(read.height);
    setRefused(read);
    if (read.height !== height) onChange(read.height);
  };
  return (
    <div className="control">
      <label>
        Height, px{' '}
        <input
          type="number"
          className="number"
          min={RANGE.least}
          max={RANGE.most}
          step={10}
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

/** @param before what stays where nothing can be read */
function readHeight(text: string, before: number): { readonly height: number; readonly sentence: string } {
  const px = text.trim() === '' ? Number.NaN : Math.round(Number(text));
  const height = Number.isFinite(px) ? Math.min(RANGE.most, Math.max(RANGE.least, px)) : before;
  const sentence = height === px ? '' : problem('Height', text, `a number from ${RANGE.least} to ${RANGE.most}`).message;
  return { height, sentence };
}

/** Stands below what may not have been saved: a sandbox can forbid downloads, and does not say so. */
import { type ReactNode, useEffect, useRef } from 'react';
import { CopyField } from '../../controls/CopyField.tsx';

/** Longer ones make a field slow, and nobody copies them. */
const MOST_LETTERS = 500_000;

export interface CopyInsteadProps {
  readonly name: string;
  /** What the file holds; null where it is no text. */
  readonly text: string | null;
  /** Where the same can be saved; null where none is known. */
  readonly address: string | null;
}

export function CopyInstead({ name, text, address }: CopyInsteadProps): ReactNode {
  const shown = text !== null && text.length <= MOST_LETTERS ? text : null;
  const ways = [
    ...(shown === null ? [] : ['copy the text from here']),
    ...(address === null ? [] : ['open the address in a window of its own and save it there']),
  ];
  const root = useRef<HTMLElement>(null);
  useEffect(() => void root.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <section ref={root} className="copy-instead" aria-label={`${name}, to copy`}>
      <p className="hint" role="status">
        If no file came, the page around this figure forbids downloads{ways.length > 0 && `: ${ways.join(', or ')}`}.
      </p>
      {shown !== null && <CopyField label={name} text={shown} rows={5} />}
      {address !== null && <CopyField label="Address" text={address} />}
    </section>
  );
}

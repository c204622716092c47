/** A question mark beside a label; it unfolds what the parameter means. */
import type { ReactNode } from 'react';
import { type ParamKey, paramRow } from '../../params/params.ts';

export interface AboutProps {
  readonly name: ParamKey;
  /** As its control calls it; the parameter's own where left out. */
  readonly label?: string;
}

export function About({ name, label }: AboutProps): ReactNode {
  const row = paramRow(name);
  return (
    <details className="help">
      <summary aria-label={`About ${label ?? row.label}`}>?</summary>
      {row.help}
    </details>
  );
}

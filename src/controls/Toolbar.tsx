/** A row of buttons and links that is one tab stop. */
import { type ReactNode, useEffect, useRef } from 'react';
import { oneStop } from './oneStop.ts';

export interface ToolbarProps {
  /** What they are for, for screen readers. */
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Toolbar({ label, className, children }: ToolbarProps): ReactNode {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => (row.current ? oneStop(row.current) : undefined), []);
  return (
    <div role="toolbar" aria-label={label} className={className} ref={row}>
      {children}
    </div>
  );
}

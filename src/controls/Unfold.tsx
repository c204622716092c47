/** The browser's own disclosure element; its content is rendered only after it is opened. */
import { type ReactNode, useState } from 'react';

export interface UnfoldProps {
  readonly title: string;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Unfold({ title, className, children }: UnfoldProps): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className={className} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {isOpen && children}
    </details>
  );
}

/** The browser's own dialog: it keeps the focus, closes on Escape and on a click beside it, and gives the focus back. */
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Style } from '../frame/Style.tsx';
import style from './dialog.css?inline';

export interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Open while it is rendered. */
export function Dialog({ title, onClose, children }: DialogProps): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    // The content fills the dialog, so a click outside it is a click on the backdrop.
    opened?.addEventListener('click', ({ target }) => target === opened && opened.close());
    return () => opened?.close();
  }, []);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={heading} onClose={onClose}>
      <Style of={style} />
      <div className="dialog-content">
        <header>
          <h2 id={heading}>{title}</h2>
          <button type="button" className="quiet" onClick={() => dialog.current?.close()}>
            Close
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}

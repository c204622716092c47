/** What keys do in the lab, as a dialog. */
import type { ReactNode } from 'react';
import { Dialog } from '../figure/dialog/Dialog.tsx';
import { SHORTCUTS } from './shortcuts.ts';

export function ShortcutList({ onClose }: { readonly onClose: () => void }): ReactNode {
  return (
    <Dialog title="Keys" onClose={onClose}>
      <p>Single keys act while one of the views has the focus.</p>
      <dl className="shortcuts">
        {SHORTCUTS.map(([keys, action]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{action}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

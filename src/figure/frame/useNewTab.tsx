/** How links open a tab of their own: where a sandbox forbids it, the address is shown, to copy. */
import { lazy, type MouseEvent, type ReactNode, Suspense, useState } from 'react';
import { mayBeSandboxed } from '../../exchange/mayBeSandboxed.ts';

const AddressDialog = lazy(async () => ({ default: (await import('./AddressDialog.tsx')).AddressDialog }));

export interface NewTab {
  /** Attributes of the link, to be given with `onClick`. */
  readonly attributes: { readonly target: '_blank'; readonly rel: 'noopener' };
  readonly onClick: (event: MouseEvent<HTMLAnchorElement>) => void;
  /** To render beside the link; null unless the tab was refused. */
  readonly refused: ReactNode;
}

export function useNewTab(): NewTab {
  const [address, setAddress] = useState<string | null>(null);
  const onClick = (event: MouseEvent<HTMLAnchorElement>) => {
    // A link does not tell what became of it, `window.open` does.
    if (!mayBeSandboxed() || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const address = event.currentTarget.href;
    if (!opensTab(address)) setAddress(address);
  };
  const refused = address !== null && (
    <Suspense fallback={null}>
      <AddressDialog address={address} onClose={() => setAddress(null)} />
    </Suspense>
  );
  return { attributes: { target: '_blank', rel: 'noopener' }, onClick, refused };
}

/** Where it is forbidden most browsers give no window, Firefox throws. */
function opensTab(address: string): boolean {
  try {
    return window.open(address, '_blank') !== null;
  } catch {
    return false;
  }
}

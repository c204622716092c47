/** An address to copy, where the link to it could open no window. */
import type { ReactNode } from 'react';
import { CopyField } from '../../controls/CopyField.tsx';
import { Dialog } from '../dialog/Dialog.tsx';

export interface AddressDialogProps {
  readonly address: string;
  readonly onClose: () => void;
}

export function AddressDialog({ address, onClose }: AddressDialogProps): ReactNode {
  return (
    <Dialog title="No new window" onClose={onClose}>
      <p role="status">The page around this figure, or the browser, forbids new windows. Copy the address and open it yourself.</p>
      <CopyField label="Address" text={address} />
    </Dialog>
  );
}

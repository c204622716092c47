/** What takes a figure elsewhere: "Save" writes files, "Share" gives links and code to embed it. */
import type { ReactNode } from 'react';
import { DialogButton, type FigureButtonProps } from './DialogButton.tsx';

export function ShareButtons(props: FigureButtonProps): ReactNode {
  return (
    <>
      <DialogButton {...props} icon="save" name="Save" load={async () => (await import('./SaveDialog.tsx')).SaveDialog} />
      <DialogButton {...props} icon="share" name="Share" load={async () => (await import('./ShareDialog.tsx')).ShareDialog} />
    </>
  );
}

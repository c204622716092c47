/** Opens the share dialog of a figure or of the lab. Its code is loaded with the first press. */
import { type ComponentType, type ReactNode, useRef, useState } from 'react';
import { Icon } from '../../controls/Icon.tsx';
import type { ExperimentStore } from '../../experiment/experiment.ts';
import { couldNotLoad } from '../couldNotLoad.ts';
import type { FigureMeta } from '../meta.ts';
import type { ShareDialogProps } from './ShareDialog.tsx';

export interface ShareButtonProps extends Partial<Pick<ShareDialogProps, 'leadsTo'>> {
  readonly meta: FigureMeta;
  readonly store: ExperimentStore;
  /** The figure's own. */
  readonly settings?: object;
  /** Address of the page that has lab and article; empty, as where left out, for this one. */
  readonly home?: string;
}

export function ShareButton({ meta, store, settings = {}, home = '', leadsTo = 'figure' }: ShareButtonProps): ReactNode {
  const button = useRef<HTMLButtonElement>(null);
  const [opened, setOpened] = useState<{ readonly Dialog: ComponentType<ShareDialogProps>; readonly scope: ParentNode } | null>(null);
  const [failed, setFailed] = useState(false);
  const open = async () => {
    const code = await import('./ShareDialog.tsx').catch(() => null);
    setFailed(code === null);
    if (code) setOpened({ Dialog: code.ShareDialog, scope: button.current?.closest('.live, .lab') ?? document });
  };
  const close = () => {
    setOpened(null);
    button.current?.focus();
  };
  return (
    <>
      <button type="button" className="quiet" ref={button} onClick={() => void open()}>
        <Icon name="share" /> Share
      </button>
      {failed && (
        <span className="hint" role="alert">
          {couldNotLoad('The share dialog')}
        </span>
      )}
      {opened && <opened.Dialog {...{ meta, store, settings, leadsTo }} home={siteAddress(home)} scope={opened.scope} onClose={close} />}
    </>
  );
}

function siteAddress(home: string): string {
  return new URL(home === '' ? '.' : home, document.baseURI).href;
}

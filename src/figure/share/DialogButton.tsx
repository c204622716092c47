/** A button that opens a dialog of a figure or of the lab. The dialog's code is loaded with the first press. */
import { type ComponentType, type ReactNode, useRef, useState } from 'react';
import { Icon, type IconName } from '../../controls/Icon.tsx';
import type { Shared } from '../../exchange/shareLinks.ts';
import type { ExperimentStore } from '../../experiment/experiment.ts';
import { couldNotLoad } from '../couldNotLoad.ts';
import type { FigureMeta, FigureReport } from '../meta.ts';

export interface FigureDialogProps extends Pick<Shared, 'leadsTo' | 'extras'>, Pick<FigureReport, 'files'> {
  readonly meta: FigureMeta;
  readonly store: ExperimentStore;
  /** The figure's own. */
  readonly settings: object;
  /** Absolute, with its closing slash. */
  readonly home: string;
  /** The element that contains the figure's drawing. */
  readonly scope: ParentNode;
  readonly onClose: () => void;
}

export interface FigureButtonProps
  extends Pick<FigureDialogProps, 'meta' | 'store' | 'files'>,
    Partial<Pick<Shared, 'leadsTo' | 'extras'>> {
  /** The figure's own. */
  readonly settings?: object;
  /** Address of the page that has lab and article; empty, as where left out, for this one. */
  readonly home?: string;
}

interface DialogButtonProps extends FigureButtonProps {
  readonly icon: IconName;
  readonly name: string;
  readonly load: () => Promise<ComponentType<FigureDialogProps>>;
}

export function DialogButton({ icon, name, load, settings = {}, home = '', leadsTo = 'figure', ...own }: DialogButtonProps): ReactNode {
  const button = useRef<HTMLButtonElement>(null);
  const [opened, setOpened] = useState<{ readonly Dialog: ComponentType<FigureDialogProps>; readonly scope: ParentNode } | null>(null);
  const [failed, setFailed] = useState(false);
  const open = async () => {
    const Dialog = await load().catch(() => null);
    setFailed(Dialog === null);
    if (Dialog) setOpened({ Dialog, scope: button.current?.closest('.live, .lab') ?? document });
  };
  const close = () => {
    setOpened(null);
    button.current?.focus();
  };
  return (
    <>
      <button type="button" className="quiet" ref={button} onClick={() => void open()}>
        <Icon name={icon} /> {name}
      </button>
      {failed && (
        <span className="hint" role="alert">
          {couldNotLoad(`The dialog “${name}”`)}
        </span>
      )}
      {opened && <opened.Dialog {...{ settings, leadsTo, ...own }} home={siteAddress(home)} scope={opened.scope} onClose={close} />}
    </>
  );
}

function siteAddress(home: string): string {
  return new URL(home === '' ? '.' : home, document.baseURI).href;
}

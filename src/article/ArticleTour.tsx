/** Opens the tour of a figure where a button in the prose, `.tour-start`, offers one, and gives the focus back at its end. */
import { type ReactNode, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import type { ExperimentStore } from '../experiment/experiment.ts';
import { couldNotLoad } from '../figure/couldNotLoad.ts';
import { loadUntilThere } from '../figure/loadUntilThere.ts';
import type { Tour } from './tour/Tour.tsx';

export interface ArticleTourProps {
  /** Of a slot; undefined where there is none. Keep it the same function. */
  readonly storeOf: (slot: string) => ExperimentStore | undefined;
}

interface OpenTour {
  readonly button: HTMLElement;
  readonly figure: HTMLElement;
  readonly store: ExperimentStore;
  readonly Code: typeof Tour | null;
  readonly hasFailed: boolean;
}

export function ArticleTour({ storeOf }: ArticleTourProps): ReactNode {
  const [open, setOpen] = useState<OpenTour | null>(null);
  useEffect(() => {
    const onClick = ({ target }: MouseEvent) => {
      const found = target instanceof Element ? tourOf(target, storeOf) : null;
      if (!found) return;
      setOpen(found);
      const change = (what: Partial<OpenTour>) => setOpen((now) => now && { ...now, ...what });
      void loadUntilThere(
        () => import('./tour/Tour.tsx'),
        () => change({ hasFailed: true }),
      ).then(({ Tour }) => change({ Code: Tour, hasFailed: false }));
    };
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, [storeOf]);
  if (!open) return null;
  const { button, figure, store, Code, hasFailed } = open;
  const end = () => {
    setOpen(null);
    button.focus();
  };
  if (hasFailed) return createPortal(<p role="alert">{couldNotLoad('The tour')}</p>, figure);
  return Code && createPortal(<Code store={store} onEnd={end} />, figure);
}

function tourOf(target: Element, storeOf: ArticleTourProps['storeOf']): OpenTour | null {
  const button = target.closest<HTMLElement>('.tour-start');
  const figure = button?.closest<HTMLElement>('figure.slot');
  const store = figure ? storeOf(figure.id) : undefined;
  return button && figure && store ? { button, figure, store, Code: null, hasFailed: false } : null;
}

/** A figure embedded in a frame or an element: the controls that its address asks for, problems with that address, and a link to the lab. */
import { type ReactNode, useMemo } from 'react';
import { pageAddress } from '../exchange/shareLinks.ts';
import type { ExperimentStore } from '../experiment/experiment.ts';
import { ownPairs } from '../figure/figureSchema.ts';
import { LiveFigure } from '../figure/frame/LiveFigure.tsx';
import { LiveLink } from '../figure/frame/LiveLink.tsx';
import type { FigureMeta, FigureProps } from '../figure/meta.ts';
import type { FigureTrainer } from '../training/figureTrainer.ts';
import type { FigureLink } from './figureLink.ts';
import { atFirstSight } from './firstSight.ts';

export interface EmbeddedFigureProps extends Pick<FigureProps, 'settings' | 'onSettings' | 'onReport'> {
  readonly meta: FigureMeta;
  readonly link: FigureLink;
  readonly store: ExperimentStore;
  readonly trainer: FigureTrainer;
  /** Address of the page that has lab and article; null where none is known, and then there are no links to it. */
  readonly home: string | null;
}

export function EmbeddedFigure({ link, ...figure }: EmbeddedFigureProps): ReactNode {
  const start = useMemo(() => atFirstSight(link), [link]);
  const { autoplay, ask, ui = 'full' } = link.presentation;
  const waits = autoplay === false;
  const way = figure.home !== null && <WayHome address={() => figureAddress(figure)} />;
  return (
    <div className="embedded" data-ui={ui}>
      <LiveFigure actions={way} {...{ start, waits, ask, ...figure }} />
      {link.presentation.caption && <p className="caption">{figure.meta.caption}</p>}
    </div>
  );
}

/** Where to continue with the figure: in the lab, or for figures without an experiment in the article. */
export function figureAddress({ home, meta, store, settings }: Pick<EmbeddedFigureProps, 'home' | 'meta' | 'store' | 'settings'>): string {
  const state = meta.needs === 'experiment' ? store.getState() : null;
  return pageAddress({ home: home ?? '', fig: meta.id, state, own: ownPairs(meta, settings), isMoment: false, leadsTo: 'lab' });
}

/** In a tab of its own: a frame is too small for the page. */
function WayHome({ address }: { readonly address: () => string }): ReactNode {
  return (
    <LiveLink className="button-link" address={address} apart>
      Open the explorable
    </LiveLink>
  );
}

/** One figure away from home, in a frame or an element: as much around it as asked for, what was wrong, and the way to the lab. */
import { type ReactNode, useMemo } from 'react';
import { pageAddress } from '../exchange/shareLinks.ts';
import type { ExperimentStore } from '../experiment/experiment.ts';
import { LiveFigure } from '../figure/frame/LiveFigure.tsx';
import { LiveLink } from '../figure/frame/LiveLink.tsx';
import type { FigureMeta, FigureProps } from '../figure/meta.ts';
import type { FigureTrainer } from '../training/figureTrainer.ts';
import type { FigureLink } from './figureLink.ts';
import { atFirstSight } from './firstSight.ts';

export interface EmbeddedFigureProps extends Pick<FigureProps, 'onReport'> {
  readonly meta: FigureMeta;
  readonly link: FigureLink;
  readonly store: ExperimentStore;
  readonly trainer: FigureTrainer;
  /** Address of the page that has lab and article. */
  readonly home: string;
}

export function EmbeddedFigure({ meta, link, store, trainer, home, onReport }: EmbeddedFigureProps): ReactNode {
  const start = useMemo(() => atFirstSight(link), [link]);
  const waits = link.presentation.autoplay === false;
  const way = (settings: string) => <WayHome address={() => figureAddress(home, meta, store, settings)} />;
  return (
    <div className="embedded" data-ui={link.presentation.ui ?? 'full'}>
      <LiveFigure query={link.query} actions={way} {...{ meta, store, trainer, home, start, waits, onReport }} />
    </div>
  );
}

/** Where the figure can be gone on with: the lab, or the article for figures without an experiment. @param query what such a figure is set to */
export function figureAddress(home: string, meta: FigureMeta, store: ExperimentStore, query: string): string {
  const state = meta.needs === 'experiment' ? store.getState() : null;
  return pageAddress({ home, fig: meta.id, state, own: [...new URLSearchParams(query)], isMoment: false, leadsTo: 'lab' });
}

/** In a tab of its own: a frame is too small for the page. */
function WayHome({ address }: { readonly address: () => string }): ReactNode {
  return (
    <LiveLink className="button-link" address={address} apart>
      Open the explorable
    </LiveLink>
  );
}

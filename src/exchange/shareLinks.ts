/** The absolute addresses a figure is shared by: its page, and the figure alone for a frame. The grammar: `address/link.ts`. */

import type { Link, Presentation } from '../address/link.ts';
import { type LinkToWrite, writePermalink } from '../address/permalink.ts';
import type { Pairs } from '../address/schema.ts';
import { configurationLink, momentLink } from '../address/stateLinks.ts';
import type { ExperimentState } from '../experiment/experiment.ts';
import type { ParamKey, Params } from '../params/params.ts';
import { INITIAL_PARAMS } from '../params/paramValues.ts';

/** The page for frames, next to the site's own: it loads without the article. */
export const FRAME_PAGE = 'embed.html';

export interface Shared {
  /** Address of the site, with its closing slash. */
  readonly home: string;
  readonly fig: string;
  /** The preset that gives the values a figure's addresses leave out. */
  readonly preset: Params;
  /** Null for figures without an experiment. */
  readonly state: ExperimentState | null;
  /** The settings of a figure without an experiment. */
  readonly own: Pairs;
  /** The current moment, where it can be replayed; else a new run of the configuration. */
  readonly isMoment: boolean;
  /** Where the page's link leads: to the figure in the article, or to the lab. Figures without an experiment cannot be opened in the lab. */
  readonly leadsTo: 'figure' | 'lab';
  /** What the reader of the link is to predict first, and what the lab holds beside its experiment; nothing where left out. */
  readonly extras?: LinkExtras;
}

export type LinkExtras = Partial<Pick<Link, 'pin' | 'goal' | 'presentation'>>;

/** Whether a link can show the state as it is now, not only a new run of it. */
export function hasMoment(state: ExperimentState | null): boolean {
  return state !== null && momentLink(state) !== null;
}

function linkOf(state: ExperimentState, isMoment: boolean): LinkToWrite {
  return (isMoment ? momentLink(state) : null) ?? configurationLink(state);
}

/** Keys that differ between the article's figures: always written, so that a link identifies one of them. */
const ALWAYS: readonly ParamKey[] = ['n', 'm', 'S', 'I', 'seed', 'k', 'hact', 'names'];

/** The lab with the experiment, or the article at the figure, set as it is. */
export function pageAddress({ home, fig, state, isMoment, own, leadsTo, extras }: Omit<Shared, 'preset'>): string {
  if (!state) return `${home}${writePermalink({ fig, own, ...extras })}`;
  const link = { ...linkOf(state, isMoment), ...extras };
  return `${home}${leadsTo === 'lab' ? writePermalink(link) : writePermalink({ ...link, fig }, INITIAL_PARAMS, ALWAYS)}`;
}

/** The figure alone. */
export function embedAddress({ home, fig, state, isMoment, preset, own, extras }: Shared, given: Presentation): string {
  const presentation = { ...given, ...extras?.presentation };
  const link = state ? linkOf(state, isMoment) : { own };
  return `${home}${FRAME_PAGE}${writePermalink({ ...link, fig, embed: true, presentation }, preset)}`;
}

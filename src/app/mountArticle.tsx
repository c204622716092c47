/** Brings the article's figures to life; its prose is in the page already. */
import { createRoot } from 'react-dom/client';
import { figureMeta } from '../figures/registry.ts';
import type { ExperimentStore } from '../state/experiment.ts';
import type { ParsedLink } from '../state/link.ts';
import { INITIAL_PARAMS } from '../state/paramValues.ts';
import { parsePermalink } from '../state/permalink.ts';
import type { FigureTrainer } from '../worker/trainer.ts';
import { ArticleFigures, type ArticleSlot, findSlots, mergeQueries } from './ArticleFigures.tsx';
import type { CreateStore } from './experiments.ts';
import { labAddress } from './labAddress.ts';

export function mountArticle(root: HTMLElement, link: ParsedLink, trainer: FigureTrainer, createStore: CreateStore): void {
  const slots = withOwnSettings(findSlots(document), link.fig, location.search);
  const aimed = slots.find((slot) => slot.figure === link.fig);
  const storeOf = (query: string): ExperimentStore => {
    const defaults = { ...INITIAL_PARAMS, ...parsePermalink(query).params };
    const isAimed = aimed?.query === query;
    return createStore({
      params: isAimed ? { ...defaults, ...link.params } : defaults,
      defaults,
      problems: isAimed ? link.problems : [],
    });
  };
  createRoot(root).render(
    <ArticleFigures
      slots={slots}
      trainer={trainer}
      createStore={storeOf}
      applyQuery={(store, query) => store.actions.setParams(parsePermalink(query).params)}
      labLink={labAddress}
    />,
  );
  if (aimed) scrollTo(aimed);
}

/** Figures without an experiment read the address themselves. */
function withOwnSettings(slots: readonly ArticleSlot[], fig: string | undefined, search: string): readonly ArticleSlot[] {
  const aimed = slots.find((slot) => slot.figure === fig);
  if (!aimed || figureMeta(aimed.figure)?.needs === 'experiment') return slots;
  return slots.map((slot) => (slot === aimed ? { ...slot, query: mergeQueries(slot.query, search) } : slot));
}

function scrollTo({ stage }: ArticleSlot): void {
  stage.scrollIntoView({ block: 'center' });
}

/** Brings the article's figures to life; its prose is in the page already. */
import { createRoot } from 'react-dom/client';
import type { ExperimentStore } from '../state/experiment.ts';
import type { ParsedLink } from '../state/link.ts';
import { INITIAL_PARAMS } from '../state/paramValues.ts';
import { parsePermalink } from '../state/permalink.ts';
import type { FigureTrainer } from '../worker/trainer.ts';
import { ArticleFigures, type ArticleSlot, findSlots } from './ArticleFigures.tsx';
import { aimedSlot, mergeQueries } from './aimedSlot.ts';
import type { CreateStore } from './experiments.ts';
import { labAddress } from './labAddress.ts';

export function mountArticle(root: HTMLElement, link: ParsedLink, trainer: FigureTrainer, createStore: CreateStore): void {
  const found = findSlots(document);
  const aimed = aimedSlot(found, link.fig, location.search);
  const asked = aimed && { ...aimed, query: mergeQueries(aimed.query, location.search) };
  const slots = found.map((slot) => (slot.id === asked?.id ? asked : slot));
  const storeOf = (query: string): ExperimentStore => {
    const isAimed = asked?.query === query;
    const defaults = { ...INITIAL_PARAMS, ...parsePermalink(aimed && isAimed ? aimed.query : query).params };
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

function scrollTo({ stage }: ArticleSlot): void {
  stage.scrollIntoView({ block: 'center' });
}

/** Brings the article's figures to life; its prose is in the page already. */
import { createRoot } from 'react-dom/client';
import { prefersLessMotion } from '../figures/motion.ts';
import type { ExperimentStore } from '../state/experiment.ts';
import type { Moment, ParsedLink } from '../state/link.ts';
import { INITIAL_PARAMS } from '../state/paramValues.ts';
import { parsePermalink } from '../state/permalink.ts';
import { openMoment } from '../state/stateLinks.ts';
import type { FigureTrainer } from '../worker/trainer.ts';
import { ArticleFigures, type ArticleSlot, findSlots } from './ArticleFigures.tsx';
import { aimedSlot, mergeQueries } from './aimedSlot.ts';
import { installChapterBar } from './chapterBar.ts';
import type { CreateStore } from './experiments.ts';
import { labAddress } from './labAddress.ts';
import { installTerms } from './litTerms.ts';

export function mountArticle(root: HTMLElement, link: ParsedLink, trainer: FigureTrainer, createStore: CreateStore): void {
  const slots = findSlots(document);
  const aimed = aimedSlot(slots, link.fig, location.search);
  const storeOf = ({ id, query }: ArticleSlot): ExperimentStore => {
    const defaults = { ...INITIAL_PARAMS, ...parsePermalink(query).params };
    return createStore(
      id === aimed?.id ? { params: { ...defaults, ...link.params }, defaults, problems: link.problems } : { params: defaults, defaults },
    );
  };
  createRoot(root).render(
    <ArticleFigures
      slots={slots}
      trainer={trainer}
      createStore={storeOf}
      queryOf={({ id, query }) => (id === aimed?.id ? mergeQueries(query, location.search) : query)}
      startOf={({ id }) => (id === aimed?.id ? atFirstSight(link.moment) : startUnlessStill)}
      applyQuery={(store, query) => store.actions.setParams(parsePermalink(query).params)}
      labLink={labAddress}
    />,
  );
  installTerms(document);
  installChapterBar(document);
  if (aimed) aimed.stage.scrollIntoView({ block: 'center' });
}

/** A link to a moment always shows it. */
function atFirstSight(moment: Moment): (store: ExperimentStore) => void {
  return moment.t === undefined ? startUnlessStill : (store) => openMoment(store, moment);
}

function startUnlessStill(store: ExperimentStore): void {
  if (!prefersLessMotion()) store.actions.play();
}

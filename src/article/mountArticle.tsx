/** Brings the article's figures to life; its prose is in the page already. */
import { createRoot } from 'react-dom/client';
import { labAddress } from '../address/labAddress.ts';
import type { Moment } from '../address/link.ts';
import { paramsOf, parsePermalink } from '../address/permalink.ts';
import { openMoment } from '../address/stateLinks.ts';
import type { ExperimentStore } from '../experiment/experiment.ts';
import type { CreateStore } from '../experiment/newExperiment.ts';
import { prefersLessMotion } from '../figure/hooks/motion.ts';
import type { FigureTrainer } from '../training/figureTrainer.ts';
import { ArticleFigures, type ArticleSlot, findSlots } from './ArticleFigures.tsx';
import { ArticleProblems } from './ArticleProblems.tsx';
import { readAim } from './aimedSlot.ts';
import { installChapterBar } from './chapterBar.ts';
import { installTerms } from './litTerms.ts';

/** @param search the address's query, which may mean one of the figures */
export function mountArticle(root: HTMLElement, search: string, trainer: FigureTrainer, createStore: CreateStore): void {
  const slots = findSlots(document);
  const aim = readAim(slots, search);
  const { params, problems } = aim;
  const isAimed = ({ id }: ArticleSlot) => id === aim.slot?.id;
  const storeOf = (slot: ArticleSlot): ExperimentStore => {
    const defaults = paramsOf(slot.query);
    return createStore(isAimed(slot) ? { params, defaults, problems } : { params: defaults, defaults });
  };
  createRoot(root).render(
    <>
      {!aim.slot && <ArticleProblems problems={problems} />}
      <ArticleFigures
        slots={slots}
        trainer={trainer}
        createStore={storeOf}
        queryOf={(slot) => (isAimed(slot) ? aim.query : slot.query)}
        startOf={(slot) => (isAimed(slot) ? atFirstSight(aim.moment) : startUnlessStill)}
        applyQuery={(store, query) => store.actions.setParams(parsePermalink(query).params)}
        labLink={labAddress}
      />
    </>,
  );
  installTerms(document);
  installChapterBar(document);
  if (aim.slot) aim.slot.stage.scrollIntoView({ block: 'center' });
}

/** A link to a moment always shows it. */
function atFirstSight(moment: Moment): (store: ExperimentStore) => void {
  return moment.t === undefined ? startUnlessStill : (store) => openMoment(store, moment);
}

function startUnlessStill(store: ExperimentStore): void {
  if (!prefersLessMotion()) store.actions.play();
}

/** Mounts the article's figures; its prose is in the page already. */
import { createRoot } from 'react-dom/client';
import { labAddress } from '../address/labAddress.ts';
import type { Moment } from '../address/link.ts';
import type { Address } from '../address/openAddress.ts';
import { openMoment } from '../address/stateLinks.ts';
import type { ExperimentStore } from '../experiment/experiment.ts';
import type { CreateStore } from '../experiment/newExperiment.ts';
import { prefersLessMotion } from '../figure/hooks/motion.ts';
import type { FigureTrainer } from '../training/figureTrainer.ts';
import { ArticleFigures, type ArticleSlot, findSlots } from './ArticleFigures.tsx';
import { ArticlePredictions } from './ArticlePredictions.tsx';
import { ArticleProblems } from './ArticleProblems.tsx';
import { ArticleTour } from './ArticleTour.tsx';
import { readAim } from './aimedSlot.ts';
import { installChapterBar } from './chapterBar.ts';
import { installTerms } from './litTerms.ts';
import { installTabStops } from './tabStops.ts';

/** @param address may mean one of the figures */
export function mountArticle(root: HTMLElement, address: Address, trainer: FigureTrainer, createStore: CreateStore): void {
  const found = findSlots(document);
  const { slot: aimed, settings, moment, presentation, problems } = readAim(found, address);
  const isAimed = ({ id }: ArticleSlot) => id === aimed?.id;
  const slots = found.map((slot) => (isAimed(slot) ? { ...slot, settings, ask: presentation.ask } : slot));
  // It would show what is to be predicted.
  if (presentation.ask) aimed?.stage.querySelector('.poster')?.remove();
  const stores = new Map<string, ExperimentStore>();
  const storeOf = (slot: ArticleSlot): ExperimentStore => {
    const { params } = slot.settings;
    const defaults = (isAimed(slot) ? aimed : slot)?.settings.params;
    const store = stores.get(slot.id) ?? createStore({ params, ...(defaults && { defaults }), problems: isAimed(slot) ? problems : [] });
    stores.set(slot.id, store);
    return store;
  };
  createRoot(root).render(
    <>
      {!aimed && <ArticleProblems problems={problems} />}
      <ArticlePredictions />
      <ArticleTour storeOf={(slot) => stores.get(slot)} />
      <ArticleFigures
        slots={slots}
        trainer={trainer}
        createStore={storeOf}
        startOf={(slot) => (isAimed(slot) ? atFirstSight(moment) : startUnlessStill)}
        labLink={labAddress}
      />
    </>,
  );
  installTerms(document);
  installChapterBar(document);
  installTabStops(document);
  aimed?.stage.scrollIntoView({ block: 'center' });
}

/** A link to a moment always shows it. */
function atFirstSight(moment: Moment): (store: ExperimentStore) => void {
  return moment.t === undefined ? startUnlessStill : (store) => openMoment(store, moment);
}

function startUnlessStill(store: ExperimentStore): void {
  if (!prefersLessMotion()) store.actions.play();
}

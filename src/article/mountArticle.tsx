/** Brings the article's figures to life; its prose is in the page already. */
import { createRoot } from 'react-dom/client';
import { CONFIGURATION, settingsFrom } from '../address/configuration.ts';
import { labAddress } from '../address/labAddress.ts';
import type { Moment } from '../address/link.ts';
import type { Address } from '../address/openAddress.ts';
import { openMoment } from '../address/stateLinks.ts';
import type { ExperimentStore } from '../experiment/experiment.ts';
import type { CreateStore } from '../experiment/newExperiment.ts';
import { prefersLessMotion } from '../figure/hooks/motion.ts';
import { ownQuery } from '../figure/preset.ts';
import { changesOf } from '../params/paramValues.ts';
import type { FigureTrainer } from '../training/figureTrainer.ts';
import { ArticleFigures, type ArticleSlot, findSlots } from './ArticleFigures.tsx';
import { ArticleProblems } from './ArticleProblems.tsx';
import { readAim, slotSettings } from './aimedSlot.ts';
import { installChapterBar } from './chapterBar.ts';
import { installTerms } from './litTerms.ts';

/** @param address may mean one of the figures */
export function mountArticle(root: HTMLElement, address: Address, trainer: FigureTrainer, createStore: CreateStore): void {
  const slots = findSlots(document);
  const aim = readAim(slots, address);
  const { params, problems } = aim;
  const isAimed = ({ id }: ArticleSlot) => id === aim.slot?.id;
  const storeOf = (slot: ArticleSlot): ExperimentStore => {
    const { params: defaults } = slotSettings(slot);
    return createStore(isAimed(slot) ? { params, defaults, problems } : { params: defaults, defaults });
  };
  createRoot(root).render(
    <>
      {!aim.slot && <ArticleProblems problems={problems} />}
      <ArticleFigures
        slots={slots}
        trainer={trainer}
        createStore={storeOf}
        queryOf={(slot) => ownQuery(slot.figure, (isAimed(slot) ? aim : slotSettings(slot)).own)}
        startOf={(slot) => (isAimed(slot) ? atFirstSight(aim.moment) : startUnlessStill)}
        applyQuery={applyWords}
        labLink={labAddress}
      />
    </>,
  );
  installTerms(document);
  installChapterBar(document);
  if (aim.slot) aim.slot.stage.scrollIntoView({ block: 'center' });
}

/** Sets what words of the article say. */
function applyWords(store: ExperimentStore, words: string): void {
  const { params } = store.getState();
  store.actions.setParams(changesOf(params, settingsFrom(words, CONFIGURATION, params)));
}

/** A link to a moment always shows it. */
function atFirstSight(moment: Moment): (store: ExperimentStore) => void {
  return moment.t === undefined ? startUnlessStill : (store) => openMoment(store, moment);
}

function startUnlessStill(store: ExperimentStore): void {
  if (!prefersLessMotion()) store.actions.play();
}

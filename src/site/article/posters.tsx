/**
 * The poster a slot holds until its figure runs: the live figure's own frame, rendered to text, with a drawing of trained models in
 * it. The frame takes the same room but is invisible; only title and drawing are shown. Runs when the page is built.
 */
import type { ReactNode } from 'react';
import { labAddress } from '../../address/labAddress.ts';
import { createExperimentStore } from '../../experiment/createExperimentStore.ts';
import type { Figure } from '../../figure/defineFigure.tsx';
import { LabLink } from '../../figure/frame/LabLink.tsx';
import { LiveFigure } from '../../figure/frame/LiveFigure.tsx';
import { FIGURE_IDS, loadFigure } from '../../figure/loading.ts';
import type { FigureMeta } from '../../figure/meta.ts';
import { slotSettings } from '../../figure/preset.ts';
import type { Still } from '../../figure/still.ts';
import { stillSlot } from '../../figure/trainedState.ts';
import type { TrainingOptions } from '../../model/config/config.ts';
import { toTrainingOptions } from '../../params/trainingOptions.ts';
import { trainedFrom } from '../keptModel.ts';
import { IDLE, renderStill } from '../renderStill.tsx';
import { asImage } from './asImage.ts';
import type { Slot } from './assembleArticle.ts';
import type { PosterFile } from './posterFile.ts';
import {
  type ImageFile,
  inlinePicture,
  type Moment,
  type PosterPicture,
  pictureFile,
  posterPictures,
  posterRoom,
} from './posterPicture.ts';

// At once, since nothing can be imported after this module has run.
const FIGURES: ReadonlyMap<string, Figure> = new Map(await Promise.all(FIGURE_IDS.map(async (id) => [id, await loadFigure(id)] as const)));

/** The training of a slot's poster; empty where its figure trains nothing. */
export function posterTrainings(slot: Pick<Slot, 'figure' | 'query'>): readonly TrainingOptions[] {
  const { poster, meta } = FIGURES.get(slot.figure) ?? {};
  const { params, own: settings } = slotSettings(slot);
  return poster?.training?.({ params, settings }) ?? (meta?.needs === 'experiment' ? [toTrainingOptions(params)] : []);
}

export interface Poster {
  readonly html: string;
  /** The parts of the picture that are not in the page. */
  readonly images: readonly ImageFile[];
}

export interface PosterOptions {
  /** The slot's trained models; null where its figure trains none. */
  readonly trained: PosterFile | null;
  /** Inline, for the first figure that readers see. */
  readonly inline: boolean;
}

/** Empty where the figure does not exist. */
export function drawPosterOf(slot: Slot, { trained, inline }: PosterOptions): Poster {
  const figure = FIGURES.get(slot.figure);
  if (!figure) return { html: '', images: [] };
  const { params, own: settings } = slotSettings(slot);
  const still = figure.still(stillSlot({ settings, params, trained: (trained?.trained ?? []).map(trainedFrom) }));
  const { drawings, markupWith } = renderStill(liveFigure(slot, figure.meta), slot.id);
  const room = posterRoom(figure, settings);
  const untrained = figure.untrained?.({ settings, params });
  const picturesOf = ({ draw, words }: Still, moment: Moment) =>
    drawings.map((own, at) =>
      posterPictures({ ...room, moment }, own.height, (size) => (at === 0 ? asImage(draw(size), words) : asImage(own.draw(size)))),
    );
  // A figure that will start by itself shows its first step; the end where motion is not wanted.
  const first = untrained ? picturesOf({ ...untrained, words: `Before the first step of training: ${untrained.words}` }, 'at-first') : [];
  const pictures = picturesOf(still, untrained ? 'at-last' : 'always').map((views, at) => [...views, ...(first[at] ?? [])]);
  const images: ImageFile[] = [];
  const show = (picture: PosterPicture, at: number) => {
    if (inline) return inlinePicture(picture);
    const { html, file } = pictureFile(`${slot.id}-${at}`, picture);
    images.push(file);
    return html;
  };
  const htmls = pictures.map((views, at) => views.map((view) => show(view, at)).join(''));
  return { html: `<div class="poster">${markupWith(htmls)}</div>`, images };
}

function liveFigure(slot: Slot, meta: FigureMeta): ReactNode {
  const { params, own: settings } = slotSettings(slot);
  const store = createExperimentStore(IDLE, params, { describeFailure: ({ detail }) => detail });
  const actions = meta.needs === 'experiment' && <LabLink store={store} labLink={labAddress} />;
  return <LiveFigure {...{ meta, store, settings, actions }} trainer={IDLE} />;
}

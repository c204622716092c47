/**
 * Every figure with every trained model it can show: the list behind the gallery page and the golden tests. The models are those of
 * the article's slots and of the presets.
 */
import type { Figure } from '../../figure/defineFigure.tsx';
import { FIGURE_IDS, loadFigure } from '../../figure/loading.ts';
import { slotSettings } from '../../figure/preset.ts';
import type { Still } from '../../figure/still.ts';
import { stillSlot } from '../../figure/trainedState.ts';
import { INITIAL_PARAMS } from '../../params/paramValues.ts';
import { PRESETS } from '../../params/presets.ts';
import { findSlots } from '../article/assembleArticle.ts';
import { type KeptFile, trainedFrom } from '../keptModel.ts';

const CHAPTERS = import.meta.glob<string>('../../article/chapters/*.html', { eager: true, query: '?raw', import: 'default' });
const TRAINED = import.meta.glob<KeptFile>('../trained/**/*.json', { eager: true, import: 'default' });

export interface GalleryEntry {
  readonly figure: string;
  readonly title: string;
  /** The article's slot it was trained for, or `preset-` and the preset. */
  readonly model: string;
  readonly from: 'article' | 'preset';
  readonly still: Still;
}

/** By figure; the article's models first. */
export async function galleryEntries(): Promise<readonly GalleryEntry[]> {
  const figures = await Promise.all(FIGURE_IDS.map(loadFigure));
  return figures.flatMap((figure) => [...ofArticle(figure), ...ofPresets(figure)]);
}

function ofArticle(figure: Figure): readonly GalleryEntry[] {
  const slots = findSlots(Object.values(CHAPTERS).join('\n')).filter((slot) => slot.figure === figure.meta.id);
  return slots.map(({ id, query }) => {
    const trained = (TRAINED[`../trained/posters/${figure.meta.id}/${id}.json`]?.trained ?? []).map(trainedFrom);
    const { params, own: settings } = slotSettings({ figure: figure.meta.id, query });
    return { ...named(figure, id), from: 'article', still: figure.still(stillSlot({ settings, params, trained })) };
  });
}

/** For figures that show one model; the others have their own models. */
function ofPresets(figure: Figure): readonly GalleryEntry[] {
  if (figure.meta.needs !== 'experiment' || figure.poster.training) return [];
  return PRESETS.flatMap(({ id, params: changed }) => {
    const params = { ...INITIAL_PARAMS, ...changed };
    const trained = (TRAINED[`../trained/presets/${id}.json`]?.trained ?? []).map(trainedFrom);
    return trained.length === 0
      ? []
      : [{ ...named(figure, `preset-${id}`), from: 'preset', still: figure.still(stillSlot({ settings: {}, params, trained })) }];
  });
}

function named({ meta }: Figure, model: string): Pick<GalleryEntry, 'figure' | 'title' | 'model'> {
  return { figure: meta.id, title: meta.title, model };
}

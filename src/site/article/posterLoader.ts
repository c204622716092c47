/**
 * Draws the posters of the article's slots: by `posters.tsx`, loaded through Vite, from the models in their files. While the site is
 * served, a poster is drawn again only when its code or its models have changed.
 */
import { createHash } from 'node:crypto';
import { withFont } from '../fonts/withFont.ts';
import { readKept } from '../keptFile.ts';
import type { LoadModule } from '../loadModule.ts';
import type { Slot } from './assembleArticle.ts';
import { type PosterFile, posterFolder } from './posterFile.ts';

type Posters = Pick<typeof import('./posters.tsx'), 'drawPosterOf'>;
export type Poster = ReturnType<Posters['drawPosterOf']>;
export type LoadPosters = LoadModule<Posters>;

export const POSTERS = 'src/site/article/posters.tsx';

/** Posters by their input, valid while the module that drew them is in use. */
const drawn = new WeakMap<Posters, Map<string, Promise<Poster>>>();

/** @param root the project's folder @returns posters by the slots' ids */
export async function drawPosters(slots: readonly Slot[], root: string, load: LoadPosters): Promise<ReadonlyMap<string, Poster>> {
  const posters = await load();
  const known = drawn.get(posters) ?? new Map<string, Promise<Poster>>();
  drawn.set(posters, known);
  const posterOf = (slot: Slot, at: number): Promise<Poster> => {
    const options = { trained: readPosterFile(slot, root), inline: at === 0 };
    const key = createHash('sha256')
      .update(JSON.stringify([slot, options]))
      .digest('hex');
    const poster = known.get(key) ?? withFonts(posters.drawPosterOf(slot, options), root);
    known.set(key, poster);
    return poster;
  };
  return new Map(await Promise.all(slots.map(async (slot, at) => [slot.id, await posterOf(slot, at)] as const)));
}

async function withFonts({ html, images }: Poster, root: string): Promise<Poster> {
  return { html, images: await Promise.all(images.map(async ({ name, text }) => ({ name, text: await withFont(text, root) }))) };
}

/** Null where there is none, as for figures without training. */
export function readPosterFile({ id, figure }: Pick<Slot, 'id' | 'figure'>, root = '.'): PosterFile | null {
  return readKept(posterFolder(figure), id, root);
}

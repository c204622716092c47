/** Draws the posters of the article's slots while the page is built or served: loads `posters.tsx` through Vite, and the models from their files. */
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { readKept } from '../keptFile.ts';
import type { Slot } from './assembleArticle.ts';
import { POSTER_FILES, type PosterFile } from './posterFile.ts';

type Posters = typeof import('./posters.tsx');

/** @param root the project's folder @returns HTML by the slots' ids */
export async function drawPosters(slots: readonly Slot[], root: string, mode: string): Promise<ReadonlyMap<string, string>> {
  const { module } = await runnerImport<Posters>(join(root, 'src/site/article/posters.tsx'), {
    configFile: false,
    root,
    mode,
    logLevel: 'warn',
  });
  return new Map(slots.map((slot) => [slot.id, module.drawPosterOf(slot, readPosterFile(slot, root))]));
}

/** Null where there is none, as for figures that train nothing. */
export function readPosterFile({ id }: Pick<Slot, 'id'>, root = '.'): PosterFile | null {
  return readKept(POSTER_FILES, id, root);
}

/** Draws the posters of the article's slots while the page is built or served: loads `posters.tsx` through Vite, and the models from their files. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import type { Slot } from './assembleArticle.ts';
import { POSTER_FILES, type PosterFile } from './posterFile.ts';

type Posters = typeof import('./posters.tsx');

/** @param root the project's folder @returns HTML by the slots' ids */
export async function drawPosters(slots: readonly Slot[], root: string, mode: string): Promise<ReadonlyMap<string, string>> {
  const { module } = await runnerImport<Posters>(join(root, 'src/app/posters.tsx'), { configFile: false, root, mode, logLevel: 'warn' });
  return new Map(slots.map((slot) => [slot.id, module.drawPosterOf(slot, readPosterFile(slot, root))]));
}

/** Null where there is none, as for figures that train nothing. */
export function readPosterFile({ id }: Pick<Slot, 'id'>, root = '.'): PosterFile | null {
  const path = join(root, POSTER_FILES, `${id}.json`);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}

/** A Vite plugin: the article takes the place of `<!--article-->` in the page, when it is built and while it is served. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { assembleArticle, findSlots } from './assembleArticle.ts';
import { drawPosters } from './posterLoader.ts';

export const ARTICLE_MARKER = '<!--article-->';

const CHAPTERS = 'src/article/chapters';
const FIGURES = 'src/figures';

/** The sources of the chapters in reading order. @param root the project's folder */
export function readChapters(root: string): readonly string[] {
  const files = readdirSync(join(root, CHAPTERS)).filter((name) => name.endsWith('.html'));
  return files.sort().map((name) => readFileSync(join(root, CHAPTERS, name), 'utf8').trim());
}

/** A figure is a folder that draws. @param root the project's folder */
export function figureNames(root: string): readonly string[] {
  return readdirSync(join(root, FIGURES)).filter((name) => existsSync(join(root, FIGURES, name, 'draw.ts')));
}

async function articleOf(root: string, mode: string): Promise<string> {
  const chapters = readChapters(root);
  const posters = await drawPosters(findSlots(chapters.join('\n')), root, mode);
  return assembleArticle(chapters, { figures: figureNames(root), poster: ({ id }) => posters.get(id) ?? '' });
}

export function articlePlugin(): Plugin {
  let [root, mode] = ['.', 'production'];
  return {
    name: 'article',
    configResolved(config) {
      root = config.root;
      mode = config.mode;
    },
    transformIndexHtml: {
      order: 'pre',
      async handler(html) {
        // Pages without an article, as those of test runners, need no posters drawn.
        if (!html.includes(ARTICLE_MARKER)) return html;
        const article = await articleOf(root, mode);
        return html.replace(ARTICLE_MARKER, () => article);
      },
    },
    handleHotUpdate({ file, server }) {
      if (file.includes(CHAPTERS)) server.ws.send({ type: 'full-reload' });
    },
  };
}

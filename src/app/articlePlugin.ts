/** A Vite plugin: the article takes the place of `<!--article-->` in the page, when it is built and while it is served. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { type ArticleOptions, assembleArticle } from './assembleArticle.ts';

export const ARTICLE_MARKER = '<!--article-->';

const CHAPTERS = 'src/app/chapters';
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

export function articlePlugin(poster?: ArticleOptions['poster']): Plugin {
  let root = '.';
  return {
    name: 'article',
    configResolved(config) {
      root = config.root;
    },
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => html.replace(ARTICLE_MARKER, () => assembleArticle(readChapters(root), { figures: figureNames(root), poster })),
    },
    handleHotUpdate({ file, server }) {
      if (file.includes(CHAPTERS)) server.ws.send({ type: 'full-reload' });
    },
  };
}

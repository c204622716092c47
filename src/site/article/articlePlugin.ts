/**
 * A Vite plugin: replaces `<!--article-->` in the page by the article and adds the images of its posters, when the
 * site is built and while it is served.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connect, Plugin } from 'vite';
import { buildLoader, serverLoader } from '../loadModule.ts';
import { assembleArticle, findSlots } from './assembleArticle.ts';
import { drawPosters, type LoadPosters, POSTERS } from './posterLoader.ts';
import type { ImageFile } from './posterPicture.ts';

const ARTICLE_MARKER = '<!--article-->';

const CHAPTERS = 'src/article/chapters';
const FIGURES = 'src/figures';

/** The sources of the chapters in reading order. @param root the project's folder */
export function readChapters(root: string): readonly string[] {
  const files = readdirSync(join(root, CHAPTERS)).filter((name) => name.endsWith('.html'));
  return files.sort().map((name) => readFileSync(join(root, CHAPTERS, name), 'utf8').trim());
}

/** A figure is a folder with a definition. @param root the project's folder */
export function figureNames(root: string): readonly string[] {
  return readdirSync(join(root, FIGURES)).filter((name) => existsSync(join(root, FIGURES, name, 'figure.ts')));
}

interface Article {
  readonly html: string;
  readonly images: readonly ImageFile[];
}

async function articleOf(root: string, load: LoadPosters): Promise<Article> {
  const chapters = readChapters(root);
  const posters = await drawPosters(findSlots(chapters.join('\n')), root, load);
  const html = assembleArticle(chapters, { figures: figureNames(root), poster: ({ id }) => posters.get(id)?.html ?? '' });
  return { html, images: [...posters.values()].flatMap(({ images }) => images) };
}

export function articlePlugin(): Plugin {
  let root = '.';
  let load: LoadPosters;
  let images: readonly ImageFile[] = [];
  return {
    name: 'article',
    configResolved(config) {
      root = config.root;
      load = buildLoader(POSTERS, config);
    },
    configureServer(server) {
      load = serverLoader(POSTERS, server);
      server.middlewares.use(serveImages(() => images));
    },
    transformIndexHtml: {
      // After Vite has resolved the page's own files, since the images are not among them.
      order: 'post',
      async handler(html) {
        // Pages without an article, such as those of test runners, need no posters.
        if (!html.includes(ARTICLE_MARKER)) return html;
        const article = await articleOf(root, load);
        images = article.images;
        return html.replace(ARTICLE_MARKER, () => article.html);
      },
    },
    generateBundle: {
      // After the pages.
      order: 'post',
      handler() {
        for (const { name, text } of images) this.emitFile({ type: 'asset', fileName: name, source: text });
      },
    },
    handleHotUpdate({ file, server }) {
      if (file.includes(CHAPTERS)) server.ws.send({ type: 'full-reload' });
    },
  };
}

/** The posters of the page served last. */
function serveImages(images: () => readonly ImageFile[]): Connect.NextHandleFunction {
  return (request, response, next) => {
    const image = images().find(({ name }) => request.url === `/${name}`);
    if (!image) return next();
    response.setHeader('Content-Type', 'image/svg+xml').end(image.text);
  };
}

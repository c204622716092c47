/**
 * A Vite plugin: writes the poster of each figure's frame into `posters/`, and their names into the frame's page, whose first script
 * shows the one that is asked for.
 */
import type { Plugin } from 'vite';
import { figureNames } from '../article/articlePlugin.ts';
import { buildLoader, type LoadModule, serverLoader } from '../loadModule.ts';

type Posters = Pick<typeof import('./framePosters.tsx'), 'framePosters'>;

const MODULE = 'src/site/frames/framePosters.tsx';
const FOLDER = 'posters';
/** Where the page lists the figures that have a poster. */
const MARKER = '/* figures */';

function namesIn(root: string): string {
  return figureNames(root)
    .map((name) => `'${name}'`)
    .join(', ');
}

export function framePlugin(): Plugin {
  let root = '.';
  let load: LoadModule<Posters>;
  const posters = async () => (await load()).framePosters();
  return {
    name: 'frames',
    configResolved(config) {
      root = config.root;
      load = buildLoader(MODULE, config);
    },
    configureServer(server) {
      load = serverLoader(MODULE, server);
      server.middlewares.use(async ({ url = '' }, response, next) => {
        const [, name] = new RegExp(`^/${FOLDER}/([a-z]+)\\.html$`).exec(url) ?? [];
        const poster = name && (await posters()).get(name);
        if (!poster) return next();
        response.setHeader('Content-Type', 'text/html').end(poster);
      });
    },
    transformIndexHtml: (html) => html.replace(MARKER, () => namesIn(root)),
    async generateBundle() {
      for (const [name, source] of await posters()) this.emitFile({ type: 'asset', fileName: `${FOLDER}/${name}.html`, source });
    },
  };
}

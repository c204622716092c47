/** A Vite plugin: writes a page with a picture for each preset; absolute addresses in it begin with `SITE_URL`. */
import type { Plugin, ResolvedConfig } from 'vite';
import { PRESETS, type Preset, presetPlace } from '../../params/presets.ts';
import type { KeptFile } from '../keptModel.ts';
import { articleHead, readAuthorship } from './articleHead.ts';
import { readPresetFile } from './presetFile.ts';
import { OEMBED_NAME, PICTURE_NAME, presetOembed, presetPage } from './presetPage.ts';
import { presetPicture } from './presetPicture.ts';
import { rasterise } from './rasterise.ts';
import { siteAddress } from './siteAddress.ts';

const WITHOUT_SITE = 'SITE_URL is not set: pages are built without what needs absolute addresses, their pictures in previews and oEmbed.';

export function presetPlugin(): Plugin {
  const site = siteAddress(process.env.SITE_URL);
  let config: ResolvedConfig;
  return {
    name: 'presets',
    configResolved(resolved) {
      config = resolved;
      if (site === null && config.command === 'build') config.logger.info(WITHOUT_SITE);
    },
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const preset = PRESETS.find((one) => request.url === `/${presetPlace(one)}`);
        if (!preset) return next();
        response.setHeader('Content-Type', 'text/html').end(presetPage(preset, site));
      });
    },
    // Only the article's page: nobody posts links to pages for frames.
    transformIndexHtml: (html, { path }) =>
      path === '/index.html' ? html.replace('</head>', () => `  ${articleHead(html, site, readAuthorship(config.root))}\n  </head>`) : html,
    async generateBundle() {
      for (const [fileName, source] of await presetFiles(config.root, site)) this.emitFile({ type: 'asset', fileName, source });
    },
  };
}

type File = readonly [name: string, content: string | Uint8Array];

/** @param site null leaves out what needs absolute addresses */
export async function presetFiles(root: string, site: string | null): Promise<readonly File[]> {
  const pictures = await rasterise(
    PRESETS.map((preset) => presetPicture(preset, trainedFor(preset, root))),
    root,
  );
  const text = (preset: Preset): readonly File[] => [
    ['index.html', presetPage(preset, site)],
    ...(site === null ? [] : [[OEMBED_NAME, presetOembed(preset, site)] as const]),
  ];
  return PRESETS.flatMap((preset, at) =>
    [...text(preset), [PICTURE_NAME, pictures[at] ?? ''] as const].map(
      ([name, content]) => [`${presetPlace(preset)}${name}`, content] as const,
    ),
  );
}

function trainedFor({ id }: Preset, root: string): KeptFile {
  const file = readPresetFile(id, root);
  if (!file) throw new Error(`No model has been trained for the preset "${id}": npm run posters trains it.`);
  return file;
}

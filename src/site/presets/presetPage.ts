/**
 * A preset's own page, for links in posts and feeds: a title, a sentence and a picture for previews, and a link to the
 * explorable. Works without scripts. Pure text; `presetPlugin.ts` writes the files.
 */

import { writePermalink } from '../../address/permalink.ts';
import { escapeMarkup } from '../../charts/svg.ts';
import { frameCode } from '../../exchange/embedSnippets.ts';
import { FRAME_PAGE } from '../../exchange/shareLinks.ts';
import type { Params } from '../../params/params.ts';
import { INITIAL_PARAMS } from '../../params/paramValues.ts';
import { type Preset, presetPlace } from '../../params/presets.ts';
import { PICTURE_SIZE, presetFigure } from './presetPicture.ts';

export const PICTURE_NAME = 'picture.png';
export const OEMBED_NAME = 'oembed.json';

/** Of the frame that oEmbed offers, CSS px. */
const FRAME = { width: 700, height: 720 };

/** From the preset's page to the site. */
const UP = '../../';

function wholeParams({ params }: Preset): Params {
  return { ...INITIAL_PARAMS, ...params };
}

function titleOf({ title }: Preset): string {
  return `Superposition: ${title}`;
}

/** @param site address of the site, absolute and with its closing slash; null leaves out what needs it */
export function presetPage(preset: Preset, site: string | null): string {
  const [title, words] = [titleOf(preset), preset.expect].map(escapeMarkup);
  const way = escapeMarkup(`${UP}${writePermalink({ params: wholeParams(preset) })}`);
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${title}</title>
    <meta name="description" content="${words}" />
    ${[...presetCard(preset, site), ...oembedTags(preset, site)].join('\n    ')}
    <link rel="icon" href="${UP}favicon.svg" type="image/svg+xml" />
    <style>
      body { max-width: 40rem; margin: 3rem auto; padding: 0 1rem; font: 1.125rem / 1.5 Georgia, serif; }
      img { width: 100%; height: auto; }
    </style>
  </head>
  <body>
    <main>
      <h1>${title}</h1>
      <p>${words}</p>
      <p><a id="way" href="${way}">Train it in your browser</a></p>
      <img src="${PICTURE_NAME}" width="${PICTURE_SIZE.width}" height="${PICTURE_SIZE.height}" alt="A trained model, drawn. ${words}" />
    </main>
    <script>
      location.replace(document.getElementById('way').href);
    </script>
  </body>
</html>
`;
}

export interface Card {
  readonly title: string;
  readonly words: string;
  /** The picture's absolute address; null where the site's is unknown. */
  readonly picture: string | null;
  /** What is in the picture. */
  readonly shown: string;
}

/** What sites read that preview links. */
export function cardTags({ title, words, picture, shown }: Card): readonly string[] {
  const pictured = picture && {
    'og:image': picture,
    'og:image:width': PICTURE_SIZE.width,
    'og:image:height': PICTURE_SIZE.height,
    'og:image:alt': shown,
  };
  const open = { 'og:type': 'website', 'og:title': title, 'og:description': words, ...pictured };
  return [
    ...Object.entries(open).map(([name, content]) => `<meta property="${name}" content="${escapeMarkup(String(content))}" />`),
    '<meta name="twitter:card" content="summary_large_image" />',
  ];
}

function presetCard(preset: Preset, site: string | null): readonly string[] {
  return cardTags({ title: titleOf(preset), words: preset.expect, picture: pictureOf(preset, site), shown: preset.expect });
}

export function pictureOf(preset: Preset, site: string | null): string | null {
  return site && `${site}${presetPlace(preset)}${PICTURE_NAME}`;
}

function oembedTags(preset: Preset, site: string | null): readonly string[] {
  if (site === null) return [];
  const address = escapeMarkup(`${site}${presetPlace(preset)}${OEMBED_NAME}`);
  return [`<link rel="alternate" type="application/json+oembed" href="${address}" title="${escapeMarkup(titleOf(preset))}" />`];
}

/** For sites that ask a page how to embed it. */
export function presetOembed(preset: Preset, site: string): string {
  const { id: fig, preset: own } = presetFigure(preset).meta;
  const address = `${site}${FRAME_PAGE}${writePermalink({ fig, embed: true, params: wholeParams(preset) }, { ...INITIAL_PARAMS, ...own })}`;
  const title = titleOf(preset);
  return JSON.stringify(
    {
      version: '1.0',
      type: 'rich',
      title,
      provider_name: 'Superposition',
      provider_url: site,
      ...FRAME,
      html: frameCode({ address, title, height: FRAME.height }),
      thumbnail_url: pictureOf(preset, site),
      thumbnail_width: PICTURE_SIZE.width,
      thumbnail_height: PICTURE_SIZE.height,
    },
    null,
    2,
  );
}

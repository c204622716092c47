/**
 * What the article's page says of itself to previews, search engines and citation managers. Where the site's address is not known, what
 * needs an absolute one is left out, and the others are relative.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { escapeMarkup } from '../../charts/svg.ts';
import { VERSION } from '../../exchange/citation.ts';
import { PRESETS } from '../../params/presets.ts';
import { cardTags, pictureOf } from './presetPage.ts';

/** The preset whose picture is the article's preview. */
const PICTURED = 'pentagon';

const PAPER = {
  '@type': 'ScholarlyArticle',
  name: 'Toy Models of Superposition',
  url: 'https://transformer-circuits.pub/2022/toy_model/index.html',
} as const;

export interface Authorship {
  readonly year: string;
  readonly authors: string;
}

/** As the licence has it. @param root the project's folder */
export function readAuthorship(root: string): Authorship {
  const [, year, authors] = /^Copyright \(c\) (\d{4}) (?:The )?(.+)$/m.exec(readFileSync(join(root, 'LICENSE'), 'utf8')) ?? [];
  if (!year || !authors) throw new Error('LICENSE must name the year and the authors, as in "Copyright (c) 2026 The authors".');
  return { year, authors };
}

/** Title and description are those it has already. @param html of its page @param site address of the site; null where it is not known */
export function articleHead(html: string, site: string | null, authorship: Authorship): string {
  const found = (pattern: RegExp) => pattern.exec(html)?.[1] ?? '';
  const preset = PRESETS.find(({ id }) => id === PICTURED);
  if (!preset) throw new Error(`no preset ${PICTURED}`);
  const title = found(/<title>([^<]*)<\/title>/);
  const words = found(/name="description"\s+content="([^"]*)"/);
  const picture = pictureOf(preset, site);
  return [
    `<link rel="canonical" href="${site ?? './'}" />`,
    ...(site ? [`<meta property="og:url" content="${site}" />`] : []),
    ...cardTags({ title, words, picture, shown: preset.expect }),
    ...citationTags(title, site, authorship),
    jsonLd({ name: title, description: words, url: site ?? './', ...(picture && { image: picture }) }, authorship),
  ].join('\n    ');
}

/** Meta tags that Zotero, Google Scholar and others read. */
function citationTags(title: string, site: string | null, { year, authors }: Authorship): readonly string[] {
  const tags = { title, author: authors, publication_date: year, ...(site && { public_url: site }) };
  return Object.entries(tags).map(([name, content]) => `<meta name="citation_${name}" content="${escapeMarkup(content)}" />`);
}

/** As schema.org has it. */
function jsonLd(page: object, { year, authors }: Authorship): string {
  const data = {
    '@context': 'https://schema.org',
    '@type': ['LearningResource', 'WebApplication'],
    ...page,
    author: { '@type': 'Organization', name: authors },
    copyrightYear: year,
    license: 'https://spdx.org/licenses/MIT',
    version: VERSION,
    isBasedOn: PAPER,
  };
  return `<script type="application/ld+json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`;
}

/** The posters of all slots: drawn from the models kept for them, sound, described in words, with nothing in them to operate. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FIGURE_IDS, loadFigure } from '../../src/figure/loading.ts';
import { slotSettings } from '../../src/figure/preset.ts';
import { figureNames, readChapters } from '../../src/site/article/articlePlugin.ts';
import { assembleArticle, findSlots, type Slot } from '../../src/site/article/assembleArticle.ts';
import { readPosterFile } from '../../src/site/article/posterLoader.ts';
import { drawPosterOf, posterTrainings } from '../../src/site/article/posters.tsx';

const CHAPTERS = readChapters('.');
/** Of figures that are there to be drawn; the article's own test tells which are missing. */
const SLOTS = findSlots(CHAPTERS.join('\n')).filter(({ figure }) => FIGURE_IDS.includes(figure));

const PICTURE =
  /<svg [^>]*class="poster-(?:wide|narrow) from-\d+(?: at-(?:first|last))?"[^>]*>.*?<\/svg>(?=<svg [^>]*class="poster|<\/div>)/gs;
const inlinePoster = (slot: Slot) => drawPosterOf(slot, { trained: readPosterFile(slot), inline: true }).html;
const picturesOf = (markup: string) => [...markup.matchAll(PICTURE)].map(([svg]) => svg);
const attribute = (svg: string, name: string) => new RegExp(`^<svg [^>]*\\b${name}="([^"]*)"`).exec(svg)?.[1] ?? '';

describe.each(SLOTS)('the poster of $id', (slot) => {
  const file = readPosterFile(slot);
  const { html: markup } = drawPosterOf(slot, { trained: file, inline: true });
  const pictures = picturesOf(markup);

  it('shows models trained for this very slot', () => {
    expect(file?.trained.length ?? 0).toBe(posterTrainings(slot).length);
    if (!file) return;
    expect({ figure: file.figure, query: file.query }).toEqual({ figure: slot.figure, query: slot.query });
    for (const { W, b, nFeatures, nHidden } of file.trained) expect([W.length, b.length]).toEqual([nFeatures * nHidden, nFeatures]);
  });

  it('stands in a frame with play and new seed at most, and all else behind one "More"', () => {
    const names = [...markup.matchAll(/<button [^>]*class="icon-button[^"]*"[^>]*>\s*([^<]+)</g)].map(([, name]) => name?.trim());
    expect([[], ['Play', 'New seed']]).toContainEqual(names);
    expect(markup.match(/<summary>More<\/summary>/g) ?? []).toHaveLength(1);
  });

  it('is drawn for desks and for phones', async () => {
    const drawings = markup.match(/class="drawing"/g)?.length ?? 0;
    expect(drawings).toBeGreaterThan(0);
    const names = pictures.map((svg) => attribute(svg, 'class').replace(/ from-\d+/, ''));
    const starts = (await loadFigure(slot.figure)).untrained !== undefined;
    const views = starts ? ['wide at-last', 'narrow at-last', 'wide at-first', 'narrow at-first'] : ['wide', 'narrow'];
    expect(names).toEqual(Array.from({ length: drawings }, () => views.map((view) => `poster-${view}`)).flat());
    for (const svg of pictures) {
      const [, , width = 0, height = 0] = attribute(svg, 'viewBox').split(' ').map(Number);
      expect(width).toBeGreaterThan(300);
      expect(height).toBeGreaterThan(100);
      expect(attribute(svg, 'style')).toMatch(/^min-height:\d+px;max-height:\d+px$/);
    }
  });

  it('has no number that is none', () => {
    expect(pictures.join('')).not.toMatch(/NaN|undefined|Infinity|null/);
  });

  it('says in words what it shows, as one image', () => {
    for (const svg of pictures) {
      expect(attribute(svg, 'role')).toBe('img');
      expect(attribute(svg, 'aria-label').split(' ').length).toBeGreaterThan(6);
      const isFirst = attribute(svg, 'class').includes('at-first');
      expect(attribute(svg, 'aria-label').startsWith('Before the first step of training: ')).toBe(isFirst);
      if (!isFirst) expect(attribute(svg, 'aria-label')).not.toMatch(/not trained|no steps|no models/i);
    }
  });

  it('has nothing to operate in its drawing, and tells scripts that it is a poster', () => {
    expect(pictures.join('').replaceAll(/^<svg[^>]*>/gm, '')).not.toMatch(/ (?:tabindex|data-handle|aria-value[a-z]*)=/);
    expect(markup).toContain(` data-figure="${slot.figure}" data-step="0" data-status="poster"`);
    expect(markup).not.toContain('visually-hidden');
  });
});

it.each(SLOTS)('the style sheet changes the drawing of $id where its figure does', (slot) => {
  const sheet = readFileSync('src/figure/styles/poster.css', 'utf8');
  for (const [, from] of inlinePoster(slot).matchAll(/ from-(\d+)[" ]/g)) {
    expect(sheet).toMatch(new RegExp(`@container \\(max-width: ${Number(from) - 1}\\.9px\\) \\{[^@]*\\.poster-narrow\\.from-${from} `));
  }
});

it.each(SLOTS)('as files, $id keeps its room, says the same and has colours for both themes', (slot) => {
  const { html, images } = drawPosterOf(slot, { trained: readPosterFile(slot), inline: false });
  const pictures = picturesOf(inlinePoster(slot));
  const tags = [...html.matchAll(/<img [^>]*>/g)].map(([tag]) => tag);
  expect(tags).toHaveLength(pictures.length);
  for (const [at, tag] of tags.entries()) {
    const [picture = '', image] = [pictures[at], images[at]];
    expect(tag).toContain(`src="./${image?.name}"`);
    expect(tag).toContain(`alt="${attribute(picture, 'aria-label')}"`);
    expect(tag).toContain(`style="${attribute(picture, 'style')}"`);
    expect(tag).toMatch(/ width="\d+" height="\d+" .*loading="lazy"/);
    for (const [, name] of image?.text.matchAll(/var\((--[a-z0-9-]+)\)/g) ?? []) {
      expect(image?.text.split(`${name}:`), name).toHaveLength(5);
    }
  }
});

it('shows what the text says of it', () => {
  const words = (id: string) => {
    const slot = SLOTS.find((other) => other.id === id);
    const [wide = ''] = slot ? picturesOf(inlinePoster(slot)) : [];
    return attribute(wide, 'aria-label');
  };
  expect(words('first-pentagon')).toContain('pentagon');
  expect(words('growing-sparse')).toContain('2 of 5 features');
});

it('ids stay unique when all of them stand in the article', () => {
  const poster = inlinePoster;
  const article = assembleArticle(CHAPTERS, { figures: figureNames('.'), poster });
  const ids = [...article.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});

it('reads a slot’s parameters over the table’s defaults', () => {
  expect(slotSettings({ figure: 'norms', query: 'n=7&m=3' }).params).toMatchObject({ n: 7, m: 3, steps: 10_000 });
});

it('refuses to draw a model that has not been trained', () => {
  expect(() => drawPosterOf({ id: 'x', figure: 'norms', query: 'n=5' }, { trained: null, inline: true })).toThrow(
    'No model has been trained for a poster with n = 5, m = 5, S = 0.9, I = 0.7.',
  );
});

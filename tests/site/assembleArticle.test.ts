/** The assembled article: complete, typeset, linked, and readable without JavaScript. */
import { expect, it } from 'vitest';
import { schemaOfFigure } from '../../src/figure/preset.ts';
import { figureNames, readChapters } from '../../src/site/article/articlePlugin.ts';
import { assembleArticle, findSlots } from '../../src/site/article/assembleArticle.ts';

const ROOT = '.';
const SOURCES = readChapters(ROOT);
const FIGURES = figureNames(ROOT);
const ARTICLE = assembleArticle(SOURCES, { figures: FIGURES });

/** In the order of their files, which are numbered. */
const SECTIONS = SOURCES.map((source) => /<section id="([^"]+)"/.exec(source)?.[1]);
const KEYS = new Set(['v', ...FIGURES.flatMap((figure) => schemaOfFigure(figure).keys)]);

const all = (pattern: RegExp) => [...ARTICLE.matchAll(pattern)].map((match) => match[1] ?? '');
const ids = all(/\sid="([^"]+)"/g);

it('has the chapters in order, between an opening and a closing', () => {
  expect(all(/<section id="([^"]+)"/g)).toEqual(SECTIONS);
  expect([SECTIONS.at(0), SECTIONS.at(-1)]).toEqual(['opening', 'closing']);
  expect(all(/<(h1)>/g)).toHaveLength(1);
});

it.each(['contents', 'chapter-bar'])('lists every chapter once, by its heading, in the %s', (name) => {
  const nav = ARTICLE.slice(ARTICLE.indexOf(`<nav class="${name}"`)).split('</nav>')[0] ?? '';
  const items = nav.slice(nav.indexOf('<ol>'));
  expect([...items.matchAll(/href="#([^"]+)"/g)].map((match) => match[1])).toEqual(SECTIONS.slice(1));
  expect(items).toContain('<a href="#features">What are features?</a>');
});

it('lets no line begin with the point or comma behind a button', () => {
  expect(ARTICLE).toMatch(/<\/button>,<\/span>/);
  expect(ARTICLE.match(/<\/button>[.,:;](?!<\/span>)/g)).toBeNull();
});

it('names the minute of the narration with each chapter that it reads', () => {
  const minuteOf = (source: string) => [
    /<section id="([^"]+)"/.exec(source)?.[1],
    /Read aloud by BlueDot Impact: ([\d:]+)/.exec(source)?.[1],
  ];
  expect(SOURCES.map(minuteOf).filter(([, minute]) => minute !== undefined)).toEqual([
    ['motivation', '0:11'],
    ['phenomena', '3:59'],
    ['features', '6:08'],
    ['features-as-directions', '9:20'],
    ['bases', '13:06'],
    ['superposition', '15:38'],
    ['hierarchy', '20:08'],
    ['demonstration', '21:45'],
    ['setup', '22:25'],
    ['results', '29:40'],
    ['mathematics', '35:44'],
  ]);
});

it('has the reader predict in three places: what survives, what shape, where the border runs', () => {
  expect(all(/<div class="predict" id="([^"]+)"/g)).toEqual(['predict-dense', 'predict-sparse', 'predict-border']);
});

it('uses each id once', () => {
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});

it('typesets all maths, with MathML for who cannot see it', () => {
  expect(ARTICLE).not.toMatch(/\\[([\])]/);
  const formulas = SOURCES.join('').match(/\\\(|\\\[/g)?.length;
  expect(ARTICLE.match(/<math /g)).toHaveLength(formulas ?? 0);
  expect(ARTICLE).not.toContain('katex-error');
});

it('breaks no line between a formula and the comma after it', () => {
  expect(ARTICLE).not.toMatch(/<\/span>[.,;:?!]+(?!<\/span>|[.,;:?!])/);
  expect(ARTICLE.match(/<span class="unbroken">/g)?.length).toBeGreaterThan(5);
});

it('names the paper’s section in every chapter', () => {
  const anchors = SOURCES.slice(1, -1).map((source) => /class="source">\s*In the paper: <a href="([^"]+)"/.exec(source)?.[1]);
  for (const anchor of anchors) expect(anchor).toMatch(/^https:\/\/transformer-circuits\.pub\/2022\/toy_model\/index\.html#[a-z-]+$/);
});

it('has a figure with a caption in every chapter', () => {
  for (const source of SOURCES.slice(0, -1)) {
    const slots = findSlots(source);
    expect(slots.length).toBeGreaterThan(0);
    expect(source.match(/<figcaption>/g)).toHaveLength(slots.length);
    expect(source.match(/<figure/g)).toHaveLength(slots.length);
  }
});

it('configures figures with known keys only', () => {
  const queries = [...findSlots(SOURCES.join('')).map((slot) => slot.query), ...all(/data-set="([^"]+)"/g), ...all(/href="\?([^"]+)"/g)];
  const keys = queries.flatMap((query) => [...new URLSearchParams(query.replaceAll('&amp;', '&')).keys()]);
  expect(keys.filter((key) => !KEYS.has(key))).toEqual([]);
});

it('links only to places that exist and to secure addresses', () => {
  const targets = all(/href="([^"]+)"/g);
  for (const target of targets) {
    if (target.startsWith('#')) expect(ids).toContain(target.slice(1));
    else expect(target).toMatch(/^(https:\/\/(transformer-circuits\.pub|arxiv\.org)\/|\?)/);
  }
});

it('ties words that act to the slot they act on', () => {
  const buttons = ARTICLE.match(/<button(?![^>]*class="tour-start")[^>]*>/g) ?? [];
  expect(buttons.length).toBeGreaterThan(20);
  for (const button of buttons) {
    expect(button).toMatch(/^<button type="button" class="act" data-figure="([^"]+)" data-set="[^"]+"( data-anew)? aria-controls="\1">$/);
    expect(ids).toContain(/aria-controls="([^"]+)"/.exec(button)?.[1]);
  }
});

it('highlights parts that some figure of the chapter draws, also by keyboard', () => {
  for (const term of ARTICLE.match(/<span class="term"[^>]*>/g) ?? []) expect(term).toContain('tabindex="0"');
  expect(new Set(all(/data-highlight="([^"]+)"/g))).toEqual(new Set(['data', 'model', 'loss', 'benefit', 'interference']));
});

it('needs no JavaScript', () => {
  expect(ARTICLE).not.toMatch(/<script|\son\w+=|javascript:/);
});

it('keeps chapters short', () => {
  for (const source of SOURCES.slice(1, -1)) {
    const prose = source.replace(
      /<figure[\s\S]*?<\/figure>|<aside[\s\S]*?<\/aside>|<div class="predict"[\s\S]*?<\/div>|\\\[.*?\\\]|<[^>]+>/gs,
      ' ',
    );
    const words = prose.split(/\s+/).filter(Boolean).length;
    expect(words, source.slice(0, 40)).toBeGreaterThan(130);
    expect(words, source.slice(0, 40)).toBeLessThan(350);
  }
});

it('is well nested', () => {
  const open: string[] = [];
  for (const [, closing, name = '', empty] of ARTICLE.matchAll(/<(\/?)([a-zA-Z][\w-]*)[^>]*?(\/?)>/g)) {
    if (empty) continue;
    if (closing) expect(open.pop()).toBe(name);
    else open.push(name);
  }
  expect(open).toEqual([]);
});

it('puts a poster into its slot and keeps the caption', () => {
  const poster = (slot: { figure: string; query: string }) => `<svg data-for="${slot.figure}?${slot.query}"></svg>`;
  const article = assembleArticle(SOURCES, { figures: FIGURES, poster });
  expect(article).toContain('<div class="stage"><svg data-for="vectors?n=2"></svg></div>');
  expect(article.match(/<svg data-for/g)).toHaveLength(findSlots(SOURCES.join('')).length);
});

it('reads attributes in any order', () => {
  const usual = `${chapter('<figure id="x" data-fig="loss" data-query="n=5"></figure><button type="button" class="act" data-figure="x" data-set="n=2">')}`;
  const other = `${chapter('<figure data-query="n=5" data-fig="loss" id="x"></figure><button data-set="n=2" data-figure="x" class="act" type="button">')}`;
  const of = (source: string) =>
    assembleArticle([source.replace('id="a" class="chapter"', 'class="chapter" id="a"')], { figures: ['loss'] });
  for (const part of ['href="#a"', 'class="slot"', 'aria-controls="x"', '<div class="stage">']) {
    expect(assembleArticle([usual], { figures: ['loss'] })).toContain(part);
    expect(of(other)).toContain(part);
  }
  expect(findSlots(other)).toEqual(findSlots(usual));
});

const chapter = (inside: string) => [`<section id="a" class="chapter"><h2>A</h2>${inside}</section>`];

it.each([
  [
    'an unknown figure',
    '<figure id="x" data-fig="nothing" data-query=""></figure>',
    /slot "x" asks for a figure "nothing"; there are loss/,
  ],
  ['an unknown slot', '<button type="button" class="act" data-figure="y" data-set="n=2">', /slot "y"/],
  ['a broken formula', 'so \\(\\frac{1\\) it is', /formula "\\frac\{1" cannot be typeset/],
])('refuses %s', (_, inside, message) => {
  expect(() => assembleArticle(chapter(inside), { figures: ['loss'] })).toThrow(message);
});

it('finds the figures there are by their folders', () => {
  expect(FIGURES).toContain('directions');
  for (const { figure } of findSlots(SOURCES.join('\n'))) expect(FIGURES).toContain(figure);
});

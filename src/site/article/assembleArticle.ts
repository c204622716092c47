/**
 * Puts the article together from its chapters: maths typeset, headings linked, a list of chapters, figure slots with their
 * posters, and words that act tied to the slot they act on. Pure, string to string; the files are read by `articlePlugin.ts`.
 * The result reads, prints and is found without JavaScript.
 */
import { typesetMaths } from './typesetMaths.ts';

/** One place for a figure in the text. */
export interface Slot {
  /** The slot's own id, unique in the article: the same figure may stand in several places. */
  readonly id: string;
  /** Which figure: the name of its folder. */
  readonly figure: string;
  /** The configuration it starts with, as in the address. */
  readonly query: string;
}

export interface ArticleOptions {
  /** The names of the figures there are. */
  readonly figures: readonly string[];
  /** The picture shown before a figure runs, as SVG or HTML. */
  readonly poster?: (slot: Slot) => string;
}

const SLOT = /<figure id="([^"]+)" data-fig="([^"]+)" data-query="([^"]*)">/g;
const ACT = /<button type="button" class="act" data-figure="([^"]+)"/g;
/** Reached with the tab key too: a term lights its part of a figure. */
const TERM = /<span class="term"/g;
const HEADED = /<section id="([^"]+)" class="(chapter|closing)">\s*<h2>(.*?)<\/h2>/gs;

/**
 * @param chapters their sources in order: the opening, the chapters, the closing
 * @throws Error naming the figure, slot or formula that is not as it should be
 */
export function assembleArticle(chapters: readonly string[], options: ArticleOptions): string {
  const [opening = '', ...rest] = chapters;
  const slots = findSlots(chapters.join('\n'));
  for (const slot of slots) checkSlot(slot, options.figures);
  const chapterList = listOf(rest.join('\n'));
  const body = [SKIP_LINK, chapterBar(chapterList), opening, contents(chapterList), ...rest].join('\n');
  return `<article class="article">\n${finish(body, slots, options)}\n</article>`;
}

/** The slots of some chapters, in reading order. */
export function findSlots(html: string): readonly Slot[] {
  return [...html.matchAll(SLOT)].map(([, id = '', figure = '', query = '']) => ({ id, figure, query: query.replaceAll('&amp;', '&') }));
}

function checkSlot({ id, figure }: Slot, figures: readonly string[]): void {
  if (!figures.includes(figure)) throw new Error(`The slot "${id}" asks for a figure "${figure}"; there are ${figures.join(', ')}.`);
}

function finish(html: string, slots: readonly Slot[], { poster }: ArticleOptions): string {
  const linked = html.replace(HEADED, (_, id, kind, title) => `<section id="${id}" class="${kind}">\n  <h2>${anchor(id, title)}</h2>`);
  const tied = linked.replace(ACT, (button, target) => `${button} aria-controls="${slotNamed(target, slots).id}"`);
  const reachable = tied.replace(TERM, '<span class="term" tabindex="0"');
  return typesetMaths(reachable).replace(SLOT, (opener, id) => `${withClass(opener)}\n    ${stage(poster?.(slotNamed(id, slots)))}`);
}

function anchor(id: string, title: string): string {
  return `<a class="anchor" href="#${id}">${title}</a>`;
}

function withClass(opener: string): string {
  return opener.replace('<figure', '<figure class="slot"');
}

/** Where the figure is mounted; until then it holds the poster. */
function stage(poster = ''): string {
  return `<div class="stage">${poster}</div>`;
}

function slotNamed(id: string, slots: readonly Slot[]): Slot {
  const found = slots.find((slot) => slot.id === id);
  if (!found) throw new Error(`A button acts on a slot "${id}", and there is none of that name.`);
  return found;
}

/** For the keyboard: past the bar, to the text. */
const SKIP_LINK = '<a class="skip-link" href="#opening">Skip to the text</a>';

function listOf(html: string): string {
  const items = [...html.matchAll(HEADED)].map(([, id, kind, title]) => `    <li class="${kind}"><a href="#${id}">${title}</a></li>`);
  return `<ol>\n${items.join('\n')}\n  </ol>`;
}

function contents(list: string): string {
  return `<nav class="contents" aria-label="Chapters">\n  ${list}\n</nav>`;
}

/** Goes along while one reads; `chapterBar.ts` writes into it where one is. */
function chapterBar(list: string): string {
  return `<nav class="chapter-bar" aria-label="Go to a chapter">
  <a class="home" href="#opening">Superposition</a>
  <details>\n  <summary><span class="label">Chapters</span> <span class="where"></span></summary>\n  ${list}\n  </details>
  <a class="lab-link" href="?v=1">Lab</a>
</nav>`;
}

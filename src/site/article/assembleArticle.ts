/**
 * Assembles the article from its chapters: maths typeset, headings linked, a list of chapters, figure slots with their
 * posters, and buttons in the prose tied to the slot they act on. Pure, string to string; the files are read by `articlePlugin.ts`.
 * The result can be read, printed and searched without JavaScript.
 */
import { type Attributes, findTags, hasClass, readAttributes, replaceTags, writeTag } from './tags.ts';
import { typesetMaths } from './typesetMaths.ts';

/** A place for a figure in the text. */
export interface Slot {
  /** The slot's own id, unique in the article: the same figure may stand in several places. */
  readonly id: string;
  /** The figure's id, the name of its folder. */
  readonly figure: string;
  /** The configuration it starts with, as in the address. */
  readonly query: string;
}

export interface ArticleOptions {
  /** The ids of all figures. */
  readonly figures: readonly string[];
  /** The picture shown before a figure runs, as SVG or HTML. */
  readonly poster?: (slot: Slot) => string;
}

/** A chapter with its heading. */
const HEADED = /<section\b([^>]*)>\s*<h2>(.*?)<\/h2>/gs;
const LISTED = ['chapter', 'closing'];
/** A button with the point or comma after it, which would else begin the next line. */
const BEFORE_POINT = /<button\b[^>]*>[^<]*<\/button>[.,:;]/g;

/**
 * @param chapters their sources in order: the opening, the chapters, the closing
 * @throws Error naming the figure, slot or formula that is wrong
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
  return findTags(html, 'figure').flatMap(({ attributes }) => slotOf(attributes) ?? []);
}

/** Null for a figure that is part of the text. */
function slotOf(attributes: Attributes): Slot | null {
  const [id, figure, query = ''] = ['id', 'data-fig', 'data-query'].map((name) => attributes.get(name));
  return id && figure ? { id, figure, query: query.replaceAll('&amp;', '&') } : null;
}

function checkSlot({ id, figure }: Slot, figures: readonly string[]): void {
  if (!figures.includes(figure)) throw new Error(`The slot "${id}" asks for a figure "${figure}"; there are ${figures.join(', ')}.`);
}

function finish(html: string, slots: readonly Slot[], { poster }: ArticleOptions): string {
  const linked = html.replace(
    HEADED,
    (heading, attributes: string, title: string) => withAnchor(readAttributes(attributes), title) ?? heading,
  );
  const tied = replaceTags(linked, 'button', (attributes) => {
    if (!hasClass(attributes, 'act')) return null;
    return writeTag('button', attributes, { 'aria-controls': slotNamed(attributes.get('data-figure') ?? '', slots).id });
  });
  // Focusable, since focus highlights the term's part of a figure, too.
  const reachable = replaceTags(tied.replace(BEFORE_POINT, '<span class="unbroken">$&</span>'), 'span', (attributes) =>
    hasClass(attributes, 'term') ? writeTag('span', attributes, { tabindex: '0' }) : null,
  );
  return replaceTags(typesetMaths(reachable), 'figure', (attributes) => {
    const slot = slotOf(attributes);
    return slot && `${writeTag('figure', attributes, { class: 'slot' })}\n    ${stage(poster?.(slot))}`;
  });
}

function isListed(attributes: Attributes): boolean {
  return LISTED.some((name) => hasClass(attributes, name));
}

function withAnchor(attributes: Attributes, title: string): string | null {
  return isListed(attributes) ? `${writeTag('section', attributes)}\n  <h2>${anchor(attributes.get('id') ?? '', title)}</h2>` : null;
}

function anchor(id: string, title: string): string {
  return `<a class="anchor" href="#${id}">${title}</a>`;
}

/** The element the figure is mounted in; until then it holds the poster. */
function stage(poster = ''): string {
  return `<div class="stage">${poster}</div>`;
}

function slotNamed(id: string, slots: readonly Slot[]): Slot {
  const found = slots.find((slot) => slot.id === id);
  if (!found) throw new Error(`A button acts on a slot "${id}", and there is none of that name.`);
  return found;
}

/** The skip link, past the bar to the text. */
const SKIP_LINK = '<a class="skip-link" href="#opening">Skip to the text</a>';

function listOf(html: string): string {
  const items = [...html.matchAll(HEADED)].flatMap(([, text = '', title]) => {
    const attributes = readAttributes(text);
    return isListed(attributes) ? `    <li class="${attributes.get('class')}"><a href="#${attributes.get('id')}">${title}</a></li>` : [];
  });
  return `<ol>\n${items.join('\n')}\n  </ol>`;
}

function contents(list: string): string {
  return `<nav class="contents" aria-label="Chapters">\n  ${list}\n</nav>`;
}

/** Stays in view while reading; `chapterBar.ts` writes the current chapter into it. */
function chapterBar(list: string): string {
  return `<nav class="chapter-bar" aria-label="Go to a chapter">
  <a class="home" href="#opening">Superposition</a>
  <details>\n  <summary><span class="label">Chapters</span> <span class="where"></span></summary>\n  ${list}\n  </details>
  <a class="lab-link" href="?v=1">Lab</a>
</nav>`;
}

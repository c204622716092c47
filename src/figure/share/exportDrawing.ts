/** Takes a figure's current drawings from the page, for saving and for scripts: under its title and its configuration. */
import { formatCount } from '../../charts/format.ts';
import type { Theme } from '../../charts/palette.ts';
import { smallText } from '../../charts/parts.ts';
import { h, isElement, type SvgChild, type SvgNode } from '../../charts/svg.ts';
import { textLines } from '../../charts/textLines.ts';
import { svgFile } from '../../exchange/svg/svgFile.ts';
import type { ExperimentStore } from '../../experiment/experiment.ts';
import { configurationInWords } from '../../params/configurationInWords.ts';
import { ownPairs } from '../figureSchema.ts';
import type { FigureMeta } from '../meta.ts';

/** What a figure shows. */
export interface DrawnFigure {
  readonly meta: FigureMeta;
  readonly store: ExperimentStore;
  /** The figure's own. */
  readonly settings: object;
}

export interface DrawingOptions {
  /** Full address that shows the same state. */
  readonly address: string;
  /** The one that is shown where left out. */
  readonly theme?: Theme;
  readonly transparent?: boolean;
}

/** @param place holds the figure @returns a complete SVG file; null before the figure has drawn anything */
export function drawingFile(place: ParentNode & Node, drawn: DrawnFigure, options: DrawingOptions): string | null {
  const first = place.querySelector('.drawing svg[viewBox]');
  const figure = first?.closest<HTMLElement>('[data-figure]');
  if (!first || !figure) return null;
  const live = [...figure.querySelectorAll<SVGSVGElement>('.drawing svg[viewBox]')];
  const { address, theme = themeOf(first), transparent } = options;
  const title = figure.querySelector('h3')?.textContent || drawn.meta.title;
  const description = [...figure.querySelectorAll(':scope > .visually-hidden')].at(-1)?.textContent || drawn.meta.caption;
  const words = [configurationOf(drawn), unfinished(figure)].filter((line) => line !== '');
  return svgFile(sheet(title, words, live.map(pictureOf)), { title, description, address }, { theme, transparent });
}

function configurationOf({ meta, store, settings }: DrawnFigure): string {
  const { params, snapshot } = store.getState();
  if (meta.needs !== 'experiment')
    return ownPairs(meta, settings)
      .map(([key, value]) => `${key} = ${value}`)
      .join(', ');
  return `${configurationInWords(params)}, step ${formatCount(snapshot?.step ?? 0)}`;
}

/** How much of a map is trained, in words; empty for other figures. */
function unfinished({ dataset: { step, cells } }: HTMLElement): string {
  const [done, all] = [Number(step), Number(cells ?? step)];
  return done < all ? `Not finished: ${formatCount(done)} of ${formatCount(all)} cells are trained.` : '';
}

/** One of a figure's drawings. */
interface Picture {
  readonly drawing: SvgNode;
  /** The heading above the drawing on the page. */
  readonly heading: string;
  readonly width: number;
  readonly height: number;
}

function pictureOf(live: SVGSVGElement): Picture {
  const { width, height } = live.viewBox.baseVal;
  return { drawing: treeOf(live), heading: live.closest('.sweep-map')?.querySelector('h4')?.textContent ?? '', width, height };
}

const [GAP, LEFT, TITLE, LINE, HEADING, LETTER] = [24, 8, 24, 15, 20, 5.8] as const;

/** The drawings side by side under the title and the words. */
function sheet(title: string, words: readonly string[], pictures: readonly Picture[]): SvgNode {
  const width = pictures.reduce((sum, picture) => sum + picture.width + GAP, -GAP);
  const lines = words.flatMap((text) => textLines(text, (width - LEFT) / LETTER));
  const top = TITLE + LINE * lines.length + (pictures.some(({ heading }) => heading !== '') ? HEADING : 0) + 10;
  const height = top + Math.max(...pictures.map((picture) => picture.height));
  const lefts = pictures.map((_, at) => pictures.slice(0, at).reduce((sum, picture) => sum + picture.width + GAP, 0));
  return h('svg', { viewBox: `0 0 ${width} ${height}`, width, height, direction: 'ltr' }, [
    h('text', { x: LEFT, y: 18, 'font-size': 15, 'font-weight': 600, fill: 'var(--ink)' }, [title]),
    ...lines.map((line, at) => smallText(LEFT, TITLE + LINE * (at + 0.8), line)),
    ...pictures.flatMap(({ drawing, heading }, at) => [
      heading !== '' && smallText((lefts[at] ?? 0) + LEFT, top - 8, heading, { 'font-size': 13, fill: 'var(--ink)' }),
      h('g', { transform: `translate(${lefts[at] ?? 0} ${top})` }, drawing.children),
    ]),
  ]);
}

/** A live element as it stands. */
function treeOf(element: Element): SvgNode {
  const attributes = Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]));
  return h(element.tagName, attributes, [...element.childNodes].map(childOf));
}

function childOf(node: ChildNode): SvgChild {
  return isElement(node) ? treeOf(node) : (node.textContent ?? '');
}

/** The theme an element is drawn in. */
export function themeOf(element: Element): Theme {
  const { colorScheme } = getComputedStyle(element);
  if (!colorScheme.includes('dark')) return 'light';
  return !colorScheme.includes('light') || matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

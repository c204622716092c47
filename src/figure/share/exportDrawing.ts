/** A figure's drawing as it stands on the page, taken out of it: what is saved, and what scripts are given. */
import { COLOURS, resolveColours, type Theme } from '../../charts/palette.ts';
import { svgFile } from '../../exchange/svgFile.ts';
import type { FigureMeta } from '../meta.ts';

/** What belongs to the page, not to the drawing. */
const OF_THE_PAGE = ['class', 'style', 'tabindex', 'aria-describedby', 'data-lit'];

export interface DrawingOptions {
  /** Full address that shows the same again. */
  readonly address: string;
  /** The one that is shown where left out. */
  readonly theme?: Theme;
  readonly transparent?: boolean;
}

/** @param figure the figure's root @returns a complete SVG file; null before the figure has drawn anything */
export function drawingFile(figure: ParentNode & Node, meta: FigureMeta, options: DrawingOptions): string | null {
  const live = figure.querySelector<SVGSVGElement>('.drawing svg[viewBox]');
  if (!live) return null;
  const { address, theme = themeOf(live), transparent = false } = options;
  const description = [...figure.querySelectorAll('.figure > .visually-hidden')].at(-1)?.textContent || meta.caption;
  const background = transparent ? undefined : COLOURS[theme].get('background');
  return svgFile(resolveColours(plainText(live), theme), { title: meta.title, description, address, background });
}

function plainText(live: SVGSVGElement): string {
  const copy = live.cloneNode(true);
  if (copy instanceof Element) for (const name of OF_THE_PAGE) copy.removeAttribute(name);
  return new XMLSerializer().serializeToString(copy);
}

/** The theme an element is drawn in. */
export function themeOf(element: Element): Theme {
  const { colorScheme } = getComputedStyle(element);
  if (!colorScheme.includes('dark')) return 'light';
  return !colorScheme.includes('light') || matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

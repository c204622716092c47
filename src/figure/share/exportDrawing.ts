/** Takes a figure's current drawing from the page, for saving and for scripts. */
import type { Theme } from '../../charts/palette.ts';
import { h, isElement, type SvgChild, type SvgNode } from '../../charts/svg.ts';
import { svgFile } from '../../exchange/svg/svgFile.ts';
import type { FigureMeta } from '../meta.ts';

export interface DrawingOptions {
  /** Full address that shows the same state. */
  readonly address: string;
  /** The one that is shown where left out. */
  readonly theme?: Theme;
  readonly transparent?: boolean;
}

/** @param figure the figure's root @returns a complete SVG file; null before the figure has drawn anything */
export function drawingFile(figure: ParentNode & Node, meta: FigureMeta, options: DrawingOptions): string | null {
  const live = figure.querySelector<SVGSVGElement>('.drawing svg[viewBox]');
  if (!live) return null;
  const { address, theme = themeOf(live), transparent } = options;
  const description = [...figure.querySelectorAll('.figure > .visually-hidden')].at(-1)?.textContent || meta.caption;
  return svgFile(treeOf(live), { title: meta.title, description, address }, { theme, transparent });
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

/** A drawing as a file that stands alone: named, described, and with the address it came from inside. */
import { COLOURS, resolveColours, type Theme } from '../../charts/palette.ts';
import { h, type SvgNode, toSvgString } from '../../charts/svg.ts';
import { standalone } from './standalone.ts';

export interface FileWords {
  readonly title: string;
  /** The state in words, for those who cannot see it. */
  readonly description: string;
  /** The full address that shows the same again. */
  readonly address: string;
}

export interface FileLook {
  readonly theme: Theme;
  /** Without the page's background. */
  readonly transparent?: boolean;
}

/** Generic families, which every machine has. */
const FONTS = "Inter, system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif";

/** @param drawing the root of a drawing, an `svg` */
export function svgFile(drawing: SvgNode, words: FileWords, look: FileLook): string {
  const { tag, attributes, children } = coloured(standalone(drawing), look.theme);
  const more = { version: '1.1', 'font-family': FONTS, style: 'font-variant-numeric: tabular-nums' };
  return toSvgString(h(tag, { ...Object.fromEntries(attributes), ...more }, [...preface(words, look), ...children]));
}

function coloured(node: SvgNode, theme: Theme): SvgNode {
  return {
    ...node,
    attributes: new Map([...node.attributes].map(([name, value]) => [name, resolveColours(value, theme)])),
    children: node.children.map((child) => (typeof child === 'string' ? child : coloured(child, theme))),
  };
}

function preface({ title, description, address }: FileWords, { theme, transparent }: FileLook): readonly SvgNode[] {
  const texts = [h('title', {}, [title]), h('desc', {}, [description]), h('metadata', {}, [address])];
  if (transparent) return texts;
  return [...texts, h('rect', { width: '100%', height: '100%', fill: COLOURS[theme].get('background') })];
}

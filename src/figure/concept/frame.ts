/** What the drawings of concept figures share: the root element, and text. */
import { root } from '../../charts/parts.ts';
import { h, type SvgAttributes, type SvgChildren, type SvgNode } from '../../charts/svg.ts';
import type { Size } from '../../charts/view.ts';

/** The root of a drawing that holds things to operate: a group, not one image. */
export function board(size: Size, label: string, children: SvgChildren): SvgNode {
  return root(size, label, children, 'group');
}

/** Text in the size of the interface, its middle at y. */
export function text(x: number, y: number, content: string, more: SvgAttributes = {}): SvgNode {
  return h('text', { x, y, 'font-size': 13, fill: 'var(--ink)', 'dominant-baseline': 'central', ...more }, [content]);
}

/** Pieces that every drawing has: the root element, texts, how selection looks, the colour scales' legends. */
import { h, type SvgAttributes, type SvgChildren, type SvgNode } from './svg.ts';
import type { Box, Emphasis, Size } from './view.ts';

/**
 * The root element of a drawing. Its text runs from left to right wherever it stands: in a page that is read from right to left, anchors
 * would change sides.
 * @param label what the drawing shows, for screen readers
 * @param role `group` where the drawing holds things to operate
 */
export function root({ width, height }: Size, label: string, children: SvgChildren, role: 'img' | 'group' = 'img'): SvgNode {
  return h('svg', { viewBox: `0 0 ${width} ${height}`, width, height, direction: 'ltr', role, 'aria-label': label }, children);
}

/** Axis numbers, notes, legends. */
export function smallText(x: number, y: number, text: string, more: SvgAttributes = {}): SvgNode {
  return h('text', { x, y, 'font-size': 11, fill: 'var(--muted)', ...more }, [text]);
}

/** A feature's index; the halo keeps it legible over lines. */
export function labelText(x: number, y: number, text: string, strong: boolean, more: SvgAttributes = {}): SvgNode {
  const halo = { 'paint-order': 'stroke', stroke: 'var(--surface)', 'stroke-width': 3, 'stroke-linejoin': 'round' };
  const attributes = { x, y, 'font-size': 12, 'text-anchor': 'middle', fill: 'var(--ink)', 'font-weight': strong ? 700 : null };
  return h('text', { ...attributes, ...halo, ...more }, [text]);
}

/** A thin line around a box, which covers none of it. */
export function frameAround({ x, y, width, height }: Box): SvgNode {
  return h('rect', { x: x - 0.5, y: y - 0.5, width: width + 1, height: height + 1, fill: 'none', stroke: 'var(--grid)' });
}

/** Opacity of marks that are not selected; null where nothing is selected. */
export function selectionOpacity(emphasis: Emphasis): number | null {
  return emphasis === 'dimmed' ? 0.35 : null;
}

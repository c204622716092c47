/** The four questions as an SVG tree. Decides looks, no positions. */
import { labelText, root, smallText } from '../../charts/parts.ts';
import { h, type SvgNode } from '../../charts/svg.ts';
import type { HierarchyLayout, HierarchyRow } from './layout.ts';

/** @param label what the drawing shows, for screen readers */
export function drawHierarchy(layout: HierarchyLayout, label: string): SvgNode {
  return root(layout, label, layout.rows.map(drawRow));
}

function drawRow(row: HierarchyRow, at: number): SvgNode {
  const { box, question, holds, reason } = row;
  const left = box.x + 14;
  return h('g', { key: at }, [
    h('rect', { ...box, rx: 6, fill: 'none', stroke: 'var(--grid)' }),
    labelText(left, box.y + 24, question, true, { 'text-anchor': 'start', 'font-size': 14, 'font-weight': 600 }),
    drawAnswer(left, box.y + 42, holds),
    ...reason.map((line, part) => smallText(left + 44, box.y + 46 + part * 15, line)),
    ...drawPicture(row),
  ]);
}

function drawAnswer(x: number, y: number, holds: boolean): SvgNode {
  const colour = holds ? 'var(--accent)' : 'var(--muted)';
  return h('g', {}, [
    h('rect', { x, y: y - 8, width: 36, height: 20, rx: 10, fill: holds ? colour : 'none', stroke: colour }),
    h(
      'text',
      { x: x + 18, y: y + 6, 'font-size': 12, 'font-weight': 600, 'text-anchor': 'middle', fill: holds ? 'var(--background)' : colour },
      [holds ? 'yes' : 'no'],
    ),
  ]);
}

function drawPicture({ picture, dots, bars, mark }: HierarchyRow): SvgNode[] {
  const { x, y, width, height } = picture;
  const right = x + width;
  const bottom = y + height;
  return [
    dots.length > 0 && h('line', { x1: x, y1: bottom, x2: right, y2: y, stroke: 'var(--grid)' }),
    ...dots.map((dot) => h('circle', { cx: dot.x, cy: dot.y, r: 2, fill: 'var(--accent)' })),
    ...bars.map((bar) => h('rect', { ...bar, fill: 'var(--accent)' })),
    bars.length > 0 && h('line', { x1: x, x2: right, y1: bottom, y2: bottom, stroke: 'var(--axis)' }),
    mark !== null && h('line', { x1: x, x2: right, y1: mark, y2: mark, stroke: 'var(--axis)', 'stroke-dasharray': '3 3' }),
  ].filter((node) => node !== false);
}

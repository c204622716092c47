/** The hidden units' stacks and one unit's meanings as an SVG tree. Decides looks, no positions. */
import { labelText, root, selectionOpacity, smallText } from '../../charts/parts.ts';
import { h, type SvgNode } from '../../charts/svg.ts';
import type { Block, Meaning, PolysemanticLayout, Stack } from './layout.ts';

/** @param label what the drawing shows, for screen readers */
export function drawPolysemantic(layout: PolysemanticLayout, label: string): SvgNode {
  const { plot, zero } = layout;
  return root(layout, label, [
    ...layout.stacks.map((stack) => drawStack(stack, plot.y + plot.height)),
    h('line', { x1: plot.x, x2: plot.x + plot.width, y1: zero, y2: zero, stroke: 'var(--axis)' }),
    ...drawDetail(layout.detail),
  ]);
}

function drawStack({ unit, chosen, column, blocks, label, meanings }: Stack, bottom: number): SvgNode {
  const middle = column.x + column.width / 2;
  const frame = { x: column.x + 1, y: column.y, width: Math.max(1, column.width - 2), height: column.height + 34, rx: 4 };
  return h('g', { key: unit, 'data-unit': unit }, [
    chosen && h('rect', { ...frame, fill: 'var(--accent)', 'fill-opacity': 0.1, stroke: 'var(--accent)' }),
    ...blocks.map(drawBlock),
    label !== null && labelText(middle, bottom + 15, label, chosen),
    meanings !== null && smallText(middle, bottom + 29, meanings, { 'text-anchor': 'middle' }),
  ]);
}

function drawBlock({ feature, x, y, width, height, colour, label, emphasis }: Block, at: number): SvgNode {
  return h('g', { key: feature ?? `others ${at}`, 'data-feature': feature, opacity: selectionOpacity(emphasis) }, [
    h('rect', { x, y, width, height: Math.max(0, height - 0.8), fill: colour }),
    label !== null &&
      h(
        'text',
        {
          x: x + width / 2,
          y: y + height / 2 + 4,
          'font-size': 11,
          'font-weight': 600,
          'text-anchor': 'middle',
          fill: 'var(--background)',
        },
        [label],
      ),
  ]);
}

function drawDetail({ heading, left, right, top, zero, rows }: PolysemanticLayout['detail']): SvgNode[] {
  const bottom = rows.at(-1)?.middle ?? top;
  return [
    labelText(left, top - 12, heading, true, { 'text-anchor': 'start', 'font-size': 13, 'font-weight': 600 }),
    ...rows.map((row) => drawMeaning(row, left, right)),
    h('line', { x1: zero, x2: zero, y1: top, y2: bottom + 12, stroke: 'var(--axis)' }),
  ];
}

function drawMeaning({ feature, middle, bar, colour, label, value, counts }: Meaning, left: number, right: number): SvgNode {
  const fill = counts ? 'var(--ink)' : 'var(--muted)';
  return h('g', { key: feature, 'data-feature': feature }, [
    smallText(left, middle + 4, label, { fill }),
    h('rect', { ...bar, fill: colour, opacity: counts ? null : 0.4 }),
    smallText(right, middle + 4, value, { fill, 'text-anchor': 'end' }),
  ]);
}

/** The small multiples as an SVG tree. Decides looks, no positions. */
import { plural } from '../../charts/format.ts';
import { superpositionLegend } from '../../charts/legend.ts';
import { frameAround, labelText, root, smallText } from '../../charts/parts.ts';
import { h, type SvgNode } from '../../charts/svg.ts';
import { PAPER_COUNTS } from './densities.ts';
import type { DensitiesLayout, Multiple } from './layout.ts';

/**
 * @param label what the drawing shows, for screen readers
 * @param asInPaper the configuration is the paper's, so its counts are shown next to ours
 */
export function drawDensities(layout: DensitiesLayout, label: string, asInPaper: boolean): SvgNode {
  return root(layout, label, [
    ...layout.multiples.map((multiple, at) => drawMultiple(multiple, asInPaper ? (PAPER_COUNTS[at] ?? null) : null)),
    ...layout.key.lines.map((line, at) => smallText(0, layout.key.top + 14 * at, line, { key: `key ${at}` })),
    superpositionLegend(layout.legend),
  ]);
}

function drawMultiple(multiple: Multiple, expected: number | null): SvgNode {
  const { title, column, matrix, bias, layers, bars, one, barsBox, represented } = multiple;
  const middle = column.x + column.width / 2;
  const bottom = barsBox.y + barsBox.height;
  return h('g', { key: title }, [
    labelText(middle, column.y + 15, heading(title, column.width), true, { 'font-weight': 600 }),
    h('g', { 'shape-rendering': 'crispEdges' }, [
      ...layers.map(({ colour, opacity, d }) => h('path', { key: `${colour}${opacity}`, d, fill: colour, 'fill-opacity': opacity })),
      frameAround(matrix),
      frameAround(bias),
    ]),
    h('line', { x1: one, x2: one, y1: barsBox.y, y2: bottom, stroke: 'var(--axis)', 'stroke-dasharray': '2 3' }),
    ...bars.map(({ feature, x, y, width, height, colour }) => h('rect', { key: feature, x, y, width, height, fill: colour })),
    labelText(middle, bottom + 16, plural(represented, 'feature'), true),
    expected !== null && smallText(middle, bottom + 30, `paper: ${expected}`, { 'text-anchor': 'middle' }),
  ]);
}

function heading(title: string, room: number): string {
  if (title === 'linear') return title;
  return room < 105 ? `1−S=${title}` : `1 − S = ${title}`;
}

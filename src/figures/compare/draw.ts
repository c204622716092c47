/** Two networks side by side as an SVG tree. Decides looks, no positions. */
import { bottomAxis, leftAxis } from '../../charts/axis.ts';
import { formatCount } from '../../charts/format.ts';
import { labelText, root, smallText } from '../../charts/parts.ts';
import { h, type SvgNode } from '../../charts/svg.ts';
import { firstLines } from '../../charts/textLines.ts';
import { clamp, type Point } from '../../charts/view.ts';
import { drawPlane } from '../../figure/concept/plane.ts';
import type { Arrow, CompareLayout, ComparePanel, LossLine } from './layout.ts';

/** How each network's loss is drawn. */
const STROKES = [{ 'stroke-dasharray': '5 4' }, { 'stroke-dasharray': null }] as const;
const LETTER = 5.8;
/** Where the title of the loss axis ends, beyond the plot's left edge. */
const TITLE_END = 68;

/** @param label what the drawing shows, for screen readers */
export function drawCompared(layout: CompareLayout, label: string): SvgNode {
  const { plot, panels, lines, cursor, xTicks, yTicks } = layout;
  const [right, bottom] = [plot.x + plot.width, plot.y + plot.height];
  return root(layout, label, [
    ...panels.map(drawPanel),
    leftAxis(plot, { ticks: yTicks, lines: 'grid', title: 'loss, logarithmic' }),
    bottomAxis(plot, { ticks: xTicks, lines: 'marks', title: 'training steps' }),
    h('line', { key: 'base', x1: plot.x, x2: right, y1: bottom, y2: bottom, stroke: 'var(--axis)' }),
    cursor && h('line', { key: 'cursor', x1: cursor.x, x2: cursor.x, y1: plot.y, y2: bottom, stroke: 'var(--accent)' }),
    ...lines.map((line, at) => drawLine(line, at, right)),
    cursor &&
      smallText(clamp(cursor.x, plot.x + TITLE_END, right), plot.y - 6, `step ${formatCount(cursor.step)}`, {
        key: 'step',
        'text-anchor': cursor.x > plot.x + plot.width / 2 ? 'end' : 'start',
      }),
    h('rect', { key: 'grip', ...plot, fill: 'transparent', style: 'cursor:ew-resize' }),
  ]);
}

function drawPanel({ title, words, box, plane, arrows }: ComparePanel, at: number): SvgNode {
  const middle = box.x + box.width / 2;
  const half = (title.length * 6.6) / 2;
  return h('g', { key: `panel ${at}` }, [
    h('line', { x1: middle - half - 32, x2: middle - half - 8, y1: 12, y2: 12, stroke: 'var(--ink)', 'stroke-width': 2, ...STROKES[at] }),
    labelText(middle, 16, title, true),
    drawPlane(plane, 1.2),
    h(
      'g',
      { key: 'arrows' },
      arrows.map((arrow) => drawArrow(arrow, plane.centre)),
    ),
    ...firstLines(words, box.width / LETTER, 2).map((line, row) =>
      smallText(middle, box.y + box.height + 14 + 14 * row, line, { key: `words ${row}`, 'text-anchor': 'middle', 'font-size': 12 }),
    ),
  ]);
}

function drawArrow({ x, y, feature, colour, label }: Arrow, centre: Point): SvgNode {
  return h('g', { key: feature }, [
    h('line', { x1: centre.x, y1: centre.y, x2: x, y2: y, stroke: colour, 'stroke-width': 2, 'stroke-linecap': 'round' }),
    h('circle', { cx: x, cy: y, r: 4.5, fill: colour, stroke: 'var(--surface)' }),
    label && labelText(label.x, label.y, label.text, false),
  ]);
}

function drawLine({ d, now }: LossLine, at: number, right: number): SvgNode {
  return h('g', { key: `loss ${at}` }, [
    h('path', { d, fill: 'none', stroke: 'var(--ink)', 'stroke-width': 2, 'stroke-linejoin': 'round', ...STROKES[at] }),
    now && h('circle', { cx: now.x, cy: now.y, r: 4, fill: 'var(--ink)', stroke: 'var(--surface)' }),
    now && labelText(right + 8, now.labelY + 4, now.text, true, { 'text-anchor': 'start' }),
  ]);
}

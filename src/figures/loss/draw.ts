/** The loss curve as an SVG tree. Decides looks, no positions. */
import { bottomAxis, leftAxis } from '../../charts/axis.ts';
import { formatCount, formatLive } from '../../charts/format.ts';
import { labelText, root, smallText } from '../../charts/parts.ts';
import { h, type SvgNode } from '../../charts/svg.ts';
import type { Box } from '../../charts/view.ts';
import type { ChangeMark, LossLayout, LossPoint } from './layout.ts';

/** @param label what the drawing shows, for screen readers */
export function drawLoss(layout: LossLayout, label: string): SvgNode {
  const { plot, frontLine, otherLines, current, crosshair, jumps, shown } = layout;
  return root(layout, label, [
    ...drawAxes(layout),
    h(
      'g',
      { key: 'marks' },
      layout.marks.map((mark) => drawMark(mark, layout)),
    ),
    h('path', { key: 'others', d: otherLines, fill: 'none', stroke: 'var(--muted)', 'stroke-opacity': 0.4 }),
    h('path', { key: 'front', d: frontLine, fill: 'none', stroke: 'var(--accent)', 'stroke-width': 2, 'stroke-linejoin': 'round' }),
    ...jumps.map(drawJump),
    shown && drawShown(shown, plot),
    current && h('circle', { key: 'end', cx: current.x, cy: current.y, r: 3.5, fill: 'var(--accent)' }),
    current && labelText(plot.x + plot.width + 9, current.y + 4, current.text, true, { key: 'current', 'text-anchor': 'start' }),
    !current && smallText(plot.x + plot.width / 2, plot.y + plot.height / 2, 'no steps yet', { key: 'none', 'text-anchor': 'middle' }),
    crosshair && drawCrosshair(crosshair, layout),
  ]);
}

function drawAxes({ plot, stepTicks, lossTicks, lossTitle }: LossLayout): SvgNode[] {
  const [right, bottom] = [plot.x + plot.width, plot.y + plot.height];
  return [
    leftAxis(plot, { ticks: lossTicks, lines: 'grid', title: lossTitle }),
    bottomAxis(plot, { ticks: stepTicks, lines: 'marks', title: 'training steps' }),
    h('line', { key: 'base', x1: plot.x, x2: right, y1: bottom, y2: bottom, stroke: 'var(--axis)' }),
  ];
}

function drawMark({ x, text, row, side }: ChangeMark, { plot }: LossLayout): SvgNode {
  const end = side === 'left';
  return h('g', {}, [
    h('line', { x1: x, x2: x, y1: plot.y, y2: plot.y + plot.height, stroke: 'var(--axis)', 'stroke-dasharray': '3 3' }),
    labelText(x + (end ? -5 : 5), plot.y + 10 + 14 * row, text, false, { 'font-size': 11, 'text-anchor': end ? 'end' : 'start' }),
  ]);
}

function drawJump({ x, y, step }: LossPoint): SvgNode {
  return h('circle', { key: `jump ${step}`, cx: x, cy: y, r: 4, fill: 'var(--background)', stroke: 'var(--accent)', 'stroke-width': 1.5 });
}

function drawShown({ x, y }: LossPoint, plot: Box): SvgNode {
  return h('g', { key: 'shown' }, [
    h('line', { x1: x, x2: x, y1: plot.y, y2: plot.y + plot.height, stroke: 'var(--accent)', 'stroke-width': 1.5 }),
    h('circle', { cx: x, cy: y, r: 4.5, fill: 'var(--accent)', stroke: 'var(--surface)' }),
  ]);
}

function drawCrosshair({ x, y, step, loss }: LossPoint, { plot }: LossLayout): SvgNode {
  const end = x > plot.x + plot.width / 2;
  const text = `${formatLive(loss)} at step ${formatCount(step)}`;
  return h('g', { key: 'crosshair' }, [
    h('line', { x1: x, x2: x, y1: plot.y, y2: plot.y + plot.height, stroke: 'var(--ink)', 'stroke-opacity': 0.5 }),
    h('circle', { cx: x, cy: y, r: 4, fill: 'var(--surface)', stroke: 'var(--accent)', 'stroke-width': 2 }),
    labelText(x + (end ? -8 : 8), Math.max(plot.y + 12, y - 14), text, false, { 'text-anchor': end ? 'end' : 'start' }),
  ]);
}

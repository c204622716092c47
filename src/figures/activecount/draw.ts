/** The loss by number of active features, and the outputs while one is active, as an SVG tree. Decides looks, no positions. */
import { min } from 'd3-array';
import { bottomAxis, leftAxis } from '../../charts/axis.ts';
import { labelText, root, smallText } from '../../charts/parts.ts';
import { h, type SvgAttributes, type SvgNode } from '../../charts/svg.ts';
import type { Point } from '../../charts/view.ts';
import type { ActiveCountLayout, CountBar, OutputLine } from './layout.ts';

const FILLS = { own: 'var(--axis)', cross: 'var(--ink)', all: 'var(--accent)' } as const;
const centred = { 'text-anchor': 'middle' };

/** @param label what the drawing shows, for screen readers */
export function drawActiveCount(layout: ActiveCountLayout, label: string): SvgNode {
  return root(layout, label, [...drawBars(layout.bars), ...drawOutputs(layout.outputs)]);
}

function heading(x: number, y: number, words: string): SvgNode {
  return labelText(x, y, words, true, { 'text-anchor': 'start', 'font-size': 13, 'font-weight': 600 });
}

function drawBars({ plot, rows, note }: ActiveCountLayout['bars']): SvgNode[] {
  const bottom = plot.y + plot.height;
  return [
    heading(plot.x, plot.y - 30, 'Loss by number of active features'),
    ...rows.map((bar) => drawBar(bar, bottom)),
    h('line', { x1: plot.x, x2: plot.x + plot.width, y1: bottom, y2: bottom, stroke: 'var(--axis)' }),
    ...drawKey(plot.x, bottom + 46),
    note !== null && smallText(plot.x + plot.width, plot.y + 8, note, { 'text-anchor': 'end' }),
  ].filter((node) => node !== false);
}

function drawBar({ activeCount, label, middle, segments, value, frequency }: CountBar, bottom: number): SvgNode {
  const top = min(segments, ({ y }) => y) ?? bottom;
  return h('g', { key: activeCount }, [
    ...segments.map(({ kind, x, y, width, height }) => h('rect', { key: kind, x, y, width, height, fill: FILLS[kind] })),
    smallText(middle, top - 6, value, { ...centred, fill: 'var(--ink)' }),
    labelText(middle, bottom + 16, label, true, { ...centred }),
    frequency !== null && smallText(middle, bottom + 30, frequency, centred),
  ]);
}

function drawKey(x: number, y: number): SvgNode[] {
  const entries = [
    { fill: FILLS.own, words: 'of its own output', at: 0 },
    { fill: FILLS.cross, words: 'of the others', at: 124 },
  ];
  return entries.flatMap(({ fill, words, at }) => [
    h('rect', { x: x + at, y: y - 9, width: 12, height: 10, fill }),
    smallText(x + at + 17, y, words),
  ]);
}

function drawOutputs(outputs: ActiveCountLayout['outputs']): SvgNode[] {
  const { plot, zero, target, clipped } = outputs;
  const right = plot.x + plot.width;
  const bottom = plot.y + plot.height;
  const below = { x: plot.x, y: zero, width: plot.width, height: bottom - zero, fill: 'var(--grid)', opacity: 0.55 };
  return [
    heading(plot.x - 24, plot.y - 30, outputs.heading),
    clipped && h('rect', below),
    clipped && smallText(plot.x + 8, bottom - 8, 'cut off by the ReLU: costs nothing'),
    h('line', { x1: plot.x, x2: right, y1: zero, y2: zero, stroke: 'var(--axis)' }),
    line(target.from, target.to, { stroke: 'var(--axis)', 'stroke-dasharray': '2 4' }),
    ...outputs.lines.map((output) => drawLine(output, zero, clipped)),
    ...outputs.labels.map(({ text, at, own }) => labelText(at.x, at.y, text, own, { 'text-anchor': 'start', 'font-size': 11 })),
    leftAxis(plot, { ticks: outputs.valueTicks, lines: 'none', title: 'output' }),
    bottomAxis(plot, { ticks: outputs.activityTicks, lines: 'none', title: 'how active it is' }),
  ].filter((node) => node !== false);
}

function line(from: Point, to: Point, more: SvgAttributes): SvgNode {
  return h('line', { x1: from.x, y1: from.y, x2: to.x, y2: to.y, ...more });
}

/** Below zero the ReLU outputs nothing: there the line is faint. */
function drawLine({ feature, own, colour, from, to, crossing }: OutputLine, zero: number, clipped: boolean): SvgNode {
  const corners = crossing ? [from, crossing, to] : [from, to];
  const pieces = corners.slice(1).map((end, at) => {
    const start = corners[at] ?? end;
    const forgiven = clipped && (start.y + end.y) / 2 > zero + 0.01;
    return line(
      start,
      end,
      forgiven ? { 'stroke-dasharray': '3 4', 'stroke-width': 1.2, opacity: 0.75 } : { 'stroke-width': own ? 3.5 : 2 },
    );
  });
  return h('g', { key: feature, stroke: colour, 'stroke-linecap': 'round', 'data-feature': feature }, pieces);
}

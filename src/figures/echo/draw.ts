/** The readings of all features as an SVG tree. Decides looks, no positions. */
import { formatFixed } from '../../charts/format.ts';
import { featureColour } from '../../charts/palette.ts';
import { smallText } from '../../charts/parts.ts';
import { h, type SvgNode } from '../../charts/svg.ts';
import { board, text } from '../../figure/concept/frame.ts';
import { drawHandle } from '../../figure/concept/handles.ts';
import { VERDICT_WORDS, verdictOfAll } from './describe.ts';
import type { EchoLayout, EchoRow } from './layout.ts';
import { COUNT } from './readings.ts';
import type { EchoSettings } from './settings.ts';

export function drawEcho(layout: EchoLayout, label: string, settings: EchoSettings): SvgNode {
  const { rows, zero, cut, ticks, top, bottom, width } = layout;
  const middle = { 'text-anchor': 'middle' };
  return board(layout, label, [
    ...ticks.map(({ at, label: number }) =>
      h('g', { key: number }, [
        h('line', { x1: at, x2: at, y1: top, y2: bottom, stroke: 'var(--grid)' }),
        smallText(at, bottom + 16, number, middle),
      ]),
    ),
    smallText(zero, bottom + 34, 'reading', middle),
    ...rows.map((row) => drawRow(row, layout)),
    h('line', { x1: zero, x2: zero, y1: top, y2: bottom, stroke: 'var(--axis)' }),
    h('line', { x1: cut, x2: cut, y1: top - 8, y2: bottom, stroke: 'var(--ink)', 'stroke-width': 1.5, 'stroke-dasharray': '5 4' }),
    smallText(cut, top - 20, `threshold ${formatFixed(settings.cut)}`, middle),
    drawHandle({
      ...{ name: 'cut', label: 'Threshold', at: { x: cut, y: top - 8 }, colour: 'var(--ink)' },
      value: { now: settings.cut, min: 0, max: 1, text: formatFixed(settings.cut) },
    }),
    text(width / 2, 10, verdictOfAll(settings), { 'text-anchor': 'middle', 'font-weight': 600, 'font-size': width < 420 ? 11.5 : 13 }),
  ]);
}

function drawRow({ feature, name, isPresent, verdict, y, from, to }: EchoRow, { words }: EchoLayout): SvgNode {
  const colour = featureColour(feature, COUNT);
  const isMistake = verdict === 'missed' || verdict === 'mistaken';
  return h('g', { key: name }, [
    text(4, y, name, { 'font-weight': isPresent ? 700 : 400, fill: isPresent ? 'var(--ink)' : 'var(--muted)' }),
    h('rect', {
      ...{ x: from, y: y - 8, width: Math.max(0, to - from), height: 16 },
      ...{ fill: isPresent ? colour : 'none', stroke: colour, 'stroke-width': 1.5 },
    }),
    words !== null &&
      verdict !== 'silent' &&
      text(words, y, VERDICT_WORDS[verdict], {
        'font-size': 12,
        'font-weight': isMistake ? 700 : 400,
        fill: isMistake ? 'var(--ink)' : 'var(--muted)',
      }),
  ]);
}

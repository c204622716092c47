/** The seeds' small multiples as an SVG tree. Decides looks, no positions. */
import { formatPercent } from '../../charts/format.ts';
import { labelText, root, smallText } from '../../charts/parts.ts';
import { h, type SvgNode } from '../../charts/svg.ts';
import { firstLines } from '../../charts/textLines.ts';
import type { Box } from '../../charts/view.ts';
import { drawDirections } from '../directions/draw.ts';
import { lossRange } from './describe.ts';
import type { GroupLayout, SpreadLayout, Thumbnail } from './layout.ts';

/** @param label what the drawing shows, for who cannot see it */
export function drawSpread(layout: SpreadLayout, label: string): SvgNode {
  return root(layout, label, layout.groups.length === 0 ? drawEmpty(layout) : layout.groups.map((group) => drawGroup(group, layout)));
}

function drawEmpty({ width, height, empty }: SpreadLayout): readonly SvgNode[] {
  const words = labelText(width / 2, height / 2, 'no models yet', false, { fill: 'var(--muted)' });
  return [...empty.map((box) => frame(box, false)), words];
}

const NAME_LETTER = 7;
const LINE = 14;

function drawGroup(group: GroupLayout, { models }: SpreadLayout): SvgNode {
  const { name, share, members, thumbnails, label } = group;
  const { x, y, width } = label;
  const isNarrow = width < 240;
  const names = firstLines(name, width / NAME_LETTER, isNarrow ? 2 : 1);
  const below = y + 11 + names.length * LINE;
  const count = `${members.length} of ${models} seeds (${formatPercent(share)})`;
  const words = isNarrow ? [count, lossRange(group)] : [`${count}, ${lossRange(group)}`];
  const bar = { x, y: below + (words.length - 1) * LINE + 6, height: 4, rx: 2 };
  return h('g', { key: name }, [
    ...names.map((line, at) => labelText(x, y + 11 + at * LINE, line, true, { 'text-anchor': 'start' })),
    ...words.map((line, at) => smallText(x, below + at * LINE, line)),
    h('rect', { ...bar, width, fill: 'var(--grid)' }),
    h('rect', { ...bar, width: width * share, fill: 'var(--accent)' }),
    ...thumbnails.map(drawThumbnail),
  ]);
}

function drawThumbnail({ x, y, width, height, model, drawing, selected }: Thumbnail): SvgNode {
  return h('svg', { key: model, 'data-model': model, x, y, width, height, viewBox: `0 0 ${width} ${height}` }, [
    frame({ x: 0, y: 0, width, height }, selected),
    ...drawDirections(drawing, '').children,
  ]);
}

function frame({ x, y, width, height }: Box, selected: boolean): SvgNode {
  const stroke = { fill: 'none', stroke: selected ? 'var(--ink)' : 'var(--grid)', 'stroke-width': selected ? 2 : 1 };
  return h('rect', { x: x + 0.5, y: y + 0.5, width: width - 1, height: height - 1, rx: 3, ...stroke });
}

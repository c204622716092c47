/** The seeds' small multiples as an SVG tree. Decides looks, no positions. */
import { formatPercent } from '../../charts/format.ts';
import { labelText, root, smallText } from '../../charts/parts.ts';
import { h, type SvgNode } from '../../charts/svg.ts';
import { drawDirections } from '../directions/draw.ts';
import { lossRange } from './describe.ts';
import type { GroupLayout, SpreadLayout, Thumbnail } from './layout.ts';

/** @param label what the drawing shows, for who cannot see it */
export function drawSpread(layout: SpreadLayout, label: string): SvgNode {
  const empty = smallText(layout.width / 2, layout.height / 2, 'no models yet', { 'text-anchor': 'middle' });
  return root(layout, label, layout.groups.length === 0 ? [empty] : layout.groups.map((group) => drawGroup(group, layout)));
}

function drawGroup(group: GroupLayout, { width, models }: SpreadLayout): SvgNode {
  const { y, name, share, members, thumbnails, more } = group;
  const left = 10;
  const track = width - 2 * left;
  const count = `${members.length} of ${models} seeds (${formatPercent(share)}), ${lossRange(group)}`;
  return h('g', { key: name }, [
    labelText(left, y, name, true, { 'text-anchor': 'start' }),
    smallText(left, y + 14, count),
    h('rect', { x: left, y: y + 20, width: track, height: 4, rx: 2, fill: 'var(--grid)' }),
    h('rect', { x: left, y: y + 20, width: track * share, height: 4, rx: 2, fill: 'var(--accent)' }),
    ...thumbnails.map(drawThumbnail),
    more && smallText(more.x, more.y + 4, `+ ${more.count}`, { 'text-anchor': 'middle' }),
  ]);
}

function drawThumbnail({ x, y, width, height, model, drawing, selected }: Thumbnail): SvgNode {
  const frame = { fill: 'none', stroke: selected ? 'var(--ink)' : 'var(--grid)', 'stroke-width': selected ? 2 : 1 };
  return h('svg', { key: model, 'data-model': model, x, y, width, height, viewBox: `0 0 ${width} ${height}` }, [
    h('rect', { x: 0.5, y: 0.5, width: width - 1, height: height - 1, rx: 3, ...frame }),
    ...drawDirections(drawing, '').children,
  ]);
}

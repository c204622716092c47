/** The seeds' small multiples as an SVG tree. Decides looks, no positions. */
import { pathRound } from 'd3-path';
import { formatPercent, plural } from '../../charts/format.ts';
import { labelText, root, smallText } from '../../charts/parts.ts';
import { h, type SvgNode } from '../../charts/svg.ts';
import { firstLines } from '../../charts/textLines.ts';
import type { Box } from '../../charts/view.ts';
import { drawThumbnails } from '../directions/thumbnails.ts';
import { lossRange } from './describe.ts';
import type { GroupLayout, SpreadLayout } from './layout.ts';

/** @param label what the drawing shows, for screen readers */
export function drawSpread(layout: SpreadLayout, label: string): SvgNode {
  return root(layout, label, layout.groups.length === 0 ? drawEmpty(layout) : drawGroups(layout));
}

function drawEmpty({ width, height, empty }: SpreadLayout): readonly SvgNode[] {
  return [drawFrames(empty), labelText(width / 2, height / 2, 'no models yet', false, { fill: 'var(--muted)' })];
}

function drawGroups({ groups, models }: SpreadLayout): readonly SvgNode[] {
  const pictures = groups.flatMap((group) => group.pictures);
  const chosen = pictures.find(({ selected }) => selected);
  return [
    ...groups.map((group) => drawWords(group, models)),
    drawFrames(pictures),
    ...drawThumbnails(pictures.map(({ drawing }) => drawing)),
    chosen ? h('rect', { key: 'chosen', ...inner(chosen), rx: 3, fill: 'none', stroke: 'var(--ink)', 'stroke-width': 2 }) : null,
  ].filter((node) => node !== null);
}

const NAME_LETTER = 7;
const LINE = 14;

function drawWords(group: GroupLayout, models: number): SvgNode {
  const { name, share, members, label } = group;
  const { x, y, width } = label;
  const isNarrow = width < 240;
  const names = firstLines(name, width / NAME_LETTER, isNarrow ? 2 : 1);
  const below = y + 11 + names.length * LINE;
  const count = `${members.length} of ${plural(models, 'seed')} (${formatPercent(share)})`;
  const words = isNarrow ? [count, lossRange(group)] : [`${count}, ${lossRange(group)}`];
  const bar = { x, y: below + (words.length - 1) * LINE + 6, height: 4, rx: 2 };
  return h('g', { key: name }, [
    ...names.map((line, at) => labelText(x, y + 11 + at * LINE, line, true, { 'text-anchor': 'start' })),
    ...words.map((line, at) => smallText(x, below + at * LINE, line)),
    h('rect', { ...bar, width, fill: 'var(--grid)' }),
    h('rect', { ...bar, width: width * share, fill: 'var(--accent)' }),
  ]);
}

function inner({ x, y, width, height }: Box): Box {
  return { x: x + 0.5, y: y + 0.5, width: width - 1, height: height - 1 };
}

/** One path, since there may be hundreds. */
function drawFrames(boxes: readonly Box[]): SvgNode {
  const path = pathRound(1);
  for (const { x, y, width, height } of boxes.map(inner)) path.rect(x, y, width, height);
  return h('path', { key: 'frames', d: path.toString(), fill: 'none', stroke: 'var(--grid)' });
}

/** Five models of one partition as an SVG tree. Decides looks, no positions. */
import { labelText, root, smallText } from '../../charts/parts.ts';
import { drawSolid } from '../../charts/solid.ts';
import { h, type SvgNode } from '../../charts/svg.ts';
import { firstLines } from '../../charts/textLines.ts';
import { drawPlane } from '../../figure/concept/plane.ts';
import type { SetArrow, SetsLayout, SetsPanel } from './layout.ts';

/** @param label what the drawing shows, for screen readers */
export function drawSets(layout: SetsLayout, label: string): SvgNode {
  return root(
    layout,
    label,
    layout.panels.map((panel) => drawPanel(panel, layout)),
  );
}

const LETTER = 5.7;
const REACH = 1.3;

function drawPanel(panel: SetsPanel, { isFlat, isMatrix, camera }: SetsLayout): SvgNode {
  const { title, words, box, centre, unit, arrows, solid, matrix } = panel;
  const middle = box.x + box.width / 2;
  const frame = { fill: 'none', stroke: 'var(--grid)' };
  return h('g', { key: title }, [
    labelText(middle, box.y - 9, title, true, { 'font-weight': 600 }),
    isFlat && drawPlane({ centre, unit }, REACH),
    solid && drawSolid(solid.points, solid.hull, camera, { centre, unit }, 'var(--muted)'),
    isMatrix && h('rect', { ...box, ...frame }),
    ...matrix.map(({ colour, opacity, d }) => h('path', { key: `${colour}${opacity}`, d, fill: colour, 'fill-opacity': opacity })),
    h(
      'g',
      { key: 'arrows' },
      arrows.map((arrow) => drawArrow(arrow, panel)),
    ),
    ...firstLines(words, box.width / LETTER, 2).map((line, at) =>
      smallText(middle, box.y + box.height + 14 + 14 * at, line, { key: `words ${at}`, 'text-anchor': 'middle' }),
    ),
  ]);
}

function drawArrow({ x, y, colour, feature, label }: SetArrow, { centre }: SetsPanel): SvgNode {
  const length = Math.hypot(x - centre.x, y - centre.y);
  const beyond = length > 1 ? (8 + 3 * label.length) / length : 0;
  return h('g', { key: feature }, [
    h('line', { x1: centre.x, y1: centre.y, x2: x, y2: y, stroke: colour, 'stroke-width': 2, 'stroke-linecap': 'round' }),
    h('circle', { cx: x, cy: y, r: 4, fill: colour, stroke: 'var(--surface)' }),
    label !== '' &&
      length > 14 &&
      labelText(x + (x - centre.x) * beyond, y + (y - centre.y) * beyond + 4, label, false, { 'font-size': 10.5 }),
  ]);
}

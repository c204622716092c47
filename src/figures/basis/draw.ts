/** Draws the turned plane, what a ReLU leaves of it, and the two tables. Decides looks, no positions. */
import { featureLabel } from '../../charts/featureNames.ts';
import { featureColour } from '../../charts/palette.ts';
import { labelText, smallText } from '../../charts/parts.ts';
import { polyline } from '../../charts/paths.ts';
import { h, type SvgNode } from '../../charts/svg.ts';
import type { Point } from '../../charts/view.ts';
import { board, text } from '../../figure/concept/frame.ts';
import { drawGrid } from '../../figure/concept/grid.ts';
import { drawHandle } from '../../figure/concept/handles.ts';
import { arrow, drawPlane, ORIGIN, short, toPage } from '../../figure/concept/plane.ts';
import { verdict } from './describe.ts';
import { type BasisLayout, REACH } from './layout.ts';
import type { BasisSettings } from './settings.ts';

const colourOf = (feature: number) => featureColour(feature, 5);

export function drawBasis(layout: BasisLayout, state: BasisSettings): SvgNode {
  const [first, second] = layout.headings;
  return board(layout, 'Directions in a turned plane', [
    state.act === 'relu' && drawClipped(layout),
    drawPlane(layout.plane, REACH),
    drawUnits(layout),
    ...(state.act === 'relu' ? layout.tips.map((tip, f) => drawPassed(tip, layout.passed[f] ?? tip, layout, f)) : []),
    ...layout.tips.map((tip, f) => arrow(layout.plane.centre, f === 0 ? short(layout.plane.centre, tip) : tip, colourOf(f))),
    ...layout.tips.map((tip, f) => drawName(layout, tip, f)),
    text(first.x, first.y, 'Coordinates', { 'font-weight': 600 }),
    drawGrid(layout.coordinates),
    text(second.x, second.y, verdict(state), { 'font-weight': 600 }),
    drawGrid(layout.readings),
    drawTurner(layout, state),
  ]);
}

/** Everything but the quarter where both coordinates are positive. */
function drawClipped({ plane }: BasisLayout): SvgNode {
  const { x, y } = plane.centre;
  const edge = plane.unit * REACH;
  const corners = [
    { x, y: y - edge },
    { x, y },
    { x: x + edge, y },
    { x: x + edge, y: y + edge },
    { x: x - edge, y: y + edge },
    { x: x - edge, y: y - edge },
  ];
  return h('path', { d: polyline(corners), fill: 'var(--grid)', opacity: 0.5 });
}

function drawUnits({ plane }: BasisLayout): SvgNode {
  const right = toPage(plane, { x: REACH, y: 0 });
  const up = toPage(plane, { x: 0, y: REACH });
  return h('g', {}, [
    arrow(toPage(plane, ORIGIN), right, 'var(--axis)', 1),
    arrow(toPage(plane, ORIGIN), up, 'var(--axis)', 1),
    smallText(right.x - 2, right.y + 14, 'unit 0', { 'text-anchor': 'end' }),
    smallText(up.x + 9, up.y + 9, 'unit 1'),
  ]);
}

function drawPassed(tip: Point, left: Point, { plane }: BasisLayout, feature: number): SvgNode {
  const { x, y } = plane.centre;
  const colour = { stroke: colourOf(feature), 'stroke-linecap': 'round' };
  return h('g', {}, [
    h('line', { x1: tip.x, y1: tip.y, x2: left.x, y2: left.y, 'stroke-dasharray': '3 4', 'stroke-width': 1.5, ...colour }),
    h('line', { x1: x, y1: y, x2: left.x, y2: left.y, 'stroke-width': 9, opacity: 0.32, ...colour }),
  ]);
}

function drawName({ plane }: BasisLayout, tip: Point, feature: number): SvgNode {
  const [dx, dy] = [(tip.x - plane.centre.x) / plane.unit, (tip.y - plane.centre.y) / plane.unit];
  return labelText(tip.x + dx * 17, tip.y + dy * 17 + 4, featureLabel(feature), true, { fill: colourOf(feature) });
}

function drawTurner({ tips, plane }: BasisLayout, { turn }: BasisSettings): SvgNode {
  const degrees = Math.round(turn);
  const value = { now: degrees, min: -180, max: 180, text: `turned by ${degrees} degrees` };
  return drawHandle({ name: 'turn', at: tips[0] ?? plane.centre, colour: colourOf(0), label: 'Turn all directions', value });
}

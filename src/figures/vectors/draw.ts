/** Draws the plane, its arrows, the chain of amounts and their bars. Decides looks, no positions. */
import { featureLabel } from '../../charts/featureNames.ts';
import { formatFixed } from '../../charts/format.ts';
import { featureColour } from '../../charts/palette.ts';
import { labelText, smallText } from '../../charts/parts.ts';
import { h, type SvgNode } from '../../charts/svg.ts';
import { board, text } from '../../figure/concept/frame.ts';
import { drawHandle } from '../../figure/concept/handles.ts';
import { arrow, degreesOf, drawPlane, short } from '../../figure/concept/plane.ts';
import { answerCount, place } from './describe.ts';
import type { Bar, VectorsLayout, VectorsState } from './layout.ts';

const colourOf = (feature: number) => featureColour(feature, 5);

export function drawVectors(layout: VectorsLayout, current: VectorsState): SvgNode {
  return board(layout, 'Arrows in a plane', [
    drawPlane(layout.plane, layout.reach),
    drawChain(layout),
    ...layout.tips.map((tip, f) => arrow(layout.plane.centre, short(layout.plane.centre, tip), colourOf(f))),
    ...layout.tips.map((tip, f) => drawName(layout, tip, f)),
    labelText(layout.state.x, layout.state.y - 16, 'h', true, { 'font-style': 'italic', 'font-size': 15 }),
    ...drawAmounts(layout, answerCount(current)),
    ...drawHandles(layout, current),
  ]);
}

/** Beyond the tip, where the handle does not cover it. */
function drawName({ plane }: VectorsLayout, tip: { x: number; y: number }, feature: number): SvgNode {
  const [dx, dy] = [tip.x - plane.centre.x, tip.y - plane.centre.y];
  const length = Math.hypot(dx, dy) || 1;
  const at = { x: tip.x + (dx / length) * 18, y: tip.y + (dy / length) * 18 + 4 };
  return labelText(at.x, at.y, featureLabel(feature), true, { fill: colourOf(feature) });
}

function drawChain({ chain }: VectorsLayout): SvgNode {
  const links = chain.slice(1).map((to, f) => {
    const from = chain[f] ?? to;
    return h('line', { x1: from.x, y1: from.y, x2: to.x, y2: to.y, stroke: colourOf(f) });
  });
  return h('g', { 'stroke-width': 9, 'stroke-linecap': 'round', opacity: 0.32 }, links);
}

function drawAmounts({ bars }: VectorsLayout, heading: string): SvgNode[] {
  const { left, top, zero, rows } = bars;
  const axis = rows.length > 0 && h('line', { x1: zero, x2: zero, y1: top, y2: top + rows.length * 34, stroke: 'var(--axis)' });
  return [
    text(left, top - 20, heading, { 'font-weight': 600 }),
    h(
      'g',
      {},
      rows.map((row) => drawBar(bars, row)),
    ),
    h('g', {}, [axis]),
  ];
}

function drawBar({ left, right, zero }: VectorsLayout['bars'], { feature, amount, y, end }: Bar): SvgNode {
  const bar = { x: Math.min(zero, end), y: y - 8, width: Math.abs(end - zero), height: 16, fill: colourOf(feature) };
  return h('g', {}, [
    smallText(left, y, `feature ${featureLabel(feature)}`, { 'dominant-baseline': 'central' }),
    h('rect', bar),
    text(right, y, formatFixed(amount), { 'text-anchor': 'end' }),
  ]);
}

function drawHandles({ tips, state }: VectorsLayout, current: VectorsState): SvgNode[] {
  const handles = tips.map((at, f) => {
    const vector = current.vectors[f] ?? { x: 0, y: 0 };
    const value = { now: degreesOf(vector), min: -180, max: 180, text: place(vector.x, vector.y) };
    return drawHandle({ name: `v${f}`, at, colour: colourOf(f), label: `Direction of feature ${featureLabel(f)}`, value });
  });
  const { x, y } = current.state;
  const value = { now: degreesOf(current.state), min: -180, max: 180, text: `across ${formatFixed(x)}, up ${formatFixed(y)}` };
  return [...handles, drawHandle({ name: 'state', at: state, colour: 'var(--ink)', label: 'The state h', value })];
}

/** The feature directions as an SVG tree. Decides looks, no positions. */

import { labelText, root, selectionOpacity, smallText } from '../../charts/parts.ts';
import { drawSolid } from '../../charts/solid.ts';
import { h, type SvgNode } from '../../charts/svg.ts';
import type { Arrow, DirectionsLayout } from './layout.ts';

export function drawDirections(layout: DirectionsLayout, label: string): SvgNode {
  const many = layout.arrows.length > 20;
  const dot = layout.compact ? 2 : many ? 3.2 : 4.6;
  const line = layout.compact ? 1.2 : many ? 1.3 : 2;
  return root(layout, label, [
    ...drawGuides(layout),
    drawHull(layout),
    drawTrails(layout),
    h(
      'g',
      { 'stroke-linecap': 'round' },
      layout.arrows.map((arrow) => drawArrow(arrow, dot, line, layout)),
    ),
    h('g', {}, layout.arrows.map(drawLabel)),
    layout.note !== null && smallText(layout.width / 2, layout.height - 5, layout.note, { 'text-anchor': 'middle' }),
  ]);
}

function drawGuides({ guides, compact }: DirectionsLayout): (SvgNode | false)[] {
  return [
    h('path', { d: guides.axes, fill: 'none', stroke: 'var(--grid)' }),
    guides.far !== '' && h('path', { d: guides.far, fill: 'none', stroke: 'var(--grid)', 'stroke-dasharray': '2 3' }),
    h('path', {
      d: guides.near,
      fill: 'none',
      stroke: compact ? 'var(--grid)' : 'var(--axis)',
      'stroke-opacity': guides.far === '' ? 1 : 0.55,
    }),
    h(
      'g',
      {},
      guides.labels.map(({ x, y, text }) => smallText(x, y + 4, text, { 'text-anchor': 'middle' })),
    ),
  ];
}

function drawTrails({ arrows }: DirectionsLayout): SvgNode | false {
  const moved = arrows.filter(({ trail }) => trail !== '');
  if (moved.length === 0) return false;
  const look = { fill: 'none', 'stroke-width': 2.5, 'stroke-opacity': 0.3, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' };
  const paths = moved.map(({ feature, trail, colour }) => h('path', { key: feature, d: trail, stroke: colour }));
  return h('g', { key: 'trails', ...look }, paths);
}

function drawHull({ solid, basis, centre, unit }: DirectionsLayout): SvgNode | false {
  if (!solid || !basis.toward) return false;
  const { right, up, toward } = basis;
  return h('g', { key: 'solid' }, [drawSolid(solid.points, solid.hull, { right, up, toward }, { centre, unit }, 'var(--muted)')]);
}

function drawArrow(arrow: Arrow, dot: number, line: number, { compact }: DirectionsLayout): SvgNode {
  const selected = arrow.emphasis === 'selected';
  const near = 0.65 + 0.35 * arrow.nearness;
  return h('g', { key: arrow.feature, 'data-feature': arrow.feature, opacity: selectionOpacity(arrow.emphasis) }, [
    h('line', {
      x1: arrow.from.x,
      y1: arrow.from.y,
      x2: arrow.x,
      y2: arrow.y,
      stroke: arrow.colour,
      'stroke-width': (selected ? line + 1.2 : line) * near,
      'stroke-opacity': near,
    }),
    h('circle', {
      cx: arrow.x,
      cy: arrow.y,
      r: (selected ? dot + 1.6 : dot) * near,
      fill: arrow.colour,
      stroke: compact ? null : 'var(--surface)',
    }),
  ]);
}

function drawLabel({ feature, label, emphasis, x, y }: Arrow): SvgNode | null {
  if (!label) return null;
  const dimmed = selectionOpacity(emphasis);
  return h('g', { key: feature, 'data-feature': feature, opacity: dimmed }, [
    label.far && h('line', { x1: x, y1: y, x2: label.x, y2: label.y, stroke: 'var(--axis)', 'stroke-width': 0.75 }),
    labelText(label.x, label.y + 4, label.text, emphasis === 'selected'),
  ]);
}

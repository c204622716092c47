/** The phase diagram as an SVG tree. Decides looks, no positions of cells. */
import { amountLegend, namesLegend, phaseSquare } from '../../charts/mapLegends.ts';
import { root, smallText } from '../../charts/parts.ts';
import { h, type SvgNode } from '../../charts/svg.ts';
import type { PhaseLayout } from './layout.ts';

/** @param label what the drawing shows, for who cannot see it */
export function drawPhase(layout: PhaseLayout, label: string): SvgNode {
  return root(layout, label, [drawCells(layout), ...drawAxes(layout), drawLegend(layout)]);
}

/** A drawing inside the drawing, so that curves end at its edge. */
function drawCells({ plot, areas, hatch, curves, outline }: PhaseLayout): SvgNode {
  const { x, y, width, height } = plot;
  const line = { fill: 'none', 'stroke-linejoin': 'round' };
  const halo = { ...line, stroke: 'var(--surface)', 'stroke-width': 4, 'stroke-opacity': 0.8 };
  return h('svg', { x, y, width, height, viewBox: `${x} ${y} ${width} ${height}` }, [
    h(
      'g',
      { 'shape-rendering': 'crispEdges' },
      areas.map(({ colour, d }) => h('path', { key: colour, d, fill: colour })),
    ),
    h('path', { key: 'hatch', d: hatch, fill: 'none', stroke: 'var(--axis)', 'stroke-opacity': 0.5 }),
    ...curves.map((d) => h('path', { d, ...halo })),
    ...curves.map((d) => h('path', { d, ...line, stroke: 'var(--ink)', 'stroke-width': 1.5 })),
    outline && h('rect', { key: 'halo', ...outline, fill: 'none', stroke: 'var(--surface)', 'stroke-width': 5 }),
    outline && h('rect', { key: 'outline', ...outline, fill: 'none', stroke: 'var(--ink)', 'stroke-width': 2 }),
  ]);
}

function drawAxes({ plot, xTicks, yTicks, xLabel, yLabel }: PhaseLayout): SvgNode[] {
  const [bottom, middle] = [plot.y + plot.height, plot.y + plot.height / 2];
  const columns = xTicks.map(({ at, label }) =>
    h('g', {}, [
      h('line', { x1: at, x2: at, y1: bottom, y2: bottom + 4, stroke: 'var(--axis)' }),
      smallText(at, bottom + 16, label, { 'text-anchor': 'middle' }),
    ]),
  );
  const rows = yTicks.map(({ at, label }) =>
    h('g', {}, [
      h('line', { x1: plot.x - 4, x2: plot.x, y1: at, y2: at, stroke: 'var(--axis)' }),
      smallText(plot.x - 7, at + 4, label, { 'text-anchor': 'end' }),
    ]),
  );
  return [
    h('rect', { x: plot.x - 0.5, y: plot.y - 0.5, width: plot.width + 1, height: plot.height + 1, fill: 'none', stroke: 'var(--axis)' }),
    h('g', {}, columns),
    h('g', {}, rows),
    smallText(plot.x + plot.width / 2, bottom + 33, xLabel, { 'text-anchor': 'middle' }),
    smallText(14, middle, yLabel, { 'text-anchor': 'middle', transform: `rotate(-90 14 ${middle})` }),
  ];
}

function drawLegend({ legend, legendBox }: PhaseLayout): SvgNode {
  switch (legend.kind) {
    case 'square':
      return phaseSquare(legendBox);
    case 'scale':
      return amountLegend(legendBox, legend);
    case 'names':
      return namesLegend(legendBox, legend);
    default:
      throw new Error(`unknown legend ${legend satisfies never}`);
  }
}

/** The phase diagram as an SVG tree. Decides looks, no positions of cells. */
import { bottomAxis, leftAxis } from '../../charts/axis.ts';
import { amountLegend, namesLegend, phaseSquare } from '../../charts/mapLegends.ts';
import { root } from '../../charts/parts.ts';
import { h, type SvgNode } from '../../charts/svg.ts';
import type { PhaseLayout } from './layout.ts';

/** @param label what the drawing shows, for screen readers */
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
  return [
    h('rect', { x: plot.x - 0.5, y: plot.y - 0.5, width: plot.width + 1, height: plot.height + 1, fill: 'none', stroke: 'var(--axis)' }),
    bottomAxis(plot, { ticks: xTicks, lines: 'marks', title: xLabel }),
    leftAxis(plot, { ticks: yTicks, lines: 'marks', title: yLabel, turned: true }),
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

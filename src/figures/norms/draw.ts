/** The norm bars as an SVG tree. Decides looks, no positions. */
import { bottomAxis } from '../../charts/axis.ts';
import { superpositionLegend } from '../../charts/legend.ts';
import { labelText, root, selectionOpacity, smallText } from '../../charts/parts.ts';
import { h, type SvgNode } from '../../charts/svg.ts';
import type { Bar, NormsLayout } from './layout.ts';

/** @param label what the drawing shows, for screen readers */
export function drawNorms(layout: NormsLayout, label: string): SvgNode {
  return root(layout, label, [
    // At 1 a feature is fully represented.
    bottomAxis(layout.plot, { ticks: layout.ticks, lines: 'grid', strong: '1', title: layout.axisTitle }),
    h(
      'g',
      {},
      layout.bars.map((bar) => drawBar(bar, layout)),
    ),
    superpositionLegend(layout.legend),
  ]);
}

function drawBar(bar: Bar, { width, dotX }: NormsLayout): SvgNode {
  const middle = bar.y + bar.height / 2;
  const selected = bar.emphasis === 'selected';
  return h('g', { key: bar.feature, 'data-feature': bar.feature, opacity: selectionOpacity(bar.emphasis) }, [
    h('rect', { x: bar.x, y: bar.y, width: bar.width, height: bar.height, fill: bar.colour, stroke: selected ? 'var(--ink)' : null }),
    bar.label !== null && h('circle', { cx: dotX, cy: middle, r: 3, fill: bar.featureColour }),
    bar.label !== null && labelText(bar.x - 5, middle + 4, bar.label, selected, { 'text-anchor': 'end' }),
    bar.value !== null &&
      smallText(width - 8, middle + 4, bar.value, { 'text-anchor': 'end', fill: selected ? 'var(--ink)' : 'var(--muted)' }),
  ]);
}

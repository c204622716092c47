/** WᵀW and b as an SVG tree. Decides looks, no positions. */
import { pathRound } from 'd3-path';
import { signedLegend } from '../../charts/legend.ts';
import { frameAround, labelText, root, selectionOpacity, smallText } from '../../charts/parts.ts';
import { h, type SvgNode } from '../../charts/svg.ts';
import type { CellNumber, InterferenceLayout } from './layout.ts';

/** @param label what the drawing shows, for screen readers */
export function drawInterference(layout: InterferenceLayout, label: string): SvgNode {
  const { matrix, bias, outline } = layout;
  return root(layout, label, [
    h('g', { 'shape-rendering': 'crispEdges' }, [
      ...layout.layers.map(({ colour, opacity, d }) => h('path', { key: `${colour}${opacity}`, d, fill: colour, 'fill-opacity': opacity })),
      veil(layout),
      frameAround(matrix),
      frameAround(bias),
      outline && h('rect', { ...outline, fill: 'none', stroke: 'var(--ink)', 'stroke-width': 2 }),
    ]),
    h('g', {}, layout.numbers.map(drawNumber)),
    ...drawLabels(layout),
    smallText(matrix.x + matrix.width / 2, 14, layout.name, { 'text-anchor': 'middle', 'font-size': 12 }),
    smallText(bias.x + bias.width / 2, 14, 'b', { 'text-anchor': 'middle', 'font-size': 12 }),
    signedLegend(layout.legend, `${layout.name} and b`),
  ]);
}

function drawNumber({ x, y, text, strong, dimmed }: CellNumber): SvgNode {
  const fill = `var(--${dimmed ? 'ink' : strong ? 'on-strong' : 'on-weak'})`;
  return smallText(x, y + 4, text, { 'text-anchor': 'middle', fill, opacity: selectionOpacity(dimmed ? 'dimmed' : 'plain') });
}

/** Covers all but the selected feature's row and column. */
function veil({ matrix, bias, cell, selectedFeature: f }: InterferenceLayout): SvgNode | null {
  if (f === null) return null;
  const [before, after] = [f * cell, matrix.height - (f + 1) * cell];
  const [right, below] = [matrix.x + before + cell, matrix.y + before + cell];
  const cover = pathRound(2);
  cover.rect(matrix.x, matrix.y, before, before);
  cover.rect(right, matrix.y, after, before);
  cover.rect(matrix.x, below, before, after);
  cover.rect(right, below, after, after);
  cover.rect(bias.x, bias.y, bias.width, before);
  cover.rect(bias.x, below, bias.width, after);
  return h('path', { key: 'veil', d: cover.toString(), fill: 'var(--surface)', 'fill-opacity': 0.7 });
}

function drawLabels({ labels }: InterferenceLayout): SvgNode[] {
  return labels.flatMap(({ feature, text, selected, row, column }) => [
    labelText(row.x, row.y + 4, text, selected, { key: `row ${feature}`, 'text-anchor': 'end', 'data-feature': feature }),
    labelText(column.x, column.y, text, selected, { key: `column ${feature}`, 'data-feature': feature }),
  ]);
}

/** Uniform superposition as an SVG tree. Decides looks, no positions. */
import { bottomAxis, leftAxis } from '../../charts/axis.ts';
import { labelText, root, smallText } from '../../charts/parts.ts';
import { polyline } from '../../charts/paths.ts';
import { drawShape } from '../../charts/shape.ts';
import { h, type SvgNode } from '../../charts/svg.ts';
import { textLines } from '../../charts/textLines.ts';
import type { Point } from '../../charts/view.ts';
import { openedLines } from './describe.ts';
import type { GraphComponent, GraphEdge } from './graph.ts';
import type { Column, UniformInput, UniformLayout } from './layout.ts';
import { componentName } from './measures.ts';

/** @param label what the drawing shows, for screen readers */
export function drawUniform(layout: UniformLayout, label: string, input: UniformInput): SvgNode {
  return root(layout, label, [...drawPlot(layout), ...drawWords(layout, input), ...drawGraph(layout), ...drawSolidPart(layout)]);
}

function drawPlot({ plot, xTicks, yTicks, fractions, isWide, columns }: UniformLayout): readonly SvgNode[] {
  const right = plot.x + plot.width;
  const known = columns.flatMap(({ average }) => average ?? []);
  return [
    ...columns.filter(({ isOpen }) => isOpen).map((column) => drawBand(column, plot)),
    leftAxis(plot, { ticks: yTicks, lines: 'grid', title: 'dimensions per feature D*, and D of each feature', strong: '0' }),
    bottomAxis(plot, { ticks: xTicks, lines: 'marks', title: 'sparsity as 1/(1 − S), logarithmic' }),
    h(
      'g',
      { key: 'fractions' },
      fractions.flatMap(({ y, labelY, label, shape }) => [
        h('line', { x1: plot.x, x2: right, y1: y, y2: y, stroke: 'var(--accent)', 'stroke-opacity': 0.45, 'stroke-dasharray': '2 4' }),
        smallText(right + 6, labelY, isWide ? `${label} ${shape}` : label),
      ]),
    ),
    ...columns.map(drawDots),
    h('path', { key: 'average', d: polyline(known, 1), fill: 'none', stroke: 'var(--ink)', 'stroke-width': 1.5 }),
    ...columns.map(drawAverage),
  ];
}

function drawBand({ x, width }: Column, { y, height }: UniformLayout['plot']): SvgNode {
  return h('rect', { key: 'band', x: x - width / 2 - 1, y, width: width + 2, height, rx: 3, fill: 'var(--accent)', 'fill-opacity': 0.12 });
}

/** Path data of round line ends: of thousands of circles a page would feel each. */
function dotsPath(dots: readonly Point[]): string {
  return dots.map(({ x, y }) => `M${x.toFixed(1)} ${y.toFixed(1)}h0`).join('');
}

function drawDots({ density, dots }: Column): SvgNode {
  const look = { fill: 'none', stroke: 'var(--superposed)', 'stroke-width': 2.6, 'stroke-linecap': 'round', 'stroke-opacity': 0.75 };
  return h('path', { key: `dots ${density}`, d: dotsPath(dots), ...look });
}

function drawAverage({ density, average, isFinished, isOpen }: Column): SvgNode {
  const look = { r: isOpen ? 5 : 3.5, fill: isFinished ? 'var(--ink)' : 'var(--surface)', stroke: 'var(--ink)', 'stroke-width': 1.5 };
  return h('g', { key: `average ${density}` }, [average && h('circle', { cx: average.x, cy: average.y, ...look })]);
}

const WORDS_BELOW = 22;
const LINE = 15;

function drawWords({ graphBox, isWide, width }: UniformLayout, input: UniformInput): readonly SvgNode[] {
  const [first = '', second = ''] = openedLines(input);
  const room = (isWide ? graphBox.width : width) / 6.2;
  const top = graphBox.y - (isWide ? 74 : 68) + WORDS_BELOW;
  const lines = [first, second]
    .filter((line) => line !== '')
    .flatMap((line) => textLines(line, room))
    .slice(0, 4);
  return lines.map((line, at) =>
    smallText(0, top + at * LINE, line, { key: `words ${at}`, fill: at === 0 ? 'var(--ink)' : 'var(--muted)', 'font-size': 12 }),
  );
}

function drawGraph({ graph, component }: UniformLayout): readonly SvgNode[] {
  return graph.map((part, at) => drawComponent(part, at, at === component));
}

const STRENGTHS = [0.35, 0.7, Number.POSITIVE_INFINITY];

function drawComponent({ centre, radius, nodes, edges, group }: GraphComponent, at: number, isChosen: boolean): SvgNode {
  const dot = Math.min(4, Math.max(1.4, radius / 5));
  const strokeOf = group.shape === 'irregular' ? 'var(--muted)' : 'var(--superposed)';
  return h('g', { key: `component ${at}` }, [
    h('circle', {
      ...{ cx: centre.x, cy: centre.y, r: radius + 4, 'fill-opacity': isChosen ? 0.14 : 0.04 },
      ...{ fill: 'var(--accent)', stroke: isChosen ? 'var(--accent)' : 'none' },
    }),
    ...STRENGTHS.map((upTo, level) => {
      const from = STRENGTHS[level - 1] ?? 0;
      const d = pathOf(edges.filter(({ weight }) => weight >= from && weight < upTo));
      return h('path', {
        key: level,
        d,
        fill: 'none',
        stroke: strokeOf,
        'stroke-opacity': 0.25 + 0.3 * level,
        'stroke-width': 0.6 + 0.5 * level,
      });
    }),
    h('path', { key: 'nodes', d: dotsPath(nodes), fill: 'none', stroke: strokeOf, 'stroke-width': 2 * dot, 'stroke-linecap': 'round' }),
  ]);
}

function pathOf(edges: readonly GraphEdge[]): string {
  return edges.map(({ from, to }) => `M${from.x.toFixed(1)} ${from.y.toFixed(1)}L${to.x.toFixed(1)} ${to.y.toFixed(1)}`).join('');
}

function drawSolidPart({ solid, solidBox }: UniformLayout): readonly SvgNode[] {
  if (!solid) return [];
  const { group, shape, frame, camera } = solid;
  const middle = solidBox.x + solidBox.width / 2;
  const bottom = solidBox.y + solidBox.height;
  const size = `${group.features.length} features in ${group.dimensions} ${group.dimensions === 1 ? 'dimension' : 'dimensions'}`;
  const seen = group.dimensions > 3 ? `${size}, seen along the three widest` : size;
  const name = group.shape === 'irregular' ? 'irregular' : componentName(group);
  return [
    h('g', { key: 'solid' }, [...drawShape(shape, { camera, frame, radius: 4.5, colourOf: () => 'var(--superposed)' })]),
    labelText(middle, bottom - 22, name, true, { key: 'solid name', 'font-size': 13 }),
    smallText(middle, bottom - 5, seen, { key: 'solid size', 'text-anchor': 'middle' }),
    h('rect', { key: 'grip', ...solidBox, fill: 'transparent', style: shape.dimensions >= 3 ? 'cursor:grab' : null }),
  ];
}

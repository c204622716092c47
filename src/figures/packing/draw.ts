/** Draws the lines in the plane, or the table of overlaps where there are more dimensions, and how many fit. Decides looks, no positions. */
import { range } from 'd3-array';
import type { Path } from 'd3-path';
import { bottomAxis, leftAxis } from '../../charts/axis.ts';
import { formatFixed } from '../../charts/format.ts';
import { labelText, smallText } from '../../charts/parts.ts';
import { pathOf, polyline } from '../../charts/paths.ts';
import { h, type SvgChildren, type SvgNode } from '../../charts/svg.ts';
import type { Point } from '../../charts/view.ts';
import { board, text } from '../../figure/concept/frame.ts';
import { drawHandle } from '../../figure/concept/handles.ts';
import { degreesOf, drawPlane, type Plane } from '../../figure/concept/plane.ts';
import { verdict } from './describe.ts';
import { type Curve, countLabel, LIMIT, type PackingLayout, type PackingState } from './layout.ts';
import { OVERLAPS } from './packer.ts';

export function drawPacking(layout: PackingLayout, state: PackingState): SvgNode {
  return board(layout, 'Lines that overlap little', [
    text(layout.heading.x, layout.heading.y, verdict(state), { 'font-weight': 600 }),
    ...(layout.plane ? drawLines(layout, layout.plane, state) : [drawMatrix(layout)]),
    ...drawChart(layout, state),
  ]);
}

function drawLines(layout: PackingLayout, plane: Plane, state: PackingState): SvgNode[] {
  const near = new Set(layout.pairs.flatMap((pair) => (pair.tooNear ? [pair.row, pair.column] : [])));
  const colour = (line: number) => (near.has(line) ? 'var(--bad)' : 'var(--accent)');
  const { x, y } = plane.centre;
  const strokes = layout.tips.map((tip, line) =>
    h('line', { x1: 2 * x - tip.x, y1: 2 * y - tip.y, x2: tip.x, y2: tip.y, stroke: colour(line), 'stroke-width': 2.5 }),
  );
  const handles = layout.tips.map((at, line) => {
    const degrees = degreesOf({ x: state.lines[2 * line] ?? 0, y: state.lines[2 * line + 1] ?? 0 });
    const value = { now: degrees, min: -180, max: 180, text: `${degrees} degrees${near.has(line) ? ', too near another' : ''}` };
    return drawHandle({ name: `line${line}`, at, colour: colour(line), label: `Line ${line + 1}`, value });
  });
  return [drawPlane(plane, 1.06), ...strokes, ...handles];
}

const SHADES = 12;

/** One path per shade: one element per pair would be thousands. */
function drawMatrix({ matrix, pairs, heading }: PackingLayout): SvgNode {
  const { at, cell, count } = matrix;
  const size = cell > 6 ? cell - 1 : cell;
  const squares = new Map<string, Path>();
  const addSquare = (shade: string, row: number, column: number) =>
    pathOf(squares, shade).rect(at.x + column * cell, at.y + row * cell, size, size);
  for (const line of range(count)) addSquare('ink', line, line);
  for (const { row, column, overlap, tooNear } of pairs) {
    const shade = `${tooNear ? 'bad' : 'accent'} ${Math.round(overlap * SHADES)}`;
    addSquare(shade, row, column);
    addSquare(shade, column, row);
  }
  const fields = [...squares].map(([shade, path]) => {
    const [colour, step = SHADES] = shade.split(' ');
    return h('path', { key: shade, d: path.toString(), fill: `var(--${colour})`, 'fill-opacity': 0.06 + (0.9 * Number(step)) / SHADES });
  });
  return h('g', {}, [smallText(heading.x, heading.y + 22, 'The overlap of every pair, stronger for more:'), ...fields]);
}

function drawChart(layout: PackingLayout, { nDimensions, overlap, isSearching }: PackingState): SvgChildren {
  const { chart, overlapAt } = layout;
  const own = layout.curves.find((curve) => curve.nDimensions === nDimensions);
  const others = layout.curves.filter((curve) => curve.nDimensions !== nDimensions);
  return [
    leftAxis(chart, { ticks: layout.countTicks, lines: 'grid', title: 'lines that fit' }),
    bottomAxis(chart, { ticks: layout.overlapTicks, lines: 'none', title: 'overlap allowed, |cos|' }),
    h('line', { x1: overlapAt, x2: overlapAt, y1: chart.y, y2: chart.y + chart.height, stroke: 'var(--axis)', 'stroke-dasharray': '3 3' }),
    ...others.map((curve) => drawCurve(curve, 'var(--muted)', false)),
    ...(own ? [drawCurve(own, 'var(--accent)', true), ...drawOwnCount(own, overlap)] : []),
    !isSearching && drawLimit(overlap, { x: overlapAt, y: chart.y }),
  ];
}

/** Moves the allowed overlap. */
function drawLimit(overlap: number, at: Point): SvgNode {
  const value = { now: overlap, min: 0, max: OVERLAPS.at(-1) ?? 1, text: formatFixed(overlap, 1) };
  return drawHandle({ name: LIMIT, at, colour: 'var(--ink)', label: 'Overlap allowed', value });
}

function drawCurve({ points, nDimensions }: Curve, colour: string, strong: boolean): SvgNode {
  const first: Point = points[0] ?? { x: 0, y: 0 };
  return h('g', { key: `m${nDimensions}` }, [
    h('path', { d: polyline(points, 1), fill: 'none', stroke: strong ? colour : 'var(--axis)', 'stroke-width': strong ? 2 : 1.2 }),
    ...points.map(({ x, y }) => h('circle', { cx: x, cy: y, r: strong ? 4 : 2, fill: colour })),
    points.length > 0 &&
      labelText(first.x + 6, first.y - 8, `m = ${nDimensions}`, strong, { 'text-anchor': 'start', fill: colour, 'font-size': 11 }),
  ]);
}

function drawOwnCount({ points, counts }: Curve, overlap: number): SvgNode[] {
  const at = OVERLAPS.indexOf(overlap);
  const [point, count] = [points[at], counts[at]];
  if (!point || count === undefined) return [];
  return [
    labelText(point.x - 8, point.y - 10, countLabel(count), true, {
      'text-anchor': 'end',
      'font-size': 14,
    }),
  ];
}

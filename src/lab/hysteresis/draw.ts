/** Both branches of a program in one plot: where they part, the model remembers where it came from. */
import { bottomAxis, leftAxis } from '../../charts/axis.ts';
import { formatNumber } from '../../charts/format.ts';
import { labelText, root } from '../../charts/parts.ts';
import { polyline } from '../../charts/paths.ts';
import { type Scale, scaleOf, ticks } from '../../charts/scales.ts';
import { h, type SvgNode } from '../../charts/svg.ts';
import type { Box, Size, Table } from '../../charts/view.ts';
import { type DrivenKey, type Point, type Program, stagesOf } from './program.ts';

const MARGIN = { top: 28, right: 20, bottom: 40, left: 48 };
const COLOURS = { there: 'var(--accent)', back: 'var(--ink)' } as const;
const AXIS: Readonly<Record<DrivenKey, string>> = { S: 'density 1 − S', I: 'importance decay I', r: 'last feature’s importance r' };

export function drawHysteresis(program: Program, points: readonly Point[], size: Size, label: string): SvgNode {
  const plot = plotOf(size);
  const across = acrossOf(program, plot);
  const [low, high] = boundsOf(points.map(({ featuresPerDimension }) => featuresPerDimension));
  const room = Math.max(0.1, 0.1 * (high - low));
  const down = scaleOf('linear', [Math.max(0, low - room), high + room], [plot.y + plot.height, plot.y]);
  return root(size, label, [
    leftAxis(plot, { ticks: ticks(down, plot.height / 40), lines: 'grid', title: 'features per dimension' }),
    bottomAxis(plot, { ticks: ticks(across, plot.width / 60), lines: 'marks', title: AXIS[program.key] }),
    ...(['there', 'back'] as const).map((branch) => drawBranch(branch, pointsOf(branch, points), { across, down }, program.key)),
    ...(['there', 'back'] as const).map((branch, at) =>
      labelText(plot.x + plot.width - 44 * (1 - at), plot.y - 10, branch, true, {
        key: branch,
        'text-anchor': 'end',
        fill: COLOURS[branch],
      }),
    ),
  ]);
}

function boundsOf(values: readonly number[]): readonly [number, number] {
  return values.length === 0 ? [0, 1] : [Math.min(...values), Math.max(...values)];
}

/** The way back begins at the turn. */
function pointsOf(branch: Point['branch'], points: readonly Point[]): readonly Point[] {
  const own = points.filter((point) => point.branch === branch);
  const turn = points.findLast((point) => point.branch === 'there');
  return branch === 'back' && own.length > 0 && turn ? [turn, ...own] : own;
}

interface Scales {
  readonly across: Scale;
  readonly down: Scale;
}

function drawBranch(branch: Point['branch'], points: readonly Point[], { across, down }: Scales, key: DrivenKey): SvgNode {
  const places = points.map(({ value, featuresPerDimension }) => ({
    x: across(key === 'S' ? 1 - value : value),
    y: down(featuresPerDimension),
  }));
  const dash = branch === 'back' ? '5 3' : null;
  return h('g', { key: `branch ${branch}`, 'data-branch': branch }, [
    h('path', { d: polyline(places), fill: 'none', stroke: COLOURS[branch], 'stroke-width': 2, 'stroke-dasharray': dash }),
    ...places.map(({ x, y }, at) => h('circle', { key: at, cx: x, cy: y, r: 3, fill: COLOURS[branch] })),
  ]);
}

function plotOf({ width, height }: Size): Box {
  const [across, down] = [width - MARGIN.left - MARGIN.right, height - MARGIN.top - MARGIN.bottom];
  return { x: MARGIN.left, y: MARGIN.top, width: Math.max(1, across), height: Math.max(1, down) };
}

/** Sparse data is on the left. */
function acrossOf(program: Program, plot: Box): Scale {
  const values = stagesOf(program).map(({ value }) => (program.key === 'S' ? 1 - value : value));
  const [low, high] = boundsOf(values);
  const kind = program.key === 'S' ? 'log' : 'linear';
  return scaleOf(kind, [low, Math.max(high, low + 1e-6)], [plot.x, plot.x + plot.width]);
}

export function hysteresisTable({ key }: Program, points: readonly Point[]): Table {
  return {
    columns: ['step', key, 'branch', 'features per dimension', 'features represented', 'loss'],
    rows: points.map((point) => [point.step, point.value, point.branch, point.featuresPerDimension, point.represented, point.loss]),
  };
}

export function describeHysteresis({ key }: Program, points: readonly Point[]): string {
  const gaps = points
    .filter(({ branch }) => branch === 'back')
    .map(({ value, featuresPerDimension }) => {
      const there = points.find((point) => point.branch === 'there' && point.value === value);
      return { value, gap: Math.abs(featuresPerDimension - (there?.featuresPerDimension ?? featuresPerDimension)) };
    });
  const [widest] = [...gaps].sort((a, b) => b.gap - a.gap);
  if (!widest) return 'The way back has not begun.';
  return `The two branches are at most ${formatNumber(widest.gap)} features per dimension apart, at ${key} = ${formatNumber(widest.value)}.`;
}

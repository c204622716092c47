/** Both branches of a parameter in one plot: where they part, the model remembers where it came from. */
import { bottomAxis, leftAxis } from '../../charts/axis.ts';
import { formatNumber } from '../../charts/format.ts';
import { labelText, root } from '../../charts/parts.ts';
import { polyline } from '../../charts/paths.ts';
import { type Scale, scaleOf, ticks } from '../../charts/scales.ts';
import { h, type SvgNode } from '../../charts/svg.ts';
import { type Box, insideOf, type Size, type Table } from '../../charts/view.ts';
import type { DrivenKey, Point, Stage } from './program.ts';

const MARGIN = { top: 28, right: 20, bottom: 40, left: 48 };
const COLOURS = { there: 'var(--accent)', back: 'var(--ink)' } as const;
const AXIS: Readonly<Record<DrivenKey, string>> = { S: 'density 1 − S', I: 'importance decay I', r: 'last feature’s importance r' };

/** @param span the axis reaches from the lowest to the highest of its values */
export function drawHysteresis(key: DrivenKey, span: readonly Stage[], points: readonly Point[], size: Size, label: string): SvgNode {
  const plot = insideOf({ x: 0, y: 0, ...size }, MARGIN);
  const across = acrossOf(key, span, plot);
  const [low, high] = boundsOf(points.map(({ featuresPerDimension }) => featuresPerDimension));
  const room = Math.max(0.1, 0.1 * (high - low));
  const down = scaleOf('linear', [Math.max(0, low - room), high + room], [plot.y + plot.height, plot.y]);
  return root(size, label, [
    leftAxis(plot, { ticks: ticks(down, plot.height / 40), lines: 'grid', title: 'features per dimension' }),
    bottomAxis(plot, { ticks: ticks(across, plot.width / 60), lines: 'marks', title: AXIS[key] }),
    ...(['there', 'back'] as const).map((branch) => drawBranch(branch, passesOf(points), { across, down }, key)),
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

interface Pass {
  readonly branch: Point['branch'];
  readonly points: readonly Point[];
}

/** Each way between two turns; it begins at the turn before it. */
function passesOf(points: readonly Point[]): readonly Pass[] {
  const starts = points.flatMap(({ branch }, at) => (branch === points[at - 1]?.branch ? [] : [at]));
  return starts.map((start, at) => ({
    branch: points[start]?.branch ?? 'there',
    points: points.slice(Math.max(0, start - 1), starts[at + 1]),
  }));
}

interface Scales {
  readonly across: Scale;
  readonly down: Scale;
}

function drawBranch(branch: Point['branch'], passes: readonly Pass[], { across, down }: Scales, key: DrivenKey): SvgNode {
  const ways = passes
    .filter((pass) => pass.branch === branch)
    .map(({ points }) => points.map((point) => ({ x: across(placeOf(key, point)), y: down(point.featuresPerDimension) })));
  const dash = branch === 'back' ? '5 3' : null;
  return h('g', { key: `branch ${branch}`, 'data-branch': branch }, [
    h('path', { d: ways.map(polyline).join(''), fill: 'none', stroke: COLOURS[branch], 'stroke-width': 2, 'stroke-dasharray': dash }),
    ...ways.flat().map(({ x, y }, at) => h('circle', { key: at, cx: x, cy: y, r: 3, fill: COLOURS[branch] })),
  ]);
}

function placeOf(key: DrivenKey, { value }: Stage): number {
  return key === 'S' ? 1 - value : value;
}

/** Sparse data is on the left. */
function acrossOf(key: DrivenKey, span: readonly Stage[], plot: Box): Scale {
  const [low, high] = boundsOf(span.map((stage) => placeOf(key, stage)));
  return scaleOf(key === 'S' ? 'log' : 'linear', [low, Math.max(high, low + 1e-6)], [plot.x, plot.x + plot.width]);
}

export function hysteresisTable(key: DrivenKey, points: readonly Point[]): Table {
  return {
    columns: ['step', key, 'branch', 'features per dimension', 'features represented', 'loss'],
    rows: points.map((point) => [point.step, point.value, point.branch, point.featuresPerDimension, point.represented, point.loss]),
  };
}

/** They can be compared only at values that both have passed. */
export function describeHysteresis(key: DrivenKey, points: readonly Point[]): string {
  const there = points.filter(({ branch }) => branch === 'there').sort((a, b) => a.value - b.value);
  const gaps = points
    .filter(({ branch }) => branch === 'back')
    .flatMap(({ value, featuresPerDimension }) => {
      const height = heightAt(value, there);
      return height === null ? [] : [{ value, gap: Math.abs(featuresPerDimension - height) }];
    });
  const [widest] = gaps.sort((a, b) => b.gap - a.gap);
  if (!widest) return 'The way back has not begun.';
  return `The two branches are at most ${formatNumber(widest.gap)} features per dimension apart, at ${key} = ${formatNumber(widest.value)}.`;
}

/** On the straight lines between points, which are in order of their values. @returns null beyond their ends */
function heightAt(value: number, points: readonly Point[]): number | null {
  const before = points.findLast((point) => point.value <= value);
  const after = points.find((point) => point.value >= value);
  if (!before || !after) return null;
  if (before.value >= after.value) return before.featuresPerDimension;
  const share = (value - before.value) / (after.value - before.value);
  return before.featuresPerDimension + share * (after.featuresPerDimension - before.featuresPerDimension);
}

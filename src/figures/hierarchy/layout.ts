/** Four rows: a question, its answer, and a small picture of the numbers that decide it. Pure. */
import { max } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { type Box, indices, type Point, type Size } from '../../charts/view.ts';
import type { JudgedView } from '../../figure/concept/judgedView.ts';
import { type Checks, checksOf, type Pair } from './checks.ts';
import { type Answer, answersOf } from './describe.ts';

export interface HierarchyRow extends Answer {
  readonly box: Box;
  readonly picture: Box;
  /** Expected across, found up; dots on the diagonal. */
  readonly dots: readonly Point[];
  readonly bars: readonly Box[];
  /** Where a bar must reach, if anywhere. */
  readonly mark: number | null;
}

export interface HierarchyLayout extends Size {
  readonly rows: readonly HierarchyRow[];
}

const ROW = 92;
const MOST_DOTS = 80;

export function hierarchyHeight(): number {
  return 4 * ROW + 4;
}

export function hierarchyLayout(input: JudgedView, size: Size): HierarchyLayout {
  const checks = checksOf(input);
  const answers = answersOf(checks);
  return { ...size, rows: answers.map((answer, at) => rowOf(answer, at, checks, size)) };
}

function rowOf(answer: Answer, at: number, checks: Checks, size: Size): HierarchyRow {
  const box = { x: 1, y: at * ROW + 4, width: size.width - 2, height: ROW - 8 };
  const width = Math.min(200, Math.max(76, size.width - 290));
  const picture = { x: box.x + box.width - width - 12, y: box.y + 12, width, height: box.height - 24 };
  const nothing = { dots: [], bars: [], mark: null };
  const pictures = [
    { ...nothing, dots: dotsOf(checks.decomposable.pairs, picture) },
    { ...nothing, dots: dotsOf(checks.linear.pairs, picture) },
    { ...nothing, bars: barsOf(checks.superposition.eigenvalues ?? [], picture, null) },
    { ...nothing, bars: barsOf(checks.aligned.shares, picture, 1), mark: picture.y },
  ];
  return { ...answer, box, picture, ...(pictures[at] ?? nothing) };
}

function dotsOf(pairs: readonly Pair[], picture: Box): readonly Point[] {
  const reach = Math.max(0.1, max(pairs.flat(), Math.abs) ?? 0);
  const across = scaleLinear([-reach, reach], [picture.x + 4, picture.x + picture.width - 4]);
  const up = scaleLinear([-reach, reach], [picture.y + picture.height - 4, picture.y + 4]);
  return pairs.slice(0, MOST_DOTS).map(([expected, found]) => ({ x: across(expected), y: up(found) }));
}

/** @param top the value of the upper edge, or null for the largest */
function barsOf(values: readonly number[], picture: Box, top: number | null): readonly Box[] {
  const highest = top ?? Math.max(1, max(values) ?? 0);
  const step = Math.min(26, picture.width / Math.max(1, values.length));
  const width = Math.max(1, step * 0.7);
  return indices(values.length).map((at) => {
    const height = Math.max(1.5, ((values[at] ?? 0) / highest) * picture.height);
    return { x: picture.x + at * step, y: picture.y + picture.height - height, width, height };
  });
}

export function checkAt({ rows }: HierarchyLayout, x: number, y: number): number | null {
  const row = rows.findIndex(
    ({ picture }) => x >= picture.x && x <= picture.x + picture.width && y >= picture.y && y <= picture.y + picture.height,
  );
  return row < 0 ? null : row;
}

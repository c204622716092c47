/** The loss of an experiment over its steps: the seed shown, the others, and marks where a parameter was changed. */
import { extent } from 'd3-array';
import { formatCount, formatNumber, plural } from '../../charts/format.ts';
import { clamp, indices, type Table } from '../../charts/view.ts';
import { lossJumps } from '../../experiment/losses/lossJumps.ts';
import { seedOf } from '../../experiment/seeds.ts';
import { BEST_IS_PENTAGON } from '../../figure/claims.ts';
import { defineFigure } from '../../figure/defineFigure.tsx';
import { frontInstance } from '../../figure/frontModel.ts';
import { drawLoss } from './draw.ts';
import { type LossInput, type LossPoint, lossLayout, MOST_OTHERS, nearestPoint } from './layout.ts';
import meta from './meta.ts';

export default defineFigure({
  meta,
  claims: [BEST_IS_PENTAGON],
  /** The step that is read off. */
  view: (): number | null => null,
  input: (state, hoverStep): LossInput => ({
    history: state.history,
    seeds: indices(state.history.nInstances).map((i) => seedOf(state.startParams, i)),
    front: frontInstance(state),
    changes: state.changes,
    startOwn: state.startParams.own,
    jumps: lossJumps(state.history, frontInstance(state), state.changes),
    hoverStep,
    shownStep: state.lookingBackFrom === null ? null : (state.snapshot?.step ?? null),
  }),
  height: (width) => Math.min(0.8 * width, 420),
  layout: lossLayout,
  draw: drawLoss,
  describe: describeLoss,
  table: lossTable,
  leftOut: ({ history: { nInstances } }) =>
    nInstances - 1 <= MOST_OTHERS ? null : `Of the ${formatCount(nInstances - 1)} other seeds ${MOST_OTHERS} are drawn.`,
  hit: nearestPoint,
  tip: lossTooltip,
  onHit: (point) => ({ view: point?.step ?? null }),
  onKey: ({ key }, { view, input }) => momentByKey(key, view) ?? stepByKey(key, view, input.history.steps),
  help: () => 'Arrow keys read the loss step by step, Enter shows the run as it was at that step, Escape shows the newest step again.',
  scrub: ({ x }, { layout }) => {
    const point = nearestPoint(layout, x);
    return point && { moment: point.step };
  },
});

function momentByKey(key: string, view: number | null): { readonly moment: number | null } | null {
  if (key === 'Escape') return { moment: null };
  return key === 'Enter' && view !== null ? { moment: view } : null;
}

function stepByKey(key: string, from: number | null, steps: readonly number[]): { readonly view: number | null } | null {
  const at = steps.findLastIndex((step) => step <= (from ?? Number.POSITIVE_INFINITY));
  const next = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: steps.length - 1 }[key];
  return next === undefined ? null : { view: steps[clamp(next, 0, steps.length - 1)] ?? null };
}

export function describeLoss({ history, front, changes, jumps = [] }: LossInput): string {
  const row = history.losses.at(-1);
  const loss = row?.[front];
  if (!row || loss === undefined || !Number.isFinite(loss)) return 'No steps trained yet.';
  const others = [...row].filter((other, i) => i !== front && Number.isFinite(other));
  const range = others.length === 0 ? '' : `, the other seeds from ${rangeText(others, ' to ')}`;
  const moved = changes.length === 0 ? '' : `; parameters were moved ${changes.length === 1 ? 'once' : `${changes.length} times`}`;
  const jumped = jumps.length === 0 ? '' : `; it jumped at step ${jumps.map(formatCount).join(', ')}`;
  return `Loss ${formatNumber(loss)} after ${plural(history.steps.at(-1) ?? 0, 'step')}${range}${moved}${jumped}.`;
}

export function lossTooltip({ history, front }: LossInput, point: LossPoint): string {
  const row = history.losses[point.index];
  const text = `step ${formatCount(point.step)}: loss ${formatNumber(point.loss)}`;
  const others = [...(row ?? [])].filter((other, i) => i !== front && Number.isFinite(other));
  return others.length === 0 ? text : `${text} (others ${rangeText(others, '–')})`;
}

/** One row per known step, one column per seed. */
export function lossTable({ history, seeds }: LossInput): Table {
  const columns = ['step', ...seeds.map((seed) => `loss of seed ${seed}`)];
  return { columns, rows: history.steps.map((step, at) => [step, ...(history.losses[at] ?? [])]) };
}

function rangeText(losses: readonly number[], between: string): string {
  return extent(losses)
    .map((loss) => formatNumber(loss ?? Number.NaN))
    .join(between);
}

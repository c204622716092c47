/** The loss curve in words, as numbers on hover and as a table. */
import { formatCount, formatNumber } from '../../charts/format.ts';
import type { Table } from '../../charts/view.ts';
import type { LossInput, LossPoint } from './layout.ts';

export function describeLoss({ history, front, changes }: LossInput): string {
  const row = history.losses.at(-1);
  const loss = row?.[front];
  if (!row || loss === undefined || !Number.isFinite(loss)) return 'No steps trained yet.';
  const others = [...row].filter((other, i) => i !== front && Number.isFinite(other));
  const range =
    others.length === 0 ? '' : `, the other seeds from ${formatNumber(Math.min(...others))} to ${formatNumber(Math.max(...others))}`;
  const moved = changes.length === 0 ? '' : `; parameters were moved ${changes.length === 1 ? 'once' : `${changes.length} times`}`;
  return `Loss ${formatNumber(loss)} after ${formatCount(history.steps.at(-1) ?? 0)} steps${range}${moved}.`;
}

export function lossTooltip({ history, front }: LossInput, point: LossPoint): string {
  const row = history.losses[point.index];
  const text = `step ${formatCount(point.step)}: loss ${formatNumber(point.loss)}`;
  const others = [...(row ?? [])].filter((other, i) => i !== front && Number.isFinite(other));
  return others.length === 0 ? text : `${text} (others ${formatNumber(Math.min(...others))}–${formatNumber(Math.max(...others))})`;
}

/** One row a known step, one column a seed. */
export function lossTable({ history }: LossInput): Table {
  const columns = ['step', ...Array.from({ length: history.nInstances }, (_, i) => `loss of seed ${i + 1}`)];
  return { columns, rows: history.steps.map((step, at) => [step, ...(history.losses[at] ?? [])]) };
}

/** The phase diagram in words, as numbers on hover and as a table. */

import { formatNumber, formatPercent, plural } from '../../charts/format.ts';
import type { MapAxis } from '../../charts/heatmap.ts';
import type { Table } from '../../charts/view.ts';
import type { Outcome } from '../../model/geometry/outcome.ts';
import type { PhaseCell } from './colouring.ts';
import type { PhaseInput } from './layout.ts';

type Known = Pick<PhaseInput, 'x' | 'y' | 'cells'>;

const FATES: readonly (readonly [Outcome, string])[] = [
  ['ignored', 'ignored'],
  ['dedicated', 'given a dimension of its own'],
  ['superposed', 'in superposition'],
];

export function describePhase({ x, y, cells }: Known): string {
  const known = cells.flatMap((cell) => cell ?? []);
  const head = `${known.length} of ${plural(cells.length, 'cell')} of ${y.label} against ${x.label} trained`;
  if (known.length === 0) return `${head}.`;
  const share = (outcome: Outcome) => formatPercent(known.filter((cell) => cell.outcome === outcome).length / known.length);
  return `${head}; the extra feature is ${FATES.map(([outcome, words]) => `${words} in ${share(outcome)}`).join(', ')}.`;
}

/** The axis values of a cell. */
export function cellPlace(
  { x, y }: { readonly x: MapAxis; readonly y: MapAxis },
  cell: number,
): { readonly x: number; readonly y: number } {
  const columns = x.values.length;
  return { x: x.values[cell % columns] ?? Number.NaN, y: y.values[Math.floor(cell / columns)] ?? Number.NaN };
}

export function phaseTooltip(input: Known, cell: number): string {
  const at = cellPlace(input, cell);
  const place = `${input.y.label} ${formatNumber(at.y, 3)}, ${input.x.label} ${formatNumber(at.x, 3)}`;
  const known = input.cells[cell];
  return known ? `${place}: ${cellWords(known)}` : `${place}: not trained yet`;
}

function cellWords({ outcome, lastNorm, lastSuperposition, loss }: PhaseCell): string {
  if (outcome === null) return 'training diverged';
  return `${outcome}, norm ${formatNumber(lastNorm)}, superposition ${formatNumber(lastSuperposition)}, loss ${formatNumber(loss)}`;
}

/** One row a known cell. */
export function phaseTable(input: Known): Table {
  const measures = ['outcome', 'norm', 'superposition', 'loss', 'spread over seeds', 'features represented', 'D*', 'configuration'];
  const rows = input.cells.flatMap((cell, index) => {
    if (!cell) return [];
    const at = cellPlace(input, index);
    const numbers = [cell.lastNorm, cell.lastSuperposition, cell.loss, cell.spread, cell.represented, cell.dimensionsPerFeature];
    return [[at.x, at.y, cell.outcome ?? 'diverged', ...numbers, cell.configuration?.name ?? '']];
  });
  return { columns: [input.x.label, input.y.label, ...measures], rows };
}

/** A map of trained models in words, as numbers on hover and as a table. */
import { extent } from 'd3-array';
import { formatCount, formatNumber, formatPercent, plural } from '../../charts/format.ts';
import type { MapAxis } from '../../charts/heatmap.ts';
import type { Table } from '../../charts/view.ts';
import { STATUS_WORDS } from '../../figure/statusWords.ts';
import type { MapState } from '../../map/sweepStore.ts';
import type { Outcome } from '../../model/geometry/outcome.ts';
import { COLOURING_LABELS, type PhaseCell } from './colouring.ts';
import type { PhaseInput } from './layout.ts';
import type { PhaseColouring } from './settings.ts';

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
function cellPlace({ x, y }: { readonly x: MapAxis; readonly y: MapAxis }, cell: number): { readonly x: number; readonly y: number } {
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

const NOTES =
  'Outcome, norm and superposition are those of the last feature: the length of its direction, and how much the others overlap with it. Spread: how far the seeds’ losses are apart. D*: hidden dimensions for each feature that is represented.';

/** One row per known cell; the first column numbers them row by row. */
export function phaseTable(input: Known): Table {
  const measures = ['outcome', 'norm', 'superposition', 'loss', 'spread over seeds', 'features represented', 'D*', 'configuration'];
  const rows = input.cells.flatMap((cell, index) => {
    if (!cell) return [];
    const at = cellPlace(input, index);
    const numbers = [cell.lastNorm, cell.lastSuperposition, cell.loss, cell.spread, cell.represented, cell.dimensionsPerFeature];
    return [[index, at.x, at.y, cell.outcome ?? 'diverged', ...numbers, cell.configuration?.name ?? '']];
  });
  return { columns: ['cell', input.x.label, input.y.label, ...measures], rows, notes: NOTES };
}

export function statusWords({ status, isDone, isCancelled }: Pick<MapState, 'status' | 'isDone' | 'isCancelled'>): string {
  if (isDone) return 'All cells trained';
  return status === 'paused' && isCancelled ? 'Stopped; what is trained stays' : STATUS_WORDS[status];
}

/** "about 40 s left", "about 2 min left"; empty before it is known and at the end. */
export function timeLeft(seconds: number | null): string {
  if (seconds === null || seconds <= 0) return '';
  if (seconds < 55) return `about ${Math.max(1, seconds < 10 ? Math.ceil(seconds) : 5 * Math.round(seconds / 5))}\u202fs left`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `about ${Math.max(1, minutes)}\u202fmin left` : `about ${formatCount(minutes / 60)}\u202fh left`;
}

export function placeWords({ x, y }: Pick<PhaseInput, 'x' | 'y'>, cell: number): string {
  const at = cellPlace({ x, y }, cell);
  return `${y.label} = ${formatNumber(at.y, 3)}, ${x.label} = ${formatNumber(at.x, 3)}`;
}

export function mapTooltip(input: Known, cell: number, by: PhaseColouring): string {
  const known = input.cells[cell];
  if (by === 'outcome' || by === 'configuration' || !known) return phaseTooltip(input, cell);
  return `${placeWords(input, cell)}: ${COLOURING_LABELS[by]} ${formatNumber(known[by], 3)}`;
}

/** The figure in words: what becomes of the extra feature, or the range of the measure. */
export function describeMap(input: Known, by: PhaseColouring): string {
  if (by === 'outcome' || by === 'configuration') return describePhase(input);
  const known = input.cells.flatMap((cell) => cell ?? []);
  const head = `${known.length} of ${plural(input.cells.length, 'cell')} of ${input.y.label} against ${input.x.label} trained`;
  if (known.length === 0) return `${head}.`;
  return `${head}; ${COLOURING_LABELS[by]} from ${rangeWords(known, by)}.`;
}

function rangeWords(cells: readonly PhaseCell[], by: Exclude<PhaseColouring, 'outcome' | 'configuration'>): string {
  const values = cells.map((cell) => cell[by]).filter(Number.isFinite);
  const ends = extent(values).map((end) => end ?? Number.NaN);
  return ends.map((value) => formatNumber(value, 3)).join(' to ');
}

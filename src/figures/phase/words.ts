/** A map of trained models in words: its state, a cell's place, what lies under the pointer. */
import { formatCount, formatNumber, plural } from '../../charts/format.ts';
import type { MapState } from '../../map/sweepStore.ts';
import { COLOURING_LABELS, type PhaseCell, type PhaseColouring } from './colouring.ts';
import { cellPlace, describePhase, phaseTooltip } from './describe.ts';
import type { PhaseInput } from './layout.ts';

type Known = Pick<PhaseInput, 'x' | 'y' | 'cells'>;

export function statusWords({ status }: Pick<MapState, 'status'>): string {
  switch (status) {
    case 'idle':
      return 'Not started';
    case 'starting':
      return 'Starting the engine';
    case 'running':
      return 'Training';
    case 'paused':
      return 'Paused';
    case 'cancelled':
      return 'Stopped; what is trained stays';
    case 'failed':
      return 'Stopped by a failure';
    case 'done':
      return 'All cells trained';
    default:
      throw new Error(`unknown status: ${status satisfies never}`);
  }
}

/** "about 40 s left", "about 2 min left"; empty before that is known and when nothing is left. */
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

/** The figure for who cannot see it: the extra feature's fate, or how what the cells are coloured by ranges. */
export function describeMap(input: Known, by: PhaseColouring): string {
  if (by === 'outcome' || by === 'configuration') return describePhase(input);
  const known = input.cells.flatMap((cell) => cell ?? []);
  const head = `${known.length} of ${plural(input.cells.length, 'cell')} of ${input.y.label} against ${input.x.label} trained`;
  if (known.length === 0) return `${head}.`;
  return `${head}; ${COLOURING_LABELS[by]} from ${rangeWords(known, by)}.`;
}

function rangeWords(cells: readonly PhaseCell[], by: Exclude<PhaseColouring, 'outcome' | 'configuration'>): string {
  const values = cells.map((cell) => cell[by]).filter(Number.isFinite);
  const ends = [values.reduce((a, b) => Math.min(a, b), Infinity), values.reduce((a, b) => Math.max(a, b), -Infinity)];
  return ends.map((value) => formatNumber(value, 3)).join(' to ');
}

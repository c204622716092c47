/** The packing in words and as a table. */
import { formatFixed, plural } from '../../charts/format.ts';
import type { Table } from '../../charts/view.ts';
import { type PackingState, packingLayout } from './layout.ts';
import { largestOverlap, MOST_LINES, OVERLAPS } from './packer.ts';

function countLines({ lines, nDimensions }: PackingState): number {
  return lines.length / nDimensions;
}

/** How many pairs overlap too much, as the drawing's heading. */
export function verdict(state: PackingState): string {
  const tooNear = packingLayout(state, { width: 700, height: 380 }).pairs.filter((pair) => pair.tooNear).length;
  const lines = plural(countLines(state), 'line');
  if (state.isSearching) return `Searching, overlap ${formatFixed(state.overlap, 1)}: ${lines}`;
  return tooNear === 0 ? `${lines}, all far enough apart` : `${lines}, ${plural(tooNear, 'pair')} too near`;
}

export function describePacking(state: PackingState): string {
  const { nDimensions, overlap, lines, counts } = state;
  const largest = formatFixed(largestOverlap(lines, nDimensions));
  const found = counts.get(nDimensions) ?? [];
  const fits = found.map((count, at) => `${countText(count)} at ${formatFixed(OVERLAPS[at] ?? 0, 1)}`).join(', ');
  const fitted = found.length > 0 ? ` The search has fitted ${fits}.` : '';
  return `${nDimensions} dimensions, an overlap of ${formatFixed(overlap, 1)} allowed. ${verdict(state)}; the largest overlap is ${largest}.${fitted}`;
}

function countText(count: number): string {
  return count >= MOST_LINES ? `${MOST_LINES} or more` : String(count);
}

export function packingTable({ counts }: PackingState): Table {
  const dimensions = [...counts.keys()].sort((a, b) => a - b);
  const rows = OVERLAPS.map((overlap, at) => [formatFixed(overlap, 1), ...dimensions.map((m) => counts.get(m)?.[at] ?? '–')]);
  return { columns: ['overlap allowed', ...dimensions.map((m) => `lines in ${m} dimensions`)], rows };
}

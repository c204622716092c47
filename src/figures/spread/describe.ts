/** The seeds in words, as numbers on hover and as a table. */
import { formatCount, formatNumber, formatPercent, plural } from '../../charts/format.ts';
import type { Table } from '../../charts/view.ts';
import { MOST_DIRECTIONS } from '../directions/thumbnails.ts';
import { hasNames, type SeedGroup, type SpreadInput, seedGroups } from './groups.ts';

export function describeSpread(input: SpreadInput): string {
  const groups = seedGroups(input);
  if (groups.length === 0) return 'No models yet.';
  const parts = groups.map((group) => `${group.name} in ${formatPercent(group.share)} (${lossRange(group)})`);
  return `${plural(input.models.length, 'seed')} of one configuration ended in ${groups.length === 1 ? 'one geometry' : `${groups.length} geometries`}: ${parts.join('; ')}.`;
}

/** "loss 0.00423", "loss 0.00423 to 0.00446"; of a group that diverged there is none. */
export function lossRange({ lowest, highest }: SeedGroup): string {
  if (!Number.isFinite(lowest)) return 'no loss';
  const [low, high] = [lowest, highest].map((loss) => formatNumber(loss));
  return low === high ? `loss ${low}` : `loss ${low} to ${high}`;
}

/** What the pictures leave out. */
export function spreadLeftOut(input: SpreadInput): string | null {
  const sentences = [
    input.nFeatures > MOST_DIRECTIONS && `Each picture has the ${MOST_DIRECTIONS} longest of ${formatCount(input.nFeatures)} directions.`,
    !hasNames(input) && 'Models so many and large are grouped by how many features they represent, not by their geometry.',
  ];
  return sentences.filter((sentence) => sentence !== false).join(' ') || null;
}

/** @param model index in `models` */
export function spreadTooltip(input: SpreadInput, model: number): string {
  const own = input.models[model];
  const group = seedGroups(input).find(({ members }) => members.includes(model));
  return own && group ? `seed ${own.seed}: ${group.name}, loss ${formatNumber(own.loss)}` : '';
}

/** One row a seed, grouped. */
export function spreadTable(input: SpreadInput): Table {
  const rows = seedGroups(input).flatMap(({ name, members }) =>
    members.map((model) => [input.models[model]?.seed ?? 0, name, lossCell(input.models[model]?.loss)]),
  );
  return { columns: ['seed', 'geometry', 'loss'], rows };
}

function lossCell(loss: number | undefined): number | string {
  return loss !== undefined && Number.isFinite(loss) ? loss : 'diverged';
}

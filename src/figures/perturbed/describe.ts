/** The two ways in words, on hover and as a table. */
import { formatNumber } from '../../charts/format.ts';
import type { Table } from '../../charts/view.ts';
import { arrangementOf } from '../../model/geometry/arrangement.ts';
import { crossingOf, type Followed, pairsLoss, RELATIVE } from './branches.ts';
import type { PerturbedInput } from './layout.ts';

export function nameOf({ W }: Pick<Followed, 'W'>): string {
  return arrangementOf({ W, nFeatures: W.length / 2, nHidden: 2 }).name;
}

export function describePerturbed({ settings, ways }: PerturbedInput): string {
  if (ways.down.length === 0) return 'Two arrangements of five features while one of them gets rarer or more frequent. Not followed yet.';
  const crossing = crossingOf(ways.down, ways.up);
  const equal =
    crossing === null
      ? 'No crossing found yet'
      : `They cost the same where it is ${formatNumber(crossing, 2)} times as frequent as the others`;
  const last = (way: readonly Followed[]) => way.map((place) => `${place.relative}: ${nameOf(place)}`).at(-1) ?? 'not yet';
  return `Four features with a density of ${settings.p} and one that varies. Getting rarer it has come to ${last(ways.down)}; getting more frequent to ${last(ways.up)}. ${equal}.`;
}

export function perturbedTip({ settings, ways }: PerturbedInput, at: number): string {
  const relative = RELATIVE[at] ?? 1;
  const line = (words: string, place: Followed | undefined) =>
    place ? [`${words}: ${nameOf(place)}, loss ${formatNumber(place.loss)}`] : [];
  const [down, up] = [ways.down, ways.up].map((way) => way.find((place) => place.relative === relative));
  return [
    `${relative} times as frequent`,
    ...line('getting rarer', down),
    ...line('getting more frequent', up),
    `two pairs, in theory: ${formatNumber(pairsLoss(settings.p, relative))}`,
  ].join('\n');
}

export function perturbedTable({ settings, ways }: PerturbedInput): Table {
  const rows = RELATIVE.map((relative) => {
    const [down, up] = [ways.down, ways.up].map((way) => way.find((place) => place.relative === relative));
    return [
      relative,
      down?.loss ?? '–',
      down ? nameOf(down) : '–',
      up?.loss ?? '–',
      up ? nameOf(up) : '–',
      pairsLoss(settings.p, relative),
    ];
  });
  return { columns: ['relative density', ...WAYS.flatMap((way) => [`loss, ${way}`, `shape, ${way}`]), 'two pairs, in theory'], rows };
}

const WAYS = ['getting rarer', 'getting more frequent'];

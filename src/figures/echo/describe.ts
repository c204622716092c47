/** The readings in words and as a table. */
import { FEATURE_NAMES } from '../../charts/featureNames.ts';
import { formatFixed } from '../../charts/format.ts';
import type { Table } from '../../charts/view.ts';
import { presentIn, type Reading, readingsOf, rightSets, type Verdict } from './readings.ts';
import type { EchoSettings } from './settings.ts';

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  read: 'present',
  missed: 'present, missed',
  mistaken: 'not there: mistake',
  'cut off': 'echo, cut off',
  silent: '',
};

/** "3 present. Of all 56 sets of 3, 12 are read without a mistake." */
export function verdictOfAll({ present, cut }: EchoSettings): string {
  const { right, all } = rightSets(present, cut);
  if (all === 1) return `${present} present: read ${right === 1 ? 'without a mistake' : 'with mistakes'}.`;
  return `${present} present. Of all ${all} sets of ${present}, ${right} are read without a mistake.`;
}

function namesOf(readings: readonly Reading[], verdict: Verdict): string {
  return readings.flatMap((reading) => (reading.verdict === verdict ? [FEATURE_NAMES[reading.feature] ?? ''] : [])).join(', ') || 'none';
}

export function describeEcho(settings: EchoSettings): string {
  const readings = readingsOf(presentIn(settings), settings.cut);
  const parts = [
    `read: ${namesOf(readings, 'read')}`,
    `missed: ${namesOf(readings, 'missed')}`,
    `mistaken for present: ${namesOf(readings, 'mistaken')}`,
  ];
  return `Eight features in three dimensions, threshold ${formatFixed(settings.cut)}. ${parts.join('; ')}. ${verdictOfAll(settings)}`;
}

export function echoTable(settings: EchoSettings): Table {
  const rows = readingsOf(presentIn(settings), settings.cut).map(({ feature, isPresent, value, verdict }) => [
    FEATURE_NAMES[feature] ?? '',
    isPresent ? 1 : 0,
    value,
    VERDICT_WORDS[verdict] || 'nothing',
  ]);
  return { columns: ['feature', 'present', 'reading', 'verdict'], rows };
}

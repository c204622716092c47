/** The two accounts in words, as numbers on hover and as a table. */
import { featureLabel, formatNumber } from '../../charts/format.ts';
import { indices, type Table } from '../../charts/view.ts';
import type { JudgedView } from '../../figure/concept/judgedView.ts';
import { accountsOf, totalOf } from './accounts.ts';

export function describeTerms(input: JudgedView): string {
  const { linear, relu } = accountsOf(input);
  return `With these weights a linear model would pay ${formatNumber(totalOf(linear))}; behind the ReLU and its biases it is ${formatNumber(totalOf(relu))}.`;
}

export function termsTooltip(input: JudgedView, feature: number): string {
  const { linear, relu } = accountsOf(input);
  const [before, behind] = [linear[feature], relu[feature]];
  if (!before || !behind) return '';
  const overlap = formatNumber(before.positive + before.negative);
  const left = formatNumber(behind.positive + behind.negative);
  return `feature ${featureLabel(feature)}: forgone ${formatNumber(before.missing)}, behind the ReLU ${formatNumber(behind.missing)}\ninterference ${overlap}, behind the ReLU ${left}`;
}

export function termsTable(input: JudgedView): Table {
  const { linear, relu } = accountsOf(input);
  const columns = [
    'feature',
    ...['linear', 'ReLU'].flatMap((name) => ['forgone', 'same sense', 'opposite'].map((part) => `${name}: ${part}`)),
  ];
  const rows = indices(linear.length).map((f) => [
    featureLabel(f),
    ...[linear[f], relu[f]].flatMap((account) => [account?.missing ?? 0, account?.positive ?? 0, account?.negative ?? 0]),
  ]);
  return { columns, rows };
}

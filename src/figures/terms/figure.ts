/** Feature benefit against interference for the weights of the moment: as a linear model would count, and behind the ReLU. */
import { featureLabel } from '../../charts/featureNames.ts';
import { firstOf, formatNumber } from '../../charts/format.ts';
import { indices, type Table } from '../../charts/view.ts';
import { type JudgedView, judgedView, viewOf } from '../../figure/concept/judgedView.ts';
import { defineFigure } from '../../figure/defineFigure.tsx';
import { selectByKey } from '../../figure/featureSelection.ts';
import { accountsOf, totalOf } from './accounts.ts';
import { drawTerms } from './draw.ts';
import { linearName, MOST_ROWS, rowAt, termsHeight, termsLayout } from './layout.ts';
import meta from './meta.ts';

export default defineFigure({
  meta,
  claims: [
    {
      when: { n: 5, m: 2, S: 0.9, I: 0.9, act: 'relu' },
      text: 'Behind the ReLU these weights cost less than half of what a linear model would pay for them.',
      share: 0.9,
      holds: (model) => {
        const { linear, relu } = accountsOf(viewOf(model, { S: 0.9, I: 0.9 }));
        return totalOf(relu) < 0.5 * totalOf(linear);
      },
    },
  ],
  view: () => null,
  input: judgedView,
  height: termsHeight,
  layout: termsLayout,
  draw: drawTerms,
  describe: describeTerms,
  table: termsTable,
  leftOut: ({ nFeatures }) => firstOf(MOST_ROWS, nFeatures, 'feature'),
  hit: rowAt,
  tip: termsTooltip,
  onHit: (feature) => ({ feature }),
  onKey: selectByKey,
  help: () => 'Arrow keys select a feature.',
});

export function describeTerms(input: JudgedView): string {
  const { linear, relu } = accountsOf(input);
  return `With these weights ${linearName(input).toLowerCase()} would pay ${formatNumber(totalOf(linear))}; behind the ReLU and its biases it is ${formatNumber(totalOf(relu))}.`;
}

export function termsTooltip(input: JudgedView, feature: number): string {
  const { linear, relu } = accountsOf(input);
  const [before, behind] = [linear[feature], relu[feature]];
  if (!before || !behind) return '';
  const overlap = formatNumber(before.positive + before.negative);
  const left = formatNumber(behind.positive + behind.negative);
  return `feature ${featureLabel(feature, input)}: forgone ${formatNumber(before.missing)}, behind the ReLU ${formatNumber(behind.missing)}\ninterference ${overlap}, behind the ReLU ${left}`;
}

const NOTES =
  'Linear: what a linear model with these weights would pay for each feature; ReLU: what this model pays. Forgone: for not storing the feature, or not whole. Same sense, opposite: for overlap with arrows that point its way, or away from it.';

export function termsTable(input: JudgedView): Table {
  const { linear, relu } = accountsOf(input);
  const columns = [
    'feature',
    ...['linear', 'ReLU'].flatMap((name) => ['forgone', 'same sense', 'opposite'].map((part) => `${name}: ${part}`)),
  ];
  const rows = indices(linear.length).map((f) => [
    featureLabel(f, input),
    ...[linear[f], relu[f]].flatMap((account) => [account?.missing ?? 0, account?.positive ?? 0, account?.negative ?? 0]),
  ]);
  return { columns, rows, notes: NOTES };
}

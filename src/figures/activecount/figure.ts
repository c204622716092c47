/** The expected loss by number of active features, and the outputs while one feature is active. */
import { sum } from 'd3-array';
import { featureLabel } from '../../charts/featureNames.ts';
import { formatNumber, formatPercent } from '../../charts/format.ts';
import { cleanModel, indices, type Table } from '../../charts/view.ts';
import { type JudgedView, judgedView, viewOf } from '../../figure/concept/judgedView.ts';
import { defineFigure } from '../../figure/defineFigure.tsx';
import { selectByKey } from '../../figure/featureSelection.ts';
import { responses } from '../../model/geometry/geometry.ts';
import { drawActiveCount } from './draw.ts';
import { activeCountHeight, activeCountLayout, lineAt } from './layout.ts';
import meta from './meta.ts';
import { lossParts } from './parts.ts';

export default defineFigure({
  meta,
  claims: [
    {
      when: { n: 5, m: 2, S: 0.99, I: 0.9, act: 'relu', sets: 'none' },
      text: 'At least three quarters of the loss comes from examples with exactly one active feature.',
      share: 0.9,
      holds: (model) => {
        const { parts } = lossParts(viewOf(model, { S: 0.99, I: 0.9 }));
        return (parts[1]?.loss ?? 0) > 0.75 * sum(parts, ({ loss }) => loss);
      },
    },
  ],
  view: () => null,
  input: judgedView,
  height: activeCountHeight,
  layout: activeCountLayout,
  draw: drawActiveCount,
  describe: describeActiveCount,
  table: activeCountTable,
  // Hovering only shows values: if it selected the active feature, the lines would move away from under the pointer.
  hit: lineAt,
  tip: outputTooltip,
  onKey: selectByKey,
  help: () => 'Arrow keys choose the active feature.',
  controls: ({ input: { nFeatures, selectedFeature, isNamed = false } }) => [
    {
      kind: 'choice',
      isRare: true,
      label: 'The active feature',
      value: String(selectedFeature ?? 0),
      options: indices(nFeatures).map((f) => ({ value: String(f), label: `feature ${featureLabel(f, { isNamed })}` })),
      change: (value) => ({ feature: Number(value) }),
    },
  ],
  poster: { from: 620 },
});

export function describeActiveCount(input: JudgedView): string {
  const { parts, single, complete } = lossParts(input);
  const total = sum(parts, ({ loss }) => loss);
  const share = (loss: number | undefined) => formatPercent((loss ?? 0) / total);
  const halves = single ? ` (${share(single.own)} in the feature’s own output, ${share(single.cross)} in the others)` : '';
  const most = complete ? `, ${share(sum(parts.slice(2), ({ loss }) => loss))} from those with more` : '';
  return `Expected loss ${formatNumber(total, 4)}: ${share(parts[0]?.loss)} of it from examples with no active feature, ${share(parts[1]?.loss)} from those with one${halves}${most}.`;
}

export function outputTooltip(input: JudgedView, output: number): string {
  const model = cleanModel(input);
  const active = input.selectedFeature ?? 0;
  const product = formatNumber(responses(model)[output * model.nFeatures + active] ?? 0);
  return `output ${featureLabel(output, input)}: ${product}·x ${output === active ? '(its own) ' : ''}with a bias of ${formatNumber(model.b[output] ?? 0)}`;
}

const NOTES =
  'Probability: how often an example has so many active features. Part of the loss: what such examples add to the expected loss.';

export function activeCountTable(input: JudgedView): Table {
  const { parts, single } = lossParts(input);
  const rows = parts.map(({ activeCount, probability, loss }) => [
    String(activeCount),
    Number.isFinite(probability) ? probability : '–',
    loss,
  ]);
  const halves = single
    ? [
        ['1, own output', '', single.own],
        ['1, other outputs', '', single.cross],
      ]
    : [];
  return { columns: ['active features', 'probability', 'part of the loss'], rows: [...rows, ...halves], notes: NOTES };
}

/** The loss by number of active features in words, on hover and as a table. */
import { featureLabel, formatNumber, formatPercent } from '../../charts/format.ts';
import { cleanModel, type Table } from '../../charts/view.ts';
import type { JudgedView } from '../../figure/concept/judgedView.ts';
import { gram } from '../../model/geometry/geometry.ts';
import { lossParts } from './parts.ts';

export function describeActiveCount(input: JudgedView): string {
  const { parts, single, complete } = lossParts(input);
  const total = parts.reduce((sum, part) => sum + part.loss, 0);
  const share = (loss: number | undefined) => formatPercent((loss ?? 0) / total);
  const halves = single ? ` (${share(single.own)} in the feature’s own output, ${share(single.cross)} in the others)` : '';
  const most = complete ? `, ${share(parts.slice(2).reduce((sum, part) => sum + part.loss, 0))} from those with more` : '';
  return `Expected loss ${formatNumber(total, 4)}: ${share(parts[0]?.loss)} of it from examples with no active feature, ${share(parts[1]?.loss)} from those with one${halves}${most}.`;
}

export function outputTooltip(input: JudgedView, output: number): string {
  const model = cleanModel(input);
  const active = input.selectedFeature ?? 0;
  const product = formatNumber(gram(model)[active * model.nFeatures + output] ?? 0);
  return `output ${featureLabel(output)}: ${product}·x ${output === active ? '(its own) ' : ''}with a bias of ${formatNumber(model.b[output] ?? 0)}`;
}

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
  return { columns: ['active features', 'probability', 'part of the loss'], rows: [...rows, ...halves] };
}

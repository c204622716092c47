/** The example's passage in words and as a table. */
import { featureLabel } from '../../charts/featureNames.ts';
import { formatFixed, formatNumber, plural } from '../../charts/format.ts';
import { indices, type Table } from '../../charts/view.ts';
import type { SetupInput } from './layout.ts';
import { passThrough } from './sample.ts';

export function describeSetup(input: SetupInput): string {
  const { x, hidden, output, loss } = passThrough(input, input.example);
  const listed = (values: readonly number[]) =>
    values.flatMap((value, f) => (value > 0.005 ? [`${formatFixed(value)} of feature ${featureLabel(f, input)}`] : [])).join(', ') ||
    'nothing';
  return `${plural(input.nFeatures, 'feature')} into ${plural(input.nHidden, 'hidden unit')}. The example has ${listed(x)}; the hidden state is ${hidden.map((value) => formatFixed(value)).join(', ')}; out come ${listed(output)}. Its loss is ${formatNumber(loss, 2)}.`;
}

const NOTES = 'x: the example that goes in. x′: what comes out. Error: the square of their difference, times the importance.';

export function setupTable(input: SetupInput): Table {
  const { x, output, errors } = passThrough(input, input.example);
  const rows = indices(x.length).map((f) => [featureLabel(f, input), x[f] ?? 0, output[f] ?? 0, input.importance[f] ?? 0, errors[f] ?? 0]);
  return { columns: ['feature', 'x', 'x′', 'importance', 'error'], rows, notes: NOTES };
}

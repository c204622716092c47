/** WᵀW and b in words, as numbers on hover and as a table. */
import { featureLabel, formatNumber, plural } from '../../charts/format.ts';
import { cleanModel, indices, type ModelView, type Table } from '../../charts/view.ts';
import { gram } from '../../model/geometry/geometry.ts';
import type { Cell } from './layout.ts';

export function describeInterference(input: ModelView): string {
  const model = cleanModel(input);
  const products = gram(model);
  const off = products.filter((_, at) => at % (input.nFeatures + 1) !== 0);
  const [least, most] = [off.reduce((a, b) => Math.min(a, b), 0), off.reduce((a, b) => Math.max(a, b), 0)];
  const biases = `biases from ${formatNumber(Math.min(...model.b))} to ${formatNumber(Math.max(...model.b))}`;
  const head = `WᵀW of ${plural(input.nFeatures, 'feature')}`;
  if (off.length === 0) return `${head}: ${formatNumber(products[0] ?? 0)}, ${biases}.`;
  return `${head}: interference between features from ${formatNumber(least)} to ${formatNumber(most)}, ${biases}.`;
}

export function interferenceTooltip(input: ModelView, { row, column }: Cell): string {
  const model = cleanModel(input);
  const [f, g] = [featureLabel(row), column === null ? '' : featureLabel(column)];
  if (column === null) return `bias of feature ${f}: ${formatNumber(model.b[row] ?? 0)}`;
  const product = formatNumber(gram(model)[row * input.nFeatures + column] ?? 0);
  return row === column ? `feature ${f} with itself, ‖W‖²: ${product}` : `features ${f} and ${g}: ${product}`;
}

/** One row a feature: its products with all features, then its bias. */
export function interferenceTable(input: ModelView): Table {
  const model = cleanModel(input);
  const products = gram(model);
  const features = indices(input.nFeatures);
  const rows = features.map((f) => [featureLabel(f), ...features.map((g) => products[f * input.nFeatures + g] ?? 0), model.b[f] ?? 0]);
  return { columns: ['feature', ...features.map((g) => `feature ${featureLabel(g)}`), 'bias'], rows };
}

/** The norms in words, as numbers on hover and as a table. */
import { featureLabel, formatValue, plural } from '../../charts/format.ts';
import { cleanModel, indices, type ModelView, type Table } from '../../charts/view.ts';
import { featureNorms, superposition } from '../../model/geometry.ts';

const REPRESENTED = 0.5;
const SHARING = 0.25;

export function describeNorms(input: ModelView): string {
  const model = cleanModel(input);
  const [norms, sharing] = [featureNorms(model), superposition(model)];
  const represented = indices(input.nFeatures).filter((f) => (norms[f] ?? 0) > REPRESENTED);
  const superposed = represented.filter((f) => (sharing[f] ?? 0) >= SHARING).length;
  const count = `${represented.length} of ${plural(input.nFeatures, 'feature')} represented (norm above ${REPRESENTED})`;
  if (represented.length === 0) return `${count}.`;
  return `${count}: ${represented.length - superposed} with a dimension of their own, ${superposed} in superposition.`;
}

export function normsTooltip(input: ModelView, feature: number): string {
  const model = cleanModel(input);
  const norm = formatValue(featureNorms(model)[feature] ?? 0);
  return `feature ${featureLabel(feature)}: norm ${norm}, superposition ${formatValue(superposition(model)[feature] ?? 0)}`;
}

export function normsTable(input: ModelView): Table {
  const model = cleanModel(input);
  const [norms, sharing] = [featureNorms(model), superposition(model)];
  const rows = indices(input.nFeatures).map((f) => [featureLabel(f), norms[f] ?? 0, sharing[f] ?? 0]);
  return { columns: ['feature', 'norm', 'superposition'], rows };
}

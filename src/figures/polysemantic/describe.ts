/** The hidden units in words, on hover and as a table. */
import { featureLabel, formatNumber, plural } from '../../charts/format.ts';
import { cleanModel, indices, type Table } from '../../charts/view.ts';
import { type Hit, MEANS, meaningsOf, type PolysemanticInput, unitWeights } from './layout.ts';

export function describePolysemantic(input: PolysemanticInput): string {
  const model = { ...input, ...cleanModel(input) };
  const counts = indices(model.nHidden).map((unit) => meaningsOf(model, unit).length);
  const single = counts.filter((count) => count === 1).length;
  const unit = Math.min(input.unit, model.nHidden - 1);
  const named = meaningsOf(model, unit).map(featureLabel).join(', ');
  const chosen = named === '' ? 'none' : named;
  return `${single} of ${plural(model.nHidden, 'hidden unit')} mean one feature only (weight of at least ${MEANS}). Features of unit ${unit}: ${chosen}.`;
}

export function unitTooltip(input: PolysemanticInput, { unit, feature }: Hit): string {
  const weights = unitWeights(input, unit);
  if (feature !== null) return `unit ${unit}, feature ${featureLabel(feature)}: weight ${formatNumber(weights[feature] ?? 0)}`;
  return `unit ${unit} means ${plural(meaningsOf(input, unit).length, 'feature')}`;
}

export function polysemanticTable(input: PolysemanticInput): Table {
  const model = { ...input, ...cleanModel(input) };
  const rows = indices(model.nFeatures).map((f) => [
    featureLabel(f),
    ...indices(model.nHidden).map((k) => model.W[f * model.nHidden + k] ?? 0),
  ]);
  return { columns: ['feature', ...indices(model.nHidden).map((k) => `unit ${k}`)], rows };
}

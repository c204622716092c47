/** The directions in words, as numbers on hover and as a table. */
import { extent } from 'd3-array';
import { featureLabel } from '../../charts/featureNames.ts';
import { formatNumber, formatPercent, plural } from '../../charts/format.ts';
import { type CleanModel, cleanModel, indices, type ModelView, type Table } from '../../charts/view.ts';
import { arrangementOf } from '../../model/geometry/arrangement.ts';
import { describeArrangement } from '../../model/geometry/arrangementName.ts';
import { featureDimensionality, featureNorms, superposition } from '../../model/geometry/geometry.ts';
import { isRepresented } from '../../model/geometry/outcome.ts';

/** Arrows are what encodes: their lengths and angles say nothing of other weights that decode. */
function encoderOf({ WOut: _, hiddenActivation: __, ...input }: ModelView): CleanModel {
  return cleanModel(input);
}

/** "5 of 5 features represented, as one pentagon, in 2 hidden dimensions, with norms from 1.07 to 1.11." */
export function describeDirections(input: ModelView): string {
  const model = encoderOf(input);
  const arrangement = describeArrangement(arrangementOf(model));
  const represented = featureNorms(model).filter(isRepresented);
  const where = `${input.WOut ? 'Input weights: ' : ''}${arrangement}, in ${plural(input.nHidden, 'hidden dimension')}`;
  if (represented.length === 0) return `${where}.`;
  const [least, most] = extent(represented).map((norm) => formatNumber(norm ?? Number.NaN));
  return `${where}, ${least === most ? `with norm ${least}` : `with norms from ${least} to ${most}`}.`;
}

export function directionsTooltip(input: ModelView, feature: number): string {
  const model = encoderOf(input);
  const norm = featureNorms(model)[feature] ?? 0;
  const share = featureDimensionality(model)[feature] ?? 0;
  const sharing = superposition(model)[feature] ?? 0;
  const name = `feature ${featureLabel(feature, input)}: norm ${formatNumber(norm)}`;
  const own = isRepresented(norm) ? `, has ${formatPercent(share)} of a dimension` : ', not represented';
  return `${name}${own}, superposition ${formatNumber(sharing)}${input.nHidden === 2 && norm > 0 ? `, at ${formatAngle(model.W, feature)}` : ''}`;
}

/** Counted from hidden unit 0 towards hidden unit 1. */
function formatAngle(W: Float64Array, feature: number): string {
  const angle = (Math.atan2(W[2 * feature + 1] ?? 0, W[2 * feature] ?? 0) * 180) / Math.PI;
  return `${Math.round((angle + 360) % 360)}°`;
}

const NOTES =
  'Norm: the length of the arrow, above 0.5 where the feature is represented. Dimensionality: the share of a dimension that the feature has to itself, 1 alone, 1/2 in a pair, 2/5 in a pentagon. Hidden 0, 1, …: where the arrow ends.';

export function directionsTable(input: ModelView): Table {
  const model = encoderOf(input);
  const [norms, shares] = [featureNorms(model), featureDimensionality(model)];
  const columns = ['feature', 'norm', 'dimensionality', 'bias', ...indices(input.nHidden).map((k) => `hidden ${k}`)];
  const rows = indices(input.nFeatures).map((f) => {
    const row = model.W.subarray(f * input.nHidden, (f + 1) * input.nHidden);
    return [featureLabel(f, input), norms[f] ?? 0, shares[f] ?? 0, model.b[f] ?? 0, ...row];
  });
  return { columns, rows, notes: NOTES };
}

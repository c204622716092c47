/** The feature norms of an experiment's best model, coloured by superposition. */
import { featureLabel } from '../../charts/featureNames.ts';
import { formatNumber, plural } from '../../charts/format.ts';
import { cleanModel, indices, type ModelView, type Table } from '../../charts/view.ts';
import { LINEAR_KEEPS_TOP, PAIRS_AMONG_LESS_IMPORTANT, ROOM_FOR_ALL } from '../../figure/claims.ts';
import { defineFigure } from '../../figure/defineFigure.tsx';
import { selectByKey } from '../../figure/featureSelection.ts';
import { frontModel } from '../../figure/frontModel.ts';
import { featureStrengths, isBasic, superposition } from '../../model/geometry/geometry.ts';
import { featureOutcomes, REPRESENTED_NORM } from '../../model/geometry/outcome.ts';
import { drawNorms } from './draw.ts';
import { barAt, normsLayout } from './layout.ts';
import meta from './meta.ts';

export default defineFigure({
  meta,
  claims: [LINEAR_KEEPS_TOP, PAIRS_AMONG_LESS_IMPORTANT, ROOM_FOR_ALL],
  view: () => null,
  input: frontModel,
  layout: normsLayout,
  draw: drawNorms,
  describe: describeNorms,
  table: normsTable,
  leftOut: (input) =>
    isBasic(input) ? null : `Bars show the strength of features: the square root of what a feature’s output receives of it.`,
  hit: barAt,
  tip: normsTooltip,
  onHit: (feature) => ({ feature }),
  onKey: selectByKey,
  help: () => 'Arrow keys select a feature.',
});

/** What the bars show. */
const NOTES =
  'Superposition: how much the other features overlap with this one, 0 where it has a dimension to itself, 1 in a pair of opposites.';

const NORM = 'Norm: the length of the feature’s direction, above 0.5 where the feature is represented.';

function measureOf(model: ModelView): string {
  return isBasic(model) ? 'norm' : 'strength';
}

export function describeNorms(input: ModelView): string {
  const outcomes = featureOutcomes(cleanModel(input));
  const [dedicated, superposed] = (['dedicated', 'superposed'] as const).map((kind) => outcomes.filter((own) => own === kind).length);
  const represented = (dedicated ?? 0) + (superposed ?? 0);
  const count = `${represented} of ${plural(input.nFeatures, 'feature')} represented (${measureOf(input)} above ${REPRESENTED_NORM})`;
  return represented === 0 ? `${count}.` : `${count}: ${dedicated} with a dimension of their own, ${superposed} in superposition.`;
}

export function normsTooltip(input: ModelView, feature: number): string {
  const model = cleanModel(input);
  const norm = formatNumber(featureStrengths(model)[feature] ?? 0);
  return `feature ${featureLabel(feature, input)}: ${measureOf(input)} ${norm}, superposition ${formatNumber(superposition(model)[feature] ?? 0)}`;
}

export function normsTable(input: ModelView): Table {
  const model = cleanModel(input);
  const [norms, sharing] = [featureStrengths(model), superposition(model)];
  const rows = indices(input.nFeatures).map((f) => [featureLabel(f, input), norms[f] ?? 0, sharing[f] ?? 0]);
  return { columns: ['feature', measureOf(input), 'superposition'], rows, notes: isBasic(input) ? `${NORM} ${NOTES}` : NOTES };
}

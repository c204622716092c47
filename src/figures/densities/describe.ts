/** The comparison in words, on hover and as a table. */
import { featureLabel } from '../../charts/featureNames.ts';
import { formatNumber, plural } from '../../charts/format.ts';
import { cleanModel, type ModelView, type Table } from '../../charts/view.ts';
import { featureNorms, superposition } from '../../model/geometry/geometry.ts';
import { featureOutcomes } from '../../model/geometry/outcome.ts';
import { COLUMNS } from './densities.ts';
import type { Hit } from './layout.ts';

interface Counts {
  readonly represented: number;
  /** Of these, with a dimension of their own. */
  readonly dedicated: number;
}

export function countsOf(model: ModelView): Counts {
  const outcomes = featureOutcomes(cleanModel(model));
  const represented = outcomes.filter((outcome) => outcome !== 'ignored');
  return { represented: represented.length, dedicated: represented.filter((outcome) => outcome === 'dedicated').length };
}

type Models = readonly (ModelView | null)[];

export function describeDensities(models: Models): string {
  const columns = models.flatMap((model, at) => {
    if (!model) return [];
    const { represented, dedicated } = countsOf(model);
    const name = at === 0 ? 'Linear' : `At a density of ${COLUMNS[at]}`;
    return [`${name}: ${plural(represented, 'feature')} represented, ${dedicated} with a dimension of their own.`];
  });
  return columns.join(' ') || 'Not trained yet.';
}

export function densityTooltip(models: Models, { column, feature }: Hit): string {
  const model = models[column];
  const name = column === 0 ? 'linear model' : `density ${COLUMNS[column]}`;
  if (!model) return `${name}: not trained yet`;
  if (feature === null) return `${name}: ${plural(countsOf(model).represented, 'feature')} represented`;
  const clean = cleanModel(model);
  const norm = formatNumber(featureNorms(clean)[feature] ?? 0);
  const bias = formatNumber(clean.b[feature] ?? 0);
  return `${name}, feature ${featureLabel(feature)}: norm ${norm}, superposition ${formatNumber(superposition(clean)[feature] ?? 0)}, bias ${bias}`;
}

export function densitiesTable(models: Models): Table {
  const rows = models.map((model, at) => {
    const counts = model ? countsOf(model) : null;
    return [COLUMNS[at] ?? '', counts?.represented ?? '–', counts?.dedicated ?? '–'];
  });
  return { columns: ['model', 'features represented', 'with a dimension of their own'], rows };
}

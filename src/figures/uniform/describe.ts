/** Uniform superposition in words, on hover and as a table. */
import { formatFixed, formatNumber, plural } from '../../charts/format.ts';
import type { Table } from '../../charts/view.ts';
import { DENSITIES } from './densities.ts';
import type { UniformHit, UniformInput } from './layout.ts';
import { componentName, componentsOf, kindsOf, measuresOf } from './measures.ts';

export function describeUniform({ models, opened }: Pick<UniformInput, 'models' | 'opened'>): string {
  const averages = models.flatMap((found, at) =>
    found ? [`${formatNumber(measuresOf(found.model).dimensionsPerFeature)} at a density of ${DENSITIES[at]}`] : [],
  );
  if (averages.length === 0) return 'Dimensions per feature at several densities. Not trained yet.';
  return `Dimensions per feature: ${averages.join(', ')}. ${describeOpened({ models, opened })}`;
}

/** The model of the density that is open. */
function describeOpened({ models, opened }: Pick<UniformInput, 'models' | 'opened'>): string {
  const [found, density] = [models[opened], DENSITIES[opened]];
  if (!found) return `The model at a density of ${density} is not trained yet.`;
  const { represented } = measuresOf(found.model);
  return `At a density of ${density} ${plural(represented.length, 'feature')} of ${found.model.nFeatures} represented: ${kindsInWords(found.model)}.`;
}

/** "19 × pair of opposites, 1 × irregular" */
function kindsInWords(model: UniformModel): string {
  const kinds = kindsOf(componentsOf(model));
  return kinds.map(({ name, count }) => `${count} × ${name}`).join(', ') || 'none';
}

type UniformModel = Parameters<typeof componentsOf>[0];

/** Two lines above the feature graph. */
export function openedLines({ models, opened }: Pick<UniformInput, 'models' | 'opened'>): readonly string[] {
  const found = models[opened];
  if (!found) return [`1 − S = ${DENSITIES[opened]}: not trained yet`];
  const { represented, total } = measuresOf(found.model);
  const { nFeatures, nHidden } = found.model;
  return [
    `1 − S = ${DENSITIES[opened]}: ${represented.length} of ${nFeatures} represented, ΣD = ${formatFixed(total)} in m = ${nHidden}`,
    kindsInWords(found.model),
  ];
}

export function uniformTip({ models, opened }: UniformInput, hit: UniformHit): string | null {
  if (hit.kind === 'solid') return null;
  if (hit.kind === 'density') {
    const found = models[hit.at];
    const density = DENSITIES[hit.at];
    if (!found) return `density ${density}: not trained yet`;
    const { dimensionsPerFeature, represented } = measuresOf(found.model);
    return `density ${density}: D* ${formatNumber(dimensionsPerFeature)}, ${represented.length} represented`;
  }
  const model = models[opened]?.model;
  const group = model && componentsOf(model)[hit.at];
  if (!model || !group) return null;
  const shares = group.features.map((f) => measuresOf(model).dimensionality[f] ?? 0);
  const [low, high] = [Math.min(...shares), Math.max(...shares)];
  const range = high - low < 0.005 ? formatFixed(low) : `${formatFixed(low)} to ${formatFixed(high)}`;
  return `${componentName(group)}\nD ${range}`;
}

const NOTES =
  '1 − S: the density. D*: hidden dimensions for each feature that is represented. ΣD: the sum of all features’ dimensionalities, the shares of a dimension that they have to themselves. Components: the groups of features that overlap.';

export function uniformTable({ models }: Pick<UniformInput, 'models'>): Table {
  const rows = models.map((found, at) => {
    if (!found) return [DENSITIES[at] ?? 0, '–', '–', '–', '–'];
    const { dimensionsPerFeature, total, represented } = measuresOf(found.model);
    return [DENSITIES[at] ?? 0, dimensionsPerFeature, total, represented.length, kindsInWords(found.model)];
  });
  return { columns: ['1 − S', 'D*', 'ΣD', 'features represented', 'components'], rows, notes: NOTES };
}

/** Feature sets at five densities in words and as a table. */
import { formatNumber } from '../../charts/format.ts';
import { cleanModel, type Table } from '../../charts/view.ts';
import { featureNorms } from '../../model/geometry/geometry.ts';
import type { SetsInput } from './layout.ts';
import { relationsInWords, shapeInWords } from './relations.ts';

export function describeSets({ parts, densities, models }: SetsInput): string {
  const panels = densities.flatMap((density, at) => {
    const model = models[at];
    return model ? [`At a density of ${formatNumber(density)}: ${shapeInWords(model)}of the sets ${relationsInWords(model, parts)}.`] : [];
  });
  return panels.join(' ') || 'Feature sets at five densities. Not trained yet.';
}

export function setsTip({ densities, models }: SetsInput, panel: number): string | null {
  const model = models[panel];
  if (!model) return null;
  const norms = [...featureNorms(cleanModel(model))].map((norm) => formatNumber(norm, 2));
  return `density ${formatNumber(densities[panel] ?? 0)}\nnorms ${norms.join(', ')}`;
}

export function setsTable({ parts, densities, models }: SetsInput): Table {
  const rows = densities.map((density, at) => {
    const model = models[at];
    const norms = model ? [...featureNorms(cleanModel(model))] : [...parts].map(() => '–');
    return [density, ...norms, model ? `${shapeInWords(model)}${relationsInWords(model, parts)}` : '–'];
  });
  return { columns: ['1 − S', ...[...parts].map((_, f) => `norm of ${f}`), 'sets'], rows };
}

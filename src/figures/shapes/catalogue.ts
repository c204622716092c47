/** The catalogue's shapes with their numbers: what each costs and how much of a dimension its features get. */
import { featureDimensionality } from '../../model/geometry/geometry.ts';
import { POLYTOPES, type Polytope, reluEnergy } from '../../model/geometry/polytopes.ts';
import { titleOf } from './titles.ts';

export interface CatalogueEntry extends Polytope {
  readonly title: string;
  readonly dimensions: number;
  /** Different dimensionalities, largest first, with the number of vertices that have them. */
  readonly shares: readonly { readonly dimensionality: number; readonly count: number }[];
  /** Σ ReLU(cos)² over the other vertices, of each vertex, different values only, largest first. */
  readonly energies: readonly number[];
}

export const CATALOGUE: readonly CatalogueEntry[] = POLYTOPES.map((polytope) => {
  const { vertices } = polytope;
  const nHidden = vertices[0]?.length ?? 0;
  const shares = featureDimensionality({ W: vertices.flat(), nFeatures: vertices.length, nHidden });
  return {
    ...polytope,
    title: titleOf(polytope.name),
    dimensions: nHidden,
    shares: different(shares).map((dimensionality) => ({
      dimensionality,
      count: shares.filter((share) => isSame(share, dimensionality)).length,
    })),
    energies: different(vertices.map((_, vertex) => reluEnergy(vertices, vertex))),
  };
});

export function entryNamed(name: string): CatalogueEntry {
  const found = CATALOGUE.find((entry) => entry.name === name) ?? CATALOGUE[0];
  if (!found) throw new Error('the catalogue is empty');
  return found;
}

/** "2/5", "3/8": the fraction with a denominator of at most 12, else two decimals. */
export function fractionOf(value: number): string {
  for (let denominator = 1; denominator <= 12; denominator++) {
    const numerator = Math.round(value * denominator);
    if (isSame(numerator / denominator, value)) return denominator === 1 ? String(numerator) : `${numerator}/${denominator}`;
  }
  return value.toFixed(2);
}

function different(values: ArrayLike<number>): readonly number[] {
  const found: number[] = [];
  for (const value of Array.from(values)) if (!found.some((other) => isSame(other, value))) found.push(value);
  return found.sort((one, other) => other - one);
}

function isSame(one: number, other: number): boolean {
  return Math.abs(one - other) < 1e-6;
}

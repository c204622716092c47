/**
 * Names the geometry of one instance: which features are represented, into which mutually orthogonal groups they fall, and what
 * shape each group has ("The Geometry of Superposition"). For descriptions in words, claims, and groups of seeds that ended
 * alike; the numbers themselves are in `geometry.ts`.
 */
import { type FeatureGroup, type NamedArrangement, nameGroups } from './arrangementName.ts';
import { type Directions, gram, isBasic, responses } from './geometry.ts';
import { type Outcome, outcomesIn } from './outcome.ts';
import { matchShape } from './shapes.ts';

export interface Arrangement extends NamedArrangement {
  /** [feature] */
  readonly outcomes: readonly Outcome[];
  /** In the order of their first features. */
  readonly groups: readonly FeatureGroup[];
}

/** Directions whose cosine is below this count as orthogonal: within 11.5° of a right angle. */
const ORTHOGONAL_COSINE = 0.2;
/** A direction adds a dimension when at least this share of it (squared) lies outside of those before. */
const NEW_DIMENSION = 0.2;

/** @throws ConfigError where W does not fit the shape */
export function arrangementOf(directions: Directions): Arrangement {
  const received = responses(directions);
  const outcomes = outcomesIn(received, directions.nFeatures);
  const represented = outcomes.flatMap((outcome, f) => (outcome === 'ignored' ? [] : [f]));
  const cosine = cosines(isBasic(directions) ? received : gram(directions), directions.nFeatures);
  const groups = orthogonalGroups(represented, cosine).map((features) => describeGroup(features, cosine));
  return {
    nFeatures: directions.nFeatures,
    represented: represented.length,
    outcomes,
    groups,
    name: nameGroups(groups, directions.nHidden),
  };
}

type Cosine = (f: number, g: number) => number;

/** @param products WᵀW */
function cosines(products: Float64Array, nFeatures: number): Cosine {
  const at = (f: number, g: number) => products[f * nFeatures + g];
  return (f, g) => at(f, g) / Math.sqrt(at(f, f) * at(g, g));
}

/** Connected components of "not orthogonal". */
function orthogonalGroups(features: readonly number[], cosine: Cosine): readonly (readonly number[])[] {
  const rest = new Set(features);
  const groups: number[][] = [];
  for (const first of features) {
    if (!rest.delete(first)) continue;
    const group = [first];
    // The list grows while it is gone through.
    for (const f of group) {
      for (const g of rest) {
        if (Math.abs(cosine(f, g)) >= ORTHOGONAL_COSINE && rest.delete(g)) group.push(g);
      }
    }
    groups.push(group.sort((f, g) => f - g));
  }
  return groups;
}

function describeGroup(features: readonly number[], cosine: Cosine): FeatureGroup {
  const dimensions = spannedDimensions(features, cosine);
  return { features, dimensions, shape: matchShape(features, dimensions, cosine) ?? 'irregular' };
}

/** Numerical rank of the directions: Cholesky's method on their cosines, the direction with most that is new always next. */
function spannedDimensions(features: readonly number[], cosine: Cosine): number {
  const share = features.map(() => 1);
  const columns: Float64Array[] = [];
  while (columns.length < features.length) {
    const next = share.indexOf(Math.max(...share));
    const pivot = share[next];
    if (!(pivot > NEW_DIMENSION)) break;
    const column = newColumn(features, cosine, columns, next, Math.sqrt(pivot));
    column.forEach((entry, at) => {
      share[at] -= entry * entry;
    });
    columns.push(column);
  }
  return columns.length;
}

function newColumn(
  features: readonly number[],
  cosine: Cosine,
  columns: readonly Float64Array[],
  next: number,
  root: number,
): Float64Array {
  const own = features[next];
  return Float64Array.from(features, (f, at) => {
    let rest = cosine(own, f);
    for (const column of columns) rest -= column[next] * column[at];
    return rest / root;
  });
}

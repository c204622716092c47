/** How the members of a set lie to one another in a model: merged, at right angles, opposite, at another angle, or dropped. */
import { cleanModel, type ModelView } from '../../charts/view.ts';
import { arrangementOf } from '../../model/geometry/arrangement.ts';
import { gram } from '../../model/geometry/geometry.ts';
import { setsIn } from './partition.ts';

export type Relation = 'merged' | 'at right angles' | 'opposite' | 'at an angle' | 'dropped';

/** Shorter directions say nothing. */
const FAINT = 0.25;
const MERGED = 0.9;
const ORTHOGONAL = 0.2;

/** The relation within each set. */
export function relationsOf(model: ModelView, partition: string): readonly Relation[] {
  const { nFeatures } = model;
  const products = gram(cleanModel(model));
  const at = (f: number, g: number) => products[f * nFeatures + g] ?? 0;
  return setsIn(partition).map((members) => {
    if (members.some((f) => Math.sqrt(at(f, f)) < FAINT)) return 'dropped';
    const cosines = members.flatMap((f, first) => members.slice(first + 1).map((g) => at(f, g) / Math.sqrt(at(f, f) * at(g, g))));
    return relationOf(cosines);
  });
}

function relationOf(cosines: readonly number[]): Relation {
  if (cosines.every((cosine) => cosine > MERGED)) return 'merged';
  if (cosines.every((cosine) => cosine < -MERGED)) return 'opposite';
  return cosines.every((cosine) => Math.abs(cosine) < ORTHOGONAL) ? 'at right angles' : 'at an angle';
}

const RELATIONS = ['merged', 'opposite', 'at right angles', 'at an angle', 'dropped'] as const satisfies readonly Relation[];

/** "2 merged, 1 at right angles" */
export function relationsInWords(model: ModelView, partition: string): string {
  const relations = relationsOf(model, partition);
  const counted = RELATIONS.map((relation) => ({ relation, count: relations.filter((found) => found === relation).length }));
  const parts = counted.filter(({ count }) => count > 0).map(({ relation, count }) => `${count} ${relation}`);
  return parts.join(', ') || 'no sets';
}

/** In three dimensions the name of the shape comes first: "one octahedron; " */
export function shapeInWords(model: ModelView): string {
  return model.nHidden === 3 ? `${arrangementOf(cleanModel(model)).name}; ` : '';
}

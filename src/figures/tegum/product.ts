/** A tegum product: its features, what share of a dimension each has, alone and together, and what the whole is called. Pure. */
import { arrangementOf } from '../../model/geometry/arrangement.ts';
import { featureDimensionality, gram } from '../../model/geometry/geometry.ts';
import { POLYTOPES, tegumProduct, type Vertices } from '../../model/geometry/polytopes.ts';
import { titleOf } from '../shapes/titles.ts';
import type { PartName } from './settings.ts';

export interface Part {
  readonly name: PartName;
  readonly title: string;
  readonly vertices: Vertices;
  readonly dimensions: number;
  /** D of each feature where the part is by itself [vertex] */
  readonly shares: Float64Array;
  /** The first of its features in the product. */
  readonly from: number;
}

export interface Product {
  readonly parts: readonly Part[];
  readonly vertices: Vertices;
  readonly dimensions: number;
  /** D of each feature in the product [feature] */
  readonly shares: Float64Array;
  /** W_f·W_g [feature, feature] */
  readonly overlaps: Float64Array;
  /** "one triangular bipyramid" */
  readonly name: string;
}

const ALONE: Vertices = [[1]];

export function verticesOf(name: PartName): Vertices {
  return name === 'alone' ? ALONE : (POLYTOPES.find((polytope) => polytope.name === name)?.vertices ?? ALONE);
}

export function partTitle(name: PartName): string {
  return name === 'alone' ? 'one feature alone' : titleOf(name);
}

export function productOf(names: readonly PartName[]): Product {
  const shapes = names.map(verticesOf);
  const vertices = tegumProduct(...shapes);
  const directions = directionsOf(vertices);
  const parts = names.map((name, at) => {
    const own = shapes[at] ?? ALONE;
    const from = shapes.slice(0, at).reduce((count, shape) => count + shape.length, 0);
    const alone = directionsOf(own);
    return { name, title: partTitle(name), vertices: own, dimensions: alone.nHidden, shares: featureDimensionality(alone), from };
  });
  return {
    ...{ parts, vertices, dimensions: directions.nHidden },
    shares: featureDimensionality(directions),
    overlaps: gram(directions),
    name: arrangementOf(directions).name,
  };
}

function directionsOf(vertices: Vertices) {
  return { W: Float64Array.from(vertices.flat()), nFeatures: vertices.length, nHidden: vertices[0]?.length ?? 0 };
}

/** What is read off one model: D*, every feature's dimensionality, and the components its features form. */
import type { Shape } from '../../charts/shape.ts';
import { type CleanModel, cleanModel, type ModelView } from '../../charts/view.ts';
import { arrangementOf } from '../../model/geometry/arrangement.ts';
import type { FeatureGroup } from '../../model/geometry/arrangementName.ts';
import { convexHull, type Point3 } from '../../model/geometry/convexHull.ts';
import { coordinatesOn, principalAxes } from '../../model/geometry/eigen.ts';
import { dimensionsPerFeature, featureDimensionality, featureNorms } from '../../model/geometry/geometry.ts';
import { isRepresented } from '../../model/geometry/outcome.ts';

export interface Measures {
  readonly dimensionsPerFeature: number;
  /** [feature] */
  readonly dimensionality: Float64Array;
  /** Σ D_f: as many as there are dimensions. */
  readonly total: number;
  /** Features with ‖W_f‖ > 0.5. */
  readonly represented: readonly number[];
}

const cleaned = new WeakMap<ModelView, CleanModel>();

/** Computed once a model. */
export function cleanOf(model: ModelView): CleanModel {
  const known = cleaned.get(model) ?? cleanModel(model);
  cleaned.set(model, known);
  return known;
}

const measured = new WeakMap<ModelView, Measures>();

/** Computed once a model. */
export function measuresOf(model: ModelView): Measures {
  const known = measured.get(model);
  if (known) return known;
  const clean = cleanOf(model);
  const dimensionality = featureDimensionality(clean);
  const represented = [...featureNorms(clean)].flatMap((norm, f) => (isRepresented(norm) ? [f] : []));
  const total = dimensionality.reduce((sum, share) => sum + share, 0);
  const measures = { dimensionsPerFeature: dimensionsPerFeature(clean), dimensionality, total, represented };
  measured.set(model, measures);
  return measures;
}

const graphs = new WeakMap<ModelView, readonly FeatureGroup[]>();

/** Components of the feature graph, the largest first. Computed once a model. */
export function componentsOf(model: ModelView): readonly FeatureGroup[] {
  const known = graphs.get(model);
  if (known) return known;
  const components = arrangementOf(cleanOf(model)).groups.toSorted((one, other) => other.features.length - one.features.length);
  graphs.set(model, components);
  return components;
}

const axes = new WeakMap<FeatureGroup, ReturnType<typeof principalAxes>>();

/** The widest of a component's axes first. Computed once a component. @returns [axis][hidden] */
export function axesOf(model: ModelView, group: FeatureGroup): ReturnType<typeof principalAxes> {
  const known = axes.get(group) ?? principalAxes(cleanOf(model), group.features);
  axes.set(group, known);
  return known;
}

const shapes = new WeakMap<FeatureGroup, Shape>();

/** A component on its own three widest axes, with its hull. Computed once a component. */
export function shapeOf(model: ModelView, group: FeatureGroup): Shape {
  const known = shapes.get(group) ?? shapeOnAxes(model, group);
  shapes.set(group, known);
  return known;
}

/** More points would take the hull too long, and show nothing. */
const MOST_IN_HULL = 24;

function shapeOnAxes(model: ModelView, group: FeatureGroup): Shape {
  const { features, dimensions } = group;
  const clean = cleanOf(model);
  const widest = axesOf(model, group).slice(0, Math.min(3, dimensions));
  const points = features.map((f): Point3 => {
    const [x = 0, y = 0, z = 0] = coordinatesOn(widest, clean, f);
    return [x, y, z];
  });
  const hull = dimensions >= 3 && points.length <= MOST_IN_HULL ? convexHull(points) : { faces: [], edges: [] };
  return { points, dimensions, hull };
}

/** "irregular", or the name of its geometry. */
export function componentName({ shape, features, dimensions }: FeatureGroup): string {
  return shape === 'irregular' ? `irregular group of ${features.length} features in ${dimensions} dimensions` : shape;
}

export interface ComponentKind {
  readonly name: string;
  readonly count: number;
}

/** Kinds of components, the most frequent first. */
export function kindsOf(components: readonly FeatureGroup[]): readonly ComponentKind[] {
  const counts = new Map<string, number>();
  for (const { shape } of components) counts.set(shape, (counts.get(shape) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({ name, count })).sort((one, other) => other.count - one.count);
}

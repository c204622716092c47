/** Where the feature graph's nodes and edges lie: each component in a circle of its own, on its two widest axes. Pure. */
import type { Box, ModelView, Point } from '../../charts/view.ts';
import type { FeatureGroup } from '../../model/geometry/arrangementName.ts';
import { coordinatesOn } from '../../model/geometry/eigen.ts';
import { dotRows } from '../../model/geometry/geometry.ts';
import { axesOf, cleanOf, componentsOf } from './measures.ts';

export interface GraphComponent {
  readonly group: FeatureGroup;
  readonly centre: Point;
  readonly radius: number;
  /** In the order of `group.features`. */
  readonly nodes: readonly Point[];
  readonly edges: readonly GraphEdge[];
}

export interface GraphEdge {
  readonly from: Point;
  readonly to: Point;
  /** |W_i·W_j| */
  readonly weight: number;
}

/** Weaker ones would cover the others. */
const WEAKEST_EDGE = 0.15;
const ROOM = 1.35;

export function graphLayout(model: ModelView, box: Box): readonly GraphComponent[] {
  const components = componentsOf(model);
  const { W, nHidden } = cleanOf(model);
  const places = packed(
    components.map(({ features }) => Math.sqrt(features.length)),
    box,
  );
  return components.flatMap((group, at) => {
    const place = places[at];
    if (!place) return [];
    const nodes = nodesOf(model, group, place);
    const weight = (f: number, g: number) => Math.abs(dotRows(W, nHidden, f, g));
    return [{ group, ...place, nodes, edges: edgesOf(group.features, nodes, weight) }];
  });
}

interface Place {
  readonly centre: Point;
  readonly radius: number;
}

/** The longest of its vectors ends at the circle. */
function nodesOf(model: ModelView, group: FeatureGroup, { centre, radius }: Place): readonly Point[] {
  const clean = cleanOf(model);
  const axes = axesOf(model, group).slice(0, 2);
  const flat = group.features.map((f) => coordinatesOn(axes, clean, f));
  const longest = Math.max(1e-9, ...flat.map((point) => Math.hypot(...point)));
  return flat.map(([x = 0, y = 0]) => ({ x: centre.x + (radius * x) / longest, y: centre.y - (radius * y) / longest }));
}

function edgesOf(features: readonly number[], nodes: readonly Point[], weight: (f: number, g: number) => number): readonly GraphEdge[] {
  return nodes.flatMap((from, a) =>
    nodes.slice(a + 1).flatMap((to, b) => {
      const found = weight(features[a] ?? 0, features[a + 1 + b] ?? 0);
      return found < WEAKEST_EDGE ? [] : [{ from, to, weight: found }];
    }),
  );
}

const TRIES = 24;

/** Circles in rows, the first in the upper left corner, as large as fits. @param radii relative */
export function packed(radii: readonly number[], box: Box): readonly Place[] {
  let [small, large] = [0, Math.min(box.width, box.height)];
  for (let turn = 0; turn < TRIES; turn++) {
    const middle = (small + large) / 2;
    if (rows(radii, middle, box)) small = middle;
    else large = middle;
  }
  return rows(radii, small, box) ?? [];
}

/** Null where they do not fit. */
function rows(radii: readonly number[], unit: number, box: Box): readonly Place[] | null {
  const places: Place[] = [];
  let [x, y, height] = [0, 0, 0];
  for (const relative of radii) {
    const side = 2 * ROOM * relative * unit;
    if (side > box.width) return null;
    if (x + side > box.width) [x, y, height] = [0, y + height, 0];
    height = Math.max(height, side);
    if (y + height > box.height) return null;
    places.push({ centre: { x: box.x + x + side / 2, y: box.y + y + side / 2 }, radius: relative * unit });
    x += side;
  }
  return places;
}

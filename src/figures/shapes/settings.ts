/** What the figure can be set to: the shape that is drawn large. Its names, without the shapes: pages load this before the figure. */
import { schemaOf } from '../../address/schema.ts';
import { wordField } from '../../params/field.ts';

export const SHAPE_NAMES = [
  ...(['digon', 'triangle', 'square', 'pentagon', 'hexagon', 'heptagon', 'octagon', 'tetrahedron', 'octahedron'] as const),
  ...(['triangular bipyramid', 'pentagonal bipyramid', 'square antiprism', 'cube', 'icosahedron'] as const),
] as const;

export interface ShapesSettings {
  readonly shape: string;
}

export const SHAPES = schemaOf<ShapesSettings>({ shape: 'octahedron' }, { shape: wordField<string>(SHAPE_NAMES) });

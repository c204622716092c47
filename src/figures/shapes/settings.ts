/** What the figure can be set to: the shape that is drawn large, and a training from it. Names without the shapes: pages load this before the figure. */
import { schemaOf } from '../../address/schema.ts';
import { numberField, wordField } from '../../params/field.ts';

export const SHAPE_NAMES = [
  ...(['digon', 'triangle', 'square', 'pentagon', 'hexagon', 'heptagon', 'octagon', 'tetrahedron', 'octahedron'] as const),
  ...(['triangular bipyramid', 'pentagonal bipyramid', 'square antiprism', 'cube', 'icosahedron'] as const),
] as const;

export interface ShapesSettings {
  readonly shape: string;
  /** 1 − S, of the training that starts from the shape. */
  readonly p: number;
  /** Standard deviation of the random numbers added to the shape's weights. */
  readonly noise: number;
  /** 0 until the reader asks for a training. */
  readonly steps: number;
}

/** The stops of the sliders; an address may give any number between. */
export const DENSITIES = [0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5] as const;
export const NOISES = [0, 0.02, 0.05, 0.1, 0.2, 0.3] as const;
export const MOST_STEPS = 50_000;

export const DENSITY = numberField({ min: DENSITIES[0], max: 0.5, integer: false });
export const NOISE = numberField({ min: 0, max: 0.3, integer: false });

export const SHAPES = schemaOf<ShapesSettings>(
  { shape: 'octahedron', p: 0.1, noise: 0.05, steps: 0 },
  {
    shape: wordField<string>(SHAPE_NAMES),
    p: DENSITY,
    noise: NOISE,
    steps: numberField({ min: 0, max: MOST_STEPS, integer: true }),
  },
);

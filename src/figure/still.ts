/** A figure of given models, drawn once: for posters, goldens and the gallery. */
import type { SvgNode } from '../charts/svg.ts';
import type { Size, Table } from '../charts/view.ts';
import type { Picture } from './definition.ts';

export interface Still {
  readonly height: (width: number) => number;
  readonly draw: (size: Size) => SvgNode;
  readonly words: string;
  /** What is left out of the drawing; null where it shows all. */
  readonly leftOut: string | null;
  readonly table: () => Table;
}

export function stillOf<Input, Layout>(
  picture: Pick<Picture<Input, Layout, object>, 'height' | 'layout' | 'draw' | 'describe' | 'table' | 'leftOut'>,
  input: Input,
): Still {
  const { layout, draw, describe, table } = picture;
  const words = describe(input);
  return {
    words,
    leftOut: picture.leftOut?.(input) ?? null,
    height: (width) => heightOf(picture, width, input),
    draw: (size) => draw(layout(input, size, null), words, input),
    table: () => table(input),
  };
}

const LARGEST_SQUARE = 420;
/** A very wide drawing is at least this share of its width high. */
const LEAST_SHARE = 0.5;

export function heightOf<Input>({ height }: Pick<Picture<Input, never, object>, 'height'>, width: number, input: Input): number {
  return Math.round(height?.(width, input) ?? Math.min(width, Math.max(LARGEST_SQUARE, LEAST_SHARE * width)));
}

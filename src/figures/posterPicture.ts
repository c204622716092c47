/** A poster's drawing as text: one for desks and one for phones, since scaled either would be too small to read or too large. */
import { h, toSvgString } from '../charts/svg.ts';
import { indices } from '../charts/view.ts';
import type { FigureMeta } from './meta.ts';
import type { DrawPoster, PosterInput } from './poster.ts';

interface View {
  readonly name: 'wide' | 'narrow';
  /** Drawn at this width … */
  readonly width: number;
  /** … and shown where there is room from `least` to `most`. */
  readonly least: number;
  readonly most: number;
}

/** Beside controls there is less room. The ranges meet where `poster.css` changes from one drawing to the other. */
function viewsFor({ needs }: FigureMeta): readonly View[] {
  return [
    { name: 'wide', width: needs === 'experiment' ? 678 : 1000, least: 560, most: 1000 },
    { name: 'narrow', width: 358, least: 288, most: 559 },
  ];
}

/** @param height the live drawing's at a width, whole pixels */
export function posterPictures(meta: FigureMeta, draw: DrawPoster, input: PosterInput, height: (width: number) => number): string {
  return viewsFor(meta)
    .map((view) => picture(view, draw, input, height))
    .join('');
}

function picture({ name, width, least, most }: View, draw: DrawPoster, input: PosterInput, height: (width: number) => number): string {
  const { tag, attributes, children } = draw(input, { width, height: height(width) });
  const heights = indices(most - least + 1).map((more) => height(least + more));
  // It grows with its width, but no further than the live drawing would.
  const style = `min-height:${Math.min(...heights)}px;max-height:${Math.max(...heights)}px`;
  return toSvgString(h(tag, { ...Object.fromEntries(attributes), width: null, height: null, class: `poster-${name}`, style }, children));
}

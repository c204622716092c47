/** A poster's drawing as text: one for desks and one for phones, since scaled either would be too small to read or too large. */
import { h, type SvgNode, toSvgString } from '../../charts/svg.ts';
import { indices, type Size } from '../../charts/view.ts';
import type { Figure } from '../../figure/defineFigure.tsx';

interface View {
  readonly name: string;
  /** Drawn at this width … */
  readonly width: number;
  /** … and shown where there is room from `least` to `most`. */
  readonly least: number;
  readonly most: number;
}

const PHONE = { width: 358, least: 288 };
const WIDEST = 1000;

/** Beside controls there is less room. */
const BESIDE_CONTROLS = 678;

export interface PosterRoom {
  /** Of the drawing for desks. */
  readonly wide: number;
  /** Where there is less room than this, the drawing for phones is shown. */
  readonly from: number;
}

export function posterRoom({ meta, poster }: Pick<Figure, 'meta' | 'poster'>, query: string): PosterRoom {
  const usual = meta.needs === 'experiment' ? BESIDE_CONTROLS : WIDEST;
  return { wide: poster.wide?.(query) ?? usual, from: poster.from ?? 560 };
}

function viewsFor({ wide, from }: PosterRoom): readonly View[] {
  return [
    { name: `poster-wide from-${from}`, width: wide, least: from, most: WIDEST },
    { name: `poster-narrow from-${from}`, ...PHONE, most: from - 1 },
  ];
}

/** @param height the live drawing's at a width */
export function posterPictures(room: PosterRoom, height: (width: number) => number, draw: (size: Size) => SvgNode): string {
  const whole = (width: number) => Math.round(height(width));
  return viewsFor(room)
    .map((view) => picture(view, whole, draw))
    .join('');
}

function picture({ name, width, least, most }: View, height: (width: number) => number, draw: (size: Size) => SvgNode): string {
  const { tag, attributes, children } = draw({ width, height: height(width) });
  const heights = indices(most - least + 1).map((more) => height(least + more));
  // It grows with its width, but no further than the live drawing would.
  const style = `min-height:${Math.min(...heights)}px;max-height:${Math.max(...heights)}px`;
  return toSvgString(h(tag, { ...Object.fromEntries(attributes), width: null, height: null, class: name, style }, children));
}

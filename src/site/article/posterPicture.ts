/** A poster's drawing for desktops and for phones, since scaling one would make its text too small or too large: inline, or as a file. */
import { createHash } from 'node:crypto';
import { range } from 'd3-array';
import { themedFile } from '../../charts/palette.ts';
import { escapeMarkup, h, type SvgNode, toSvgString } from '../../charts/svg.ts';
import type { Size } from '../../charts/view.ts';
import type { Figure } from '../../figure/defineFigure.tsx';

interface View {
  readonly className: string;
  /** Drawn at this width … */
  readonly width: number;
  /** … and shown where there is room from `least` to `most`. */
  readonly least: number;
  readonly most: number;
}

/** One drawing for one view. */
export interface PosterPicture {
  readonly className: string;
  readonly drawing: SvgNode;
  readonly size: Size;
  /** Keeps its height within that of the live drawing. */
  readonly style: string;
}

/** The folder in the built site, next to the page. */
export interface ImageFile {
  readonly name: string;
  readonly text: string;
}

const PHONE = { width: 358, least: 288 };
/** Drawings without controls beside them, and those in frames. */
export const WIDEST = 1000;
/** Live drawings, on large screens. */
const WIDEST_LIVE = 1320;

/** Controls next to it leave less room. */
const BESIDE_CONTROLS = 678;

/** When a picture is shown: before training where the figure starts by itself, else its end. */
export type Moment = 'always' | 'at-first' | 'at-last';

export interface PosterRoom {
  /** Width of the drawing for desktops. */
  readonly wide: number;
  /** Below this width the drawing for phones is shown. */
  readonly from: number;
}

export function posterRoom({ meta, poster }: Pick<Figure, 'meta' | 'poster'>, settings: object): PosterRoom {
  const usual = meta.needs === 'experiment' ? BESIDE_CONTROLS : WIDEST;
  return { wide: poster.wide?.(settings) ?? usual, from: poster.from ?? 560 };
}

function viewsFor({ wide, from, moment }: Shown): readonly View[] {
  const when = moment === 'always' ? '' : ` ${moment}`;
  return [
    { className: `poster-wide from-${from}${when}`, width: wide, least: from, most: WIDEST_LIVE },
    { className: `poster-narrow from-${from}${when}`, ...PHONE, most: from - 1 },
  ];
}

interface Shown extends PosterRoom {
  readonly moment: Moment;
}

/** @param height the live drawing's at a width */
export function posterPictures(room: Shown, height: (width: number) => number, draw: (size: Size) => SvgNode): readonly PosterPicture[] {
  const whole = (width: number) => Math.round(height(width));
  return viewsFor(room).map(({ className, width, least, most }) => {
    const size = { width, height: whole(width) };
    const heights = range(least, most + 1).map(whole);
    const style = `min-height:${Math.min(...heights)}px;max-height:${Math.max(...heights)}px`;
    return { className, size, drawing: draw(size), style };
  });
}

/** As part of the page. */
export function inlinePicture({ className, drawing, style }: PosterPicture): string {
  const { tag, attributes, children } = drawing;
  return toSvgString(h(tag, { ...Object.fromEntries(attributes), width: null, height: null, class: className, style }, children));
}

/** As an image that is loaded when it comes near. @param name the start of the file name */
export function pictureFile(name: string, { className, drawing, size, style }: PosterPicture): { html: string; file: ImageFile } {
  const text = themedFile(toSvgString(drawing));
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 8);
  const file = { name: `assets/${name}-${className.includes('wide') ? 'wide' : 'narrow'}-${hash}.svg`, text };
  const words = escapeMarkup(drawing.attributes.get('aria-label') ?? '');
  const html = `<img class="${className}" src="./${file.name}" width="${size.width}" height="${size.height}" alt="${words}" loading="lazy" decoding="async" style="${style}">`;
  return { html, file };
}

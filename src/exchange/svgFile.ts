/**
 * A drawing as a file that stands alone: named, described, and with the address it came from inside. Pure text; colours are values
 * already, and text has fonts every machine has something for.
 */

import { escapeMarkup } from '../charts/svg.ts';

export interface FileWords {
  readonly title: string;
  /** The state in words, for who cannot see it. */
  readonly description: string;
  /** The full address that shows the same again. */
  readonly address: string;
  /** A colour behind the drawing; transparent where left out. */
  readonly background?: string;
}

const NAMESPACE = 'http://www.w3.org/2000/svg';
const FONTS = "Inter, system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif";
const OPENING = /^<svg\b([^>]*)>/;

/**
 * @param drawing an `<svg …>…</svg>`
 * @throws Error where it is something else: callers pass a drawing
 */
export function svgFile(drawing: string, words: FileWords): string {
  const attributes = OPENING.exec(drawing)?.[1];
  if (attributes === undefined) throw new Error('not an SVG drawing');
  const namespace = attributes.includes('xmlns=') ? '' : ` xmlns="${NAMESPACE}"`;
  const opening = `<svg${namespace}${attributes} font-family="${FONTS}" style="font-variant-numeric: tabular-nums">`;
  return drawing.replace(OPENING, () => `${opening}${preface(words)}`);
}

function preface({ title, description, address, background }: FileWords): string {
  const behind = background ? `<rect width="100%" height="100%" fill="${escapeMarkup(background)}"/>` : '';
  const texts = [
    ['title', title],
    ['desc', description],
    ['metadata', address],
  ] as const;
  return texts.map(([tag, text]) => `<${tag}>${escapeMarkup(text)}</${tag}>`).join('') + behind;
}

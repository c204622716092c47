/** Small pictures of directions without words, many in one drawing: one path per colour, so that hundreds of models are few elements. */
import type { Path } from 'd3-path';
import { pathOf } from '../../charts/paths.ts';
import { h, type SvgNode } from '../../charts/svg.ts';
import type { Box, ModelView } from '../../charts/view.ts';
import { type DirectionsLayout, directionsLayout } from './layout.ts';

/** Of a model with more features the longest directions are drawn. */
export const MOST_DIRECTIONS = 40;
const LINE = 1.2;
const DOT = 4;

export type Thumbnail = Pick<DirectionsLayout, 'arrows' | 'guides'>;

/** @param box where it stands in the drawing */
export function thumbnailLayout(model: ModelView, box: Box): Thumbnail {
  const { arrows, guides } = directionsLayout({ ...model, compact: true, origin: box }, box);
  const longest = arrows.length > MOST_DIRECTIONS ? [...arrows].sort((a, b) => b.norm - a.norm).slice(0, MOST_DIRECTIONS) : arrows;
  return { arrows: longest, guides };
}

/** Many lines of one colour. */
interface Stroke {
  readonly key: string;
  readonly d: string;
  readonly colour: string;
  /** With round ends; 1 and without where left out. */
  readonly width?: number;
}

export function drawThumbnails(thumbnails: readonly Thumbnail[]): SvgNode[] {
  return strokesOf(thumbnails).map(({ key, d, colour, width }) =>
    h('path', { key, d, fill: 'none', stroke: colour, ...(width ? { 'stroke-width': width, 'stroke-linecap': 'round' } : {}) }),
  );
}

/** @param resolve a colour as a canvas knows it */
export function paintThumbnails(
  context: CanvasRenderingContext2D,
  thumbnails: readonly Thumbnail[],
  resolve: (colour: string) => string,
): void {
  for (const { d, colour, width } of strokesOf(thumbnails)) {
    context.strokeStyle = resolve(colour);
    context.lineWidth = width ?? 1;
    context.lineCap = width ? 'round' : 'butt';
    context.stroke(new Path2D(d));
  }
}

function strokesOf(thumbnails: readonly Thumbnail[]): readonly Stroke[] {
  const lines = new Map<string, Path>();
  const dots = new Map<string, Path>();
  for (const { colour, from, x, y } of thumbnails.flatMap(({ arrows }) => arrows)) {
    const line = pathOf(lines, colour);
    line.moveTo(from.x, from.y);
    line.lineTo(x, y);
    const dot = pathOf(dots, colour);
    dot.moveTo(x, y);
    dot.lineTo(x, y);
  }
  const guides = thumbnails.map(({ guides: { axes, near } }) => axes + near).join('');
  return [
    { key: 'guides', d: guides, colour: 'var(--grid)' },
    ...wide('lines', lines, LINE),
    // A line of no length has a round cap at both its ends.
    ...wide('dots', dots, DOT),
  ];
}

function wide(kind: string, paths: ReadonlyMap<string, Path>, width: number): readonly Stroke[] {
  return [...paths].map(([colour, path]) => ({ key: `${kind} ${colour}`, d: path.toString(), colour, width }));
}

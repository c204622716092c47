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

export function drawThumbnails(thumbnails: readonly Thumbnail[]): SvgNode[] {
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
    h('path', { key: 'guides', d: guides, fill: 'none', stroke: 'var(--grid)' }),
    ...drawPaths('lines', lines, LINE),
    // A line of no length has a round cap at both its ends.
    ...drawPaths('dots', dots, DOT),
  ];
}

function drawPaths(kind: string, paths: ReadonlyMap<string, Path>, width: number): SvgNode[] {
  return [...paths].map(([stroke, path]) =>
    h('path', { key: `${kind} ${stroke}`, d: path.toString(), fill: 'none', stroke, 'stroke-width': width, 'stroke-linecap': 'round' }),
  );
}

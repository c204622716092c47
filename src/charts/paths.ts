/** Path data by d3-path, rounded. (d3-shape's `line` would do for the polylines, but brings all of its curves: 4 kB.) */
import { type Path, pathRound } from 'd3-path';
import type { Point } from './view.ts';

/** Decimals of a pixel. */
const DIGITS = 2;

/** Straight lines from point to point. */
export function polyline(points: Iterable<Point>, digits = DIGITS): string {
  const path = pathRound(digits);
  let isFirst = true;
  for (const { x, y } of points) {
    if (isFirst) path.moveTo(x, y);
    else path.lineTo(x, y);
    isFirst = false;
  }
  return path.toString();
}

/** The path of a key, a new one at first. */
export function pathOf<Key>(paths: Map<Key, Path>, key: Key): Path {
  const path = paths.get(key) ?? pathRound(DIGITS);
  paths.set(key, path);
  return path;
}

/** The colour scales explained in place: superposition, and signed values. */
import { MOST_SUPERPOSITION, SUPERPOSITION_STEPS, superpositionColour } from './palette.ts';
import { smallText } from './parts.ts';
import { h, type SvgNode } from './svg.ts';
import { indices } from './view.ts';

export interface LegendPlace {
  /** Left end of the colour strip. */
  readonly x: number;
  /** Middle of the strip. */
  readonly y: number;
  readonly width: number;
}

const STRIP = 8;

export function superpositionLegend(place: LegendPlace): SvgNode {
  const colours = indices(SUPERPOSITION_STEPS).map((at) => ({
    fill: superpositionColour((MOST_SUPERPOSITION * at) / (SUPERPOSITION_STEPS - 1)),
  }));
  return legend(place, 'superposition', ['0', `≥ ${MOST_SUPERPOSITION}`], colours);
}

const SIGNED_STEPS = 13;

/** Negative olive, positive magenta, nothing at zero. */
export function signedLegend(place: LegendPlace, title: string): SvgNode {
  const colours = indices(SIGNED_STEPS).map((at) => {
    const value = (2 * at) / (SIGNED_STEPS - 1) - 1;
    return { fill: signedColour(value), 'fill-opacity': Math.abs(value) };
  });
  return legend(place, title, ['−1', '1'], colours);
}

export function signedColour(value: number): string {
  return value < 0 ? 'var(--negative)' : 'var(--positive)';
}

function legend(
  { x, y, width }: LegendPlace,
  title: string,
  ends: readonly [string, string],
  colours: readonly { fill: string }[],
): SvgNode {
  const step = width / colours.length;
  const cells = colours.map((colour, at) => h('rect', { x: x + at * step, y: y - STRIP / 2, width: step + 0.3, height: STRIP, ...colour }));
  return h('g', {}, [
    smallText(x - 24, y + 4, title, { 'text-anchor': 'end' }),
    smallText(x - 5, y + 4, ends[0], { 'text-anchor': 'end' }),
    ...cells,
    smallText(x + width + 5, y + 4, ends[1]),
  ]);
}

/** The two ways and their models as an SVG tree. Decides looks, no positions. */
import { bottomAxis, leftAxis } from '../../charts/axis.ts';
import { formatNumber } from '../../charts/format.ts';
import { featureColour } from '../../charts/palette.ts';
import { labelText, root, smallText } from '../../charts/parts.ts';
import { h, type SvgNode } from '../../charts/svg.ts';
import { drawPlane } from '../../figure/concept/plane.ts';
import { WAYS, type WayName } from './branches.ts';
import type { DrawnModel, PerturbedLayout } from './layout.ts';

const LOOKS: Readonly<Record<WayName, { readonly colour: string; readonly words: string }>> = {
  down: { colour: 'var(--accent)', words: 'getting rarer' },
  up: { colour: 'var(--ink)', words: 'getting more frequent' },
};

/** @param label what the drawing shows, for screen readers */
export function drawPerturbed(layout: PerturbedLayout, label: string): SvgNode {
  return root(layout, label, [...layout.models.map((model) => drawModel(model, layout.cursor.relative)), ...drawLosses(layout)]);
}

function drawModel({ way, centre, unit, tips, loss }: DrawnModel, relative: number): SvgNode {
  const { colour, words } = LOOKS[way];
  const top = Math.max(16, centre.y - unit * 1.35);
  return h('g', { key: way }, [
    labelText(centre.x, top - 4, words, true, { fill: colour, 'font-size': 12 }),
    drawPlane({ centre, unit }, 1.2),
    ...tips.map(({ x, y }, f) => drawFeature(x, y, f, centre)),
    smallText(centre.x, centre.y + unit * 1.35 + 12, loss === null ? 'not there yet' : `at ${relative} ×: loss ${formatNumber(loss)}`, {
      'text-anchor': 'middle',
    }),
  ]);
}

/** The varied one is drawn stronger. */
function drawFeature(x: number, y: number, feature: number, centre: DrawnModel['centre']): SvgNode {
  const colour = featureColour(feature, 5);
  return h('g', { key: feature, 'data-feature': feature }, [
    h('line', { x1: centre.x, y1: centre.y, x2: x, y2: y, stroke: colour, 'stroke-width': feature === 0 ? 3 : 2 }),
    h('circle', { cx: x, cy: y, r: feature === 0 ? 5 : 4, fill: colour, stroke: 'var(--surface)' }),
  ]);
}

function drawLosses({ plot, xTicks, yTicks, lines, dots, theory, crossing, cursor }: PerturbedLayout): readonly SvgNode[] {
  const bottom = plot.y + plot.height;
  return [
    leftAxis(plot, { ticks: yTicks, lines: 'grid', title: 'expected loss' }),
    bottomAxis(plot, { ticks: xTicks, lines: 'marks', title: 'density of one feature ÷ density of the others' }),
    h('line', { key: 'cursor', x1: cursor.x, x2: cursor.x, y1: plot.y, y2: bottom, stroke: 'var(--axis)' }),
    h('path', { key: 'theory', d: theory, fill: 'none', stroke: 'var(--muted)', 'stroke-dasharray': '4 4' }),
    ...WAYS.flatMap((way) => [
      h('path', { key: `line ${way}`, d: lines[way], fill: 'none', stroke: LOOKS[way].colour, 'stroke-width': 2 }),
      ...dots[way].map(({ x, y }, at) => h('circle', { key: `${way} ${at}`, cx: x, cy: y, r: 3, fill: LOOKS[way].colour })),
    ]),
    crossing && drawCrossing(crossing, plot.x + plot.width / 2),
  ].filter((node) => node !== null);
}

function drawCrossing({ x, y, relative }: NonNullable<PerturbedLayout['crossing']>, middle: number): SvgNode {
  const isLeft = x > middle;
  return h('g', { key: 'crossing' }, [
    h('circle', { cx: x, cy: y, r: 7, fill: 'none', stroke: 'var(--ink)', 'stroke-width': 1.5 }),
    labelText(x + (isLeft ? -12 : 12), y + 20, `equal at ${formatNumber(relative, 2)} ×`, true, {
      'text-anchor': isLeft ? 'end' : 'start',
    }),
  ]);
}

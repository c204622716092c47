/** One training as an SVG tree. Decides looks, no positions. */
import { bottomAxis, leftAxis } from '../../charts/axis.ts';
import { featureLabel } from '../../charts/featureNames.ts';
import { labelText, root } from '../../charts/parts.ts';
import { polyline } from '../../charts/paths.ts';
import { drawSolid } from '../../charts/solid.ts';
import { h, type SvgNode } from '../../charts/svg.ts';
import { drawPlane } from '../../figure/concept/plane.ts';
import type { LearningLayout, SpacePart } from './layout.ts';
import type { Level, LevelLabel } from './levels.ts';
import type { Cursor, CurvePart } from './lossPart.ts';

/** @param label what the drawing shows, for screen readers */
export function drawLearning(layout: LearningLayout, label: string): SvgNode {
  const { space, shares } = layout;
  return root(layout, label, [...(space ? drawSpace(space) : []), ...(shares ? drawShares(shares, layout) : []), ...drawLoss(layout)]);
}

function drawSpace({ box, centre, unit, ways, tips, solid, camera, name, isFlat }: SpacePart): readonly SvgNode[] {
  return [
    h('g', { key: 'plane' }, [isFlat && drawPlane({ centre, unit }, 1.2)]),
    h('g', { key: 'solid' }, [solid && drawSolid(solid.points, solid.hull, camera, { centre, unit }, 'var(--muted)')]),
    h(
      'g',
      { key: 'ways', fill: 'none', 'stroke-width': 1.6, 'stroke-opacity': 0.75, 'stroke-linejoin': 'round' },
      ways.map(({ feature, colour, d }) => h('path', { key: feature, d, stroke: colour })),
    ),
    h(
      'g',
      { key: 'tips' },
      tips.map(({ x, y, feature, colour, label }) =>
        h('g', { key: feature }, [
          isFlat && h('line', { x1: centre.x, y1: centre.y, x2: x, y2: y, stroke: colour, 'stroke-width': 2 }),
          h('circle', { cx: x, cy: y, r: 5, fill: colour, stroke: 'var(--surface)' }),
          label && labelText(label.x, label.y, featureLabel(feature), false, { 'font-size': 10.5, 'dominant-baseline': 'central' }),
        ]),
      ),
    ),
    labelText(box.x + box.width / 2, box.y + box.height - 8, name, true, { key: 'name', 'font-size': 13 }),
    h('rect', { key: 'grip', ...box, fill: 'transparent', style: isFlat ? null : 'cursor:grab' }),
  ];
}

function drawShares({ box, yTicks, lines }: CurvePart, { jumps, loss: { cursor } }: LearningLayout): readonly SvgNode[] {
  return [
    leftAxis(box, { ticks: yTicks, lines: 'grid', title: 'dimensionality D of each feature' }),
    h(
      'g',
      { key: 'shares', fill: 'none', 'stroke-width': 1.4, 'stroke-opacity': 0.85, 'stroke-linejoin': 'round' },
      lines.map(({ feature, colour, d }) => h('path', { key: feature, d, stroke: colour })),
    ),
    ...jumps.map(({ x, step }) => drawUpright(x, box, `jump above ${step}`)),
    ...(cursor ? [drawUpright(cursor.x, box, 'cursor above', true)] : []),
  ];
}

function drawUpright(x: number, { y, height }: CurvePart['box'], key: string, isCursor = false): SvgNode {
  const look = isCursor ? { stroke: 'var(--ink)' } : { stroke: 'var(--accent)', 'stroke-dasharray': '3 3' };
  return h('line', { key, x1: x, x2: x, y1: y, y2: y + height, ...look });
}

function drawLoss({ loss: { box, xTicks, yTicks, lines, levels, cursor }, jumps }: LearningLayout): readonly SvgNode[] {
  const right = box.x + box.width;
  return [
    leftAxis(box, { ticks: yTicks, lines: levels.length > 0 ? 'marks' : 'grid', title: 'loss, logarithmic' }),
    bottomAxis(box, { ticks: xTicks, lines: 'marks', title: 'training steps' }),
    h('line', { key: 'base', x1: box.x, x2: right, y1: box.y + box.height, y2: box.y + box.height, stroke: 'var(--axis)' }),
    ...levels.map((level) => drawLevel(level, box)),
    ...levels.flatMap(({ label, name, isRest }) => (label ? [drawLevelLabel(label, name, isRest)] : [])),
    ...lines.map(({ colour, d }) =>
      h('path', { key: 'loss', d, fill: 'none', stroke: colour, 'stroke-width': 2, 'stroke-linejoin': 'round' }),
    ),
    ...jumps.flatMap(({ x, step }) => [
      drawUpright(x, box, `jump ${step}`),
      h('circle', { key: `mark ${step}`, cx: x, cy: box.y, r: 5, fill: 'var(--accent)', stroke: 'var(--surface)' }),
    ]),
    ...(cursor ? drawCursor(cursor, box) : []),
  ];
}

function drawLevel({ y, name }: Level, { x, width }: CurvePart['box']): SvgNode {
  const look = { stroke: 'var(--accent)', 'stroke-opacity': 0.6, 'stroke-dasharray': '2 4' };
  return h('line', { key: name, x1: x, x2: x + width, y1: y, y2: y, ...look });
}

/** Stronger where the training has come to rest. */
function drawLevelLabel({ lines, leader }: LevelLabel, name: string, isRest: boolean): SvgNode {
  const look = { 'font-size': 10, 'dominant-baseline': 'central', fill: isRest ? 'var(--ink)' : 'var(--muted)' };
  return h('g', { key: `name ${name}`, class: 'level' }, [
    h('path', { d: polyline(leader), fill: 'none', stroke: 'var(--accent)', 'stroke-opacity': 0.6 }),
    ...lines.map(({ x, y, text }) => h('text', { x, y, ...look }, [text])),
  ]);
}

function drawCursor({ x, label }: Cursor, box: CurvePart['box']): readonly SvgNode[] {
  return [
    drawUpright(x, box, 'cursor', true),
    labelText(label.x, label.y, label.text, false, { key: 'now', 'text-anchor': 'start', 'font-size': 11 }),
  ];
}

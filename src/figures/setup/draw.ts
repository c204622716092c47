/** The diagram of the set-up as an SVG tree. Decides looks, no positions. */
import { featureLabel } from '../../charts/featureNames.ts';
import { signedColour, signedLegend } from '../../charts/legend.ts';
import { labelText, smallText } from '../../charts/parts.ts';
import { h, type SvgNode } from '../../charts/svg.ts';
import { board } from '../../figure/concept/frame.ts';
import type { SetupLayout, Slot, Wire } from './layout.ts';

export function drawSetup(layout: SetupLayout): SvgNode {
  const numbers = layout.radius >= 9;
  return board(layout, 'An example on its way through the model', [
    ...layout.heads.map(({ part, x, title, line }, at) => drawHead(part, x, title, line, at === 3)),
    h('g', { 'data-part': 'model', fill: 'none' }, layout.wires.map(drawWire)),
    h(
      'g',
      { 'data-part': 'data' },
      layout.inputs.map((slot) => drawInput(slot, layout.radius, numbers)),
    ),
    h('g', { 'data-part': 'model' }, [
      ...layout.hidden.map((slot) => drawUnit(slot, layout.radius)),
      ...layout.outputs.map((slot) => drawSlot(slot, layout.radius, numbers)),
    ]),
    h(
      'g',
      { 'data-part': 'loss' },
      layout.errors.map(({ y, end, text }) => drawError(layout.errorsFrom, y, end, numbers ? text : null)),
    ),
    signedLegend(layout.legend, 'weight'),
  ]);
}

function drawHead(part: string, x: number, title: string, line: string, left: boolean): SvgNode {
  const anchor = left ? 'start' : 'middle';
  return h('g', { 'data-part': part }, [
    labelText(x, 18, title, true, { 'text-anchor': anchor, 'font-size': 13, 'font-weight': 600 }),
    smallText(x, 36, line, { 'text-anchor': anchor }),
  ]);
}

function drawWire({ from, to, weight, live }: Wire): SvgNode {
  return h('line', {
    ...{ x1: from.x, y1: from.y, x2: to.x, y2: to.y, stroke: signedColour(weight) },
    'stroke-width': 0.6 + 2.4 * Math.min(1.3, Math.abs(weight)),
    opacity: live ? 0.85 : 0.16,
  });
}

/** A circle filled from below as far as the feature is present. */
function drawSlot({ index, at, value, colour, label, dimmed, text }: Slot, radius: number, numbers: boolean): SvgNode {
  return h('g', { key: index, 'data-feature': index, opacity: dimmed ? 0.45 : null }, [
    drawLevel(at.x, at.y, radius, value, colour),
    numbers && value > 0.005 && smallText(at.x + radius + 4, at.y - radius + 2, text, { fill: 'var(--ink)' }),
    label !== null && !numbers && smallText(at.x + radius + 5, at.y + 4, label),
  ]);
}

function drawLevel(x: number, y: number, radius: number, value: number, colour: string): SvgNode {
  const filled = radius * Math.sqrt(Math.min(1.2, Math.max(0, value)));
  return h('g', {}, [
    h('circle', { cx: x, cy: y, r: radius, fill: 'var(--surface)', stroke: colour, 'stroke-width': 1.5 }),
    value > 0 && h('circle', { cx: x, cy: y, r: filled, fill: colour }),
  ]);
}

/** Inputs can be set by hand: each is a slider from 0 to 1. */
function drawInput({ index, at, value, colour, label, dimmed, text }: Slot, radius: number, numbers: boolean): SvgNode {
  const attributes = {
    ...{ key: index, class: 'handle', tabindex: 0, role: 'slider', 'data-handle': `x${index}`, 'data-feature': index },
    ...{ 'aria-label': `Feature ${label ?? featureLabel(index)} of the example`, 'aria-valuemin': 0, 'aria-valuemax': 1 },
    ...{ 'aria-valuenow': Number(value.toFixed(2)), style: 'touch-action:none;cursor:pointer', opacity: dimmed ? 0.45 : null },
  };
  return h('g', attributes, [
    h('circle', { cx: at.x, cy: at.y, r: Math.max(12, radius), fill: 'transparent' }),
    drawLevel(at.x, at.y, radius, value, colour),
    label !== null && labelText(at.x - radius - 6, at.y + 4, label, value > 0, { 'text-anchor': 'end' }),
    numbers && value > 0.005 && smallText(at.x + radius + 4, at.y - radius + 2, text, { fill: 'var(--ink)' }),
  ]);
}

function drawUnit({ index, at, value, colour, text }: Slot, radius: number): SvgNode {
  const size = Math.max(radius, 6);
  return h('g', { key: `h${index}` }, [
    h('rect', { x: at.x - size, y: at.y - size, width: 2 * size, height: 2 * size, rx: 3, fill: 'var(--surface)', stroke: 'var(--axis)' }),
    h('rect', {
      x: at.x - size,
      y: at.y - size,
      width: 2 * size,
      height: 2 * size,
      rx: 3,
      fill: colour,
      opacity: Math.min(1, Math.abs(value)),
    }),
    radius >= 9 && text !== '' && labelText(at.x, at.y + size + 13, text, false, { 'font-size': 11 }),
  ]);
}

function drawError(from: number, y: number, end: number, text: string | null): SvgNode {
  return h('g', {}, [
    h('rect', { x: from, y: y - 5, width: Math.max(0, end - from), height: 10, fill: 'var(--bad)' }),
    text !== null && smallText(end + 5, y + 4, text),
  ]);
}

/** What a map's colours mean: the phase diagram's colour square, a scale of amounts, a list of names. */
import { AMOUNT_STEPS, amountColour, PHASE_STEPS, phaseColour } from './palette.ts';
import { smallText } from './parts.ts';
import { h, type SvgNode } from './svg.ts';
import { textLines } from './textLines.ts';
import { type Box, indices } from './view.ts';

const SQUARE = 84;

/** Norm upwards, superposition to the right; what the corners mean stands below, or beside where that is wider. */
export function phaseSquare(box: Box): SvgNode {
  const [left, top] = [box.x, box.y + 18];
  const [right, bottom, middle] = [left + SQUARE, top + SQUARE, top + SQUARE / 2];
  const isWide = box.width > 2 * SQUARE;
  const words = { ...box, x: isWide ? right + 56 : left, y: isWide ? top - 14 : bottom + 36 };
  return h('g', {}, [
    smallText(left, top - 6, 'the extra feature', { fill: 'var(--ink)' }),
    h('g', { 'shape-rendering': 'crispEdges' }, squareCells(left, top)),
    smallText(right + 6, top + 9, '≥ 1'),
    smallText(right + 6, middle + 4, 'norm'),
    smallText(right + 6, bottom, '0'),
    smallText(left, bottom + 13, '0'),
    smallText(right, bottom + 13, '≥ 1', { 'text-anchor': 'end' }),
    smallText(left + SQUARE / 2, bottom + 26, 'superposition', { 'text-anchor': 'middle' }),
    ...nameLines({ ...words, width: isWide ? box.width - SQUARE - 56 : box.width }, FATES),
  ]);
}

const FATES = [
  { colour: phaseColour(0, 0), text: 'not learned' },
  { colour: phaseColour(1, 0), text: 'a dimension of its own' },
  { colour: phaseColour(1, 1), text: 'in superposition' },
];

function squareCells(left: number, top: number): SvgNode[] {
  const cell = SQUARE / PHASE_STEPS;
  const share = (at: number) => at / (PHASE_STEPS - 1);
  return indices(PHASE_STEPS * PHASE_STEPS).map((at) => {
    const [up, across] = [Math.floor(at / PHASE_STEPS), at % PHASE_STEPS];
    const [x, y] = [left + across * cell, top + SQUARE - (up + 1) * cell];
    return h('rect', { x, y, width: cell, height: cell, fill: phaseColour(share(up), share(across)) });
  });
}

const STRIP = 10;
const [LINE, LETTER, BETWEEN_NAMES] = [14, 5.8, 4];

export function amountLegend(
  box: Box,
  { title, low, high }: { readonly title: string; readonly low: string; readonly high: string },
): SvgNode {
  const width = Math.min(box.width, 140);
  const step = width / AMOUNT_STEPS;
  const words = textLines(title, box.width / LETTER);
  const [x, y] = [box.x, box.y + 4 + LINE * words.length];
  return h('g', {}, [
    ...words.map((line, at) => smallText(x, box.y + 12 + LINE * at, line)),
    ...indices(AMOUNT_STEPS).map((at) =>
      h('rect', { x: x + at * step, y, width: step + 0.3, height: STRIP, fill: amountColour(at / (AMOUNT_STEPS - 1)) }),
    ),
    smallText(x, y + STRIP + 13, low),
    smallText(x + width, y + STRIP + 13, high, { 'text-anchor': 'end' }),
  ]);
}

export interface NamedColours {
  readonly title: string;
  readonly entries: readonly { readonly colour: string; readonly text: string }[];
}

export function namesLegend(box: Box, { title, entries }: NamedColours): SvgNode {
  const lines = nameLines({ ...box, y: box.y + 18 }, entries);
  return h('g', {}, [smallText(box.x, box.y + 12, title, { fill: 'var(--ink)' }), ...lines]);
}

/** Of what `namesLegend` draws in a box of this width. */
export function namesHeight(width: number, entries: NamedColours['entries']): number {
  return entries.reduce((height, { text }) => height + LINE * linesOf(text, width).length + BETWEEN_NAMES, 18 + LINE);
}

function linesOf(text: string, width: number): readonly string[] {
  return textLines(text, (width - 16) / LETTER);
}

/** One swatch per name; long names wrap. */
function nameLines(box: Box, entries: NamedColours['entries']): SvgNode[] {
  const drawn: SvgNode[] = [];
  let y = box.y + LINE;
  for (const { colour, text } of entries) {
    drawn.push(h('rect', { x: box.x, y: y - 9, width: 10, height: 10, fill: colour }));
    for (const line of linesOf(text, box.width)) {
      drawn.push(smallText(box.x + 16, y, line));
      y += LINE;
    }
    y += BETWEEN_NAMES;
  }
  return drawn;
}

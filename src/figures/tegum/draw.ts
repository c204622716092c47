/** Parts, whole and overlaps as an SVG tree: the features of one part share a colour. Decides looks, no positions. */
import { plural } from '../../charts/format.ts';
import { signedColour } from '../../charts/legend.ts';
import { groupColour } from '../../charts/palette.ts';
import { labelText, root, smallText } from '../../charts/parts.ts';
import { drawShape } from '../../charts/shape.ts';
import { h, type SvgNode } from '../../charts/svg.ts';
import { textLines } from '../../charts/textLines.ts';
import { fractionOf } from '../shapes/catalogue.ts';
import { sumInWords, wholeInWords } from './describe.ts';
import type { DrawnPart, DrawnShape, TegumLayout } from './layout.ts';
import type { Part, Product } from './product.ts';

/** @param label what the drawing shows, for screen readers */
export function drawTegum(layout: TegumLayout, label: string): SvgNode {
  return root(layout, label, [...layout.parts.flatMap(drawPart), ...drawSigns(layout), ...drawWhole(layout), ...drawOverlaps(layout)]);
}

function colourOf({ parts }: Product, feature: number): string {
  const part = parts.findLastIndex(({ from }) => from <= feature);
  return groupColour(part);
}

const middleOf = ({ x, width }: { readonly x: number; readonly width: number }) => x + width / 2;

function drawPart(drawn: DrawnPart, at: number): readonly SvgNode[] {
  const { part, box } = drawn;
  const middle = middleOf(box);
  const bottom = box.y + box.height;
  const centred = { 'text-anchor': 'middle' };
  return [
    h('g', { key: `part ${at}` }, [...drawShape(drawn.shape, { ...drawn, radius: 4, colourOf: () => groupColour(at) })]),
    labelText(middle, bottom + 12, part.title, true, { key: `name ${at}`, 'font-size': 12.5 }),
    smallText(middle, bottom + 29, plural(part.dimensions, 'dimension'), { key: `size ${at}`, ...centred }),
    smallText(middle, bottom + 45, `${part.vertices.length} × D = ${fractionOf(part.shares[0] ?? 0)}`, { key: `share ${at}`, ...centred }),
  ];
}

/** A right angle between neighbours. */
function drawSigns({ parts }: TegumLayout): readonly SvgNode[] {
  return parts
    .slice(1)
    .map(({ box }, at) =>
      labelText(box.x, box.y + box.height / 2 + 6, '⊥', false, { key: `sign ${at}`, 'font-size': 20, fill: 'var(--muted)' }),
    );
}

function drawWhole({ whole, wholeBox, product }: TegumLayout): readonly SvgNode[] {
  const middle = middleOf(wholeBox);
  const bottom = wholeBox.y + wholeBox.height;
  return [
    labelText(middle, wholeBox.y - 8, 'together', true, { key: 'heading', 'font-size': 12.5 }),
    ...(whole ? [drawBody(whole, product)] : drawNoPicture(wholeBox, product)),
    labelText(middle, bottom + 14, wholeInWords(product), true, { key: 'whole', 'font-size': 13 }),
    smallText(middle, bottom + 32, sumInWords(product), { key: 'sum', 'text-anchor': 'middle' }),
  ];
}

function drawBody({ shape, ...look }: DrawnShape, product: Product): SvgNode {
  return h('g', { key: 'body' }, [...drawShape(shape, { ...look, radius: 5, colourOf: (vertex) => colourOf(product, vertex) })]);
}

const LETTER = 6.6;
const LINE = 18;

function drawNoPicture({ x, y, width, height }: DrawnShape['box'], { dimensions }: Product): readonly SvgNode[] {
  const words = `No page can show ${dimensions} dimensions. Each part lies in dimensions of its own, as drawn above, and what holds between features is in the table.`;
  const lines = textLines(words, (width - 32) / LETTER);
  const top = y + height / 2 - ((lines.length - 1) * LINE) / 2;
  return lines.map((line, at) =>
    smallText(x + width / 2, top + at * LINE, line, { key: `line ${at}`, 'text-anchor': 'middle', 'font-size': 12 }),
  );
}

function drawOverlaps({ overlaps: box, product }: TegumLayout): readonly SvgNode[] {
  const { overlaps, parts, vertices } = product;
  const count = vertices.length;
  const cells = Array.from(overlaps, (value, at) => ({ value, row: Math.floor(at / count), column: at % count }));
  return [
    labelText(middleOf(box), box.y - 8, 'overlap of every two features', true, { key: 'overlaps heading', 'font-size': 12.5 }),
    h(
      'g',
      { key: 'cells' },
      cells.filter(({ value }) => Math.abs(value) > 1e-9).map(({ value, row, column }) => drawCell(box, { value, row, column })),
    ),
    ...parts.map((part) => drawBlock(box, part)),
    h('rect', { key: 'frame', x: box.x, y: box.y, width: box.width, height: box.height, fill: 'none', stroke: 'var(--axis)' }),
  ];
}

interface Cell {
  readonly value: number;
  readonly row: number;
  readonly column: number;
}

function drawCell({ x, y, cell }: TegumLayout['overlaps'], { value, row, column }: Cell): SvgNode {
  const side = cell - 1;
  const look = { width: side, height: side, fill: signedColour(value), 'fill-opacity': Math.abs(value) };
  return h('rect', { key: `${row} ${column}`, x: x + column * cell, y: y + row * cell, ...look });
}

function drawBlock({ x, y, cell }: TegumLayout['overlaps'], { from, vertices, title }: Part): SvgNode {
  const side = vertices.length * cell;
  const look = { width: side, height: side, fill: 'none', stroke: 'var(--ink)', 'stroke-width': 1.2 };
  return h('rect', { key: `block ${from} ${title}`, x: x + from * cell, y: y + from * cell, ...look });
}

/** Draws the catalogue: the chosen shape with its numbers, and all of them small. Decides looks, no positions. */
import { cameraBasis, INITIAL_CAMERA } from '../../charts/camera.ts';
import { formatNumber } from '../../charts/format.ts';
import { groupColour } from '../../charts/palette.ts';
import { labelText, root, smallText } from '../../charts/parts.ts';
import { drawShape } from '../../charts/shape.ts';
import { h, type SvgNode } from '../../charts/svg.ts';
import { type CatalogueEntry, fractionOf } from './catalogue.ts';
import type { DrawnShape, ShapesLayout } from './layout.ts';
import { titleOf } from './titles.ts';

export function drawShapes(layout: ShapesLayout, label: string): SvgNode {
  return root(layout, label, [drawLarge(layout), ...layout.small.map((shape) => drawSmall(shape, shape.isChosen))]);
}

function drawLarge({ large, camera }: ShapesLayout): SvgNode {
  const { entry, box, centre, unit } = large;
  const middle = box.x + box.width / 2;
  return h('g', { key: 'large' }, [
    h('circle', { cx: centre.x, cy: centre.y, r: unit, fill: 'none', stroke: 'var(--grid)' }),
    ...bodyOf(large, camera, 5),
    labelText(middle, box.y + box.height + 8, entry.title, true, { 'font-size': 14 }),
    smallText(middle, box.y + box.height + 27, sharesInWords(entry), { 'text-anchor': 'middle' }),
    smallText(middle, box.y + box.height + 44, costInWords(entry), { 'text-anchor': 'middle' }),
    smallText(middle, box.y + box.height + 61, partsInWords(entry), { 'text-anchor': 'middle' }),
  ]);
}

function drawSmall(shape: DrawnShape, isChosen: boolean): SvgNode {
  const { entry, box } = shape;
  const middle = box.x + box.width / 2;
  return h('g', { key: entry.name, 'data-shape': entry.name }, [
    isChosen &&
      h('rect', {
        x: box.x + 3,
        y: box.y + 1,
        width: box.width - 6,
        height: box.height - 4,
        rx: 6,
        fill: 'var(--surface)',
        stroke: 'var(--accent)',
      }),
    ...bodyOf(shape, INITIAL_CAMERA, 2.4),
    smallText(middle, box.y + box.height - 24, entry.title.replace('pentagonal', 'pent.').replace('triangular', 'triang.'), {
      'text-anchor': 'middle',
      fill: 'var(--ink)',
      'font-size': 10.5,
    }),
    smallText(middle, box.y + box.height - 10, entry.shares.map(({ dimensionality }) => fractionOf(dimensionality)).join(', '), {
      'text-anchor': 'middle',
    }),
  ]);
}

function bodyOf(shape: DrawnShape, camera: ShapesLayout['camera'], radius: number): readonly SvgNode[] {
  const { entry, centre, unit } = shape;
  const facing = entry.dimensions === 3 ? camera : { yaw: 0, pitch: 0 };
  const colourOf = (vertex: number) => groupColour(factorOf(entry, vertex));
  return drawShape({ ...shape, dimensions: entry.dimensions }, { camera: cameraBasis(facing), frame: { centre, unit }, radius, colourOf });
}

/** The vertices of one factor of a product share a colour. Which factor a vertex belongs to: factors are listed one after the other, the largest part of a space first. */
function factorOf({ vertices, factors }: CatalogueEntry, vertex: number): number {
  if (factors.length === 1) return 0;
  const axis = vertices[vertex]?.findIndex((x) => Math.abs(x) > 1e-9) ?? 0;
  return factors.every((factor) => factor === 'digon') ? axis : axis === 2 ? 1 : 0;
}

export function sharesInWords({ shares }: CatalogueEntry): string {
  const parts = shares.map(({ dimensionality, count }) => `${count} × ${fractionOf(dimensionality)}`);
  return `dimensionality D: ${parts.join(' + ')}`;
}

export function costInWords({ energies }: CatalogueEntry): string {
  return `interference left by a ReLU: ${energies.map((energy) => formatNumber(energy)).join(', ')}`;
}

/** What a product is put together from; empty for what is no product. */
export function partsInWords({ factors }: CatalogueEntry): string {
  const [first, ...rest] = factors.toReversed();
  if (first === undefined || rest.length === 0) return '';
  if (rest.every((factor) => factor === first)) return `made of ${factors.length} pairs of opposites at right angles`;
  return `made of a ${titleOf(first)} at right angles to a ${rest.map(titleOf).join(' and a ')}`;
}

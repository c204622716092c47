/** Draws the catalogue: the chosen shape with its numbers, and all of them small. Decides looks, no positions. */
import { cameraBasis } from '../../charts/camera.ts';
import { formatNumber } from '../../charts/format.ts';
import { labelText, root, smallText } from '../../charts/parts.ts';
import { drawSolid } from '../../charts/solid.ts';
import { h, type SvgNode } from '../../charts/svg.ts';
import { indices } from '../../charts/view.ts';
import { type CatalogueEntry, fractionOf, titleOf } from './catalogue.ts';
import type { DrawnShape, ShapesLayout } from './layout.ts';

export function drawShapes(layout: ShapesLayout, label: string): SvgNode {
  return root(layout, label, [drawLarge(layout), ...layout.small.map((shape) => drawSmall(shape, shape.isChosen))]);
}

function drawLarge({ large, camera }: ShapesLayout): SvgNode {
  const { entry, box, centre, unit } = large;
  const middle = box.x + box.width / 2;
  return h('g', { key: 'large' }, [
    h('circle', { cx: centre.x, cy: centre.y, r: unit, fill: 'none', stroke: 'var(--grid)' }),
    body(large, camera),
    ...corners(large, 5),
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
    body(shape, { yaw: -0.6, pitch: 0.35 }),
    ...corners(shape, 2.4),
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

/** A solid, the outline of a polygon, or a line between two points. */
function body({ entry, points, hull, centre, unit, onPage }: DrawnShape, camera: ShapesLayout['camera']): SvgNode {
  if (entry.dimensions === 3) return drawSolid(points, hull, cameraBasis(camera), { centre, unit });
  const path = onPage.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
  const isSquare = entry.name === 'square';
  return h('g', { 'stroke-linejoin': 'round' }, [
    h('path', {
      d: isSquare ? outlineOf(onPage, [0, 2, 1, 3]) : `${path}Z`,
      fill: 'var(--accent)',
      'fill-opacity': 0.12,
      stroke: 'var(--ink)',
      'stroke-opacity': 0.8,
    }),
    ...onPage.map(({ x, y }, at) => h('line', { key: at, x1: centre.x, y1: centre.y, x2: x, y2: y, stroke: 'var(--axis)' })),
  ]);
}

/** The square is listed pair by pair. */
function outlineOf(onPage: DrawnShape['onPage'], order: readonly number[]): string {
  const path = order.map((vertex, at) => {
    const { x, y } = onPage[vertex] ?? { x: 0, y: 0 };
    return `${at === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
  });
  return `${path.join('')}Z`;
}

/** Nearer corners are larger, and drawn last. The vertices of one factor of a product share a colour. */
function corners({ entry, onPage }: DrawnShape, radius: number): SvgNode[] {
  const order = indices(onPage.length).sort((one, other) => (onPage[one]?.depth ?? 0) - (onPage[other]?.depth ?? 0));
  return order.map((vertex) => {
    const { x, y, depth } = onPage[vertex] ?? { x: 0, y: 0, depth: 0 };
    const r = entry.dimensions === 3 ? radius * (1 + 0.35 * depth) : radius;
    return h('circle', { key: vertex, cx: x, cy: y, r, fill: `var(--feature-${factorOf(entry, vertex) % 8})`, stroke: 'var(--surface)' });
  });
}

/** Which factor of a product a vertex belongs to: factors are listed one after the other, the largest part of a space first. */
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

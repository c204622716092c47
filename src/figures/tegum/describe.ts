/** Shapes put together, in words and as a table. */
import { formatFixed, plural } from '../../charts/format.ts';
import type { Table } from '../../charts/view.ts';
import { fractionOf } from '../shapes/catalogue.ts';
import type { Pair } from './layout.ts';
import { type Part, type Product, productOf } from './product.ts';
import type { TegumSettings } from './settings.ts';

/** "one octahedron: 6 features in 3 dimensions" */
export function wholeInWords({ name, vertices, dimensions }: Product): string {
  return `${name}: ${plural(vertices.length, 'feature')} in ${plural(dimensions, 'dimension')}`;
}

/** "D: 3 × 2/3 + 2 × 1/2 = 3" */
export function sumInWords({ parts, shares }: Product): string {
  const total = shares.reduce((sum, share) => sum + share, 0);
  const sums = parts.map(({ from, vertices }) => `${vertices.length} × ${fractionOf(shares[from] ?? 0)}`);
  return `D: ${sums.join(' + ')} = ${fractionOf(total)}`;
}

export function describeTegum({ parts }: TegumSettings): string {
  const product = productOf(parts);
  const parted = product.parts.map(partInWords).join(', at right angles to ');
  return `${parted}. Together ${wholeInWords(product)}. No feature overlaps with one of another part, so each keeps its share: ${sumInWords(product)}, the number of dimensions.`;
}

function partInWords({ title, vertices, dimensions, shares }: Part): string {
  return `${title} (${plural(vertices.length, 'feature')} in ${plural(dimensions, 'dimension')}, D ${fractionOf(shares[0] ?? 0)})`;
}

export function tegumTable({ parts }: TegumSettings): Table {
  const product = productOf(parts);
  const count = product.vertices.length;
  const overlapBeyond = (feature: number, { from, vertices }: Part) => {
    const own = Array.from({ length: count }, (_, other) => ({ other, value: Math.abs(product.overlaps[feature * count + other] ?? 0) }));
    return Math.max(0, ...own.filter(({ other }) => other < from || other >= from + vertices.length).map(({ value }) => value));
  };
  return {
    columns: ['feature', 'part', 'D in the part alone', 'D together', 'largest overlap with other parts'],
    rows: product.parts.flatMap((part) =>
      part.vertices.map((_, at) => {
        const feature = part.from + at;
        const beyond = formatFixed(overlapBeyond(feature, part));
        return [feature, part.title, formatFixed(part.shares[at] ?? 0, 3), formatFixed(product.shares[feature] ?? 0, 3), beyond];
      }),
    ),
  };
}

export function tegumTip({ parts }: TegumSettings, { row, column }: Pair): string {
  const { overlaps, shares, vertices } = productOf(parts);
  if (row === column) return `feature ${row}: D ${fractionOf(shares[row] ?? 0)}`;
  return `features ${row} and ${column}: overlap ${formatFixed(overlaps[row * vertices.length + column] ?? 0)}`;
}

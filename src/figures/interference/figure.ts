/** WᵀW and b of an experiment's best model. Pointer and arrow keys read single cells. */
import { max, min } from 'd3-array';
import { featureLabel } from '../../charts/featureNames.ts';
import { formatNumber, plural } from '../../charts/format.ts';
import { cleanModel, indices, type ModelView, type Table } from '../../charts/view.ts';
import { LINEAR_KEEPS_TOP, PAIRS_AMONG_LESS_IMPORTANT } from '../../figure/claims.ts';
import { BLOCKS_ORTHOGONAL } from '../../figure/claimsOfSets.ts';
import { defineFigure } from '../../figure/defineFigure.tsx';
import type { Change } from '../../figure/definition.ts';
import { frontModel } from '../../figure/frontModel.ts';
import { isBasic, responses } from '../../model/geometry/geometry.ts';
import { drawInterference } from './draw.ts';
import { blockSize, type Cell, cellAt, type InterferenceInput, interferenceLayout, moveCell, nameOf } from './layout.ts';
import meta from './meta.ts';

export default defineFigure({
  meta,
  claims: [LINEAR_KEEPS_TOP, PAIRS_AMONG_LESS_IMPORTANT, BLOCKS_ORTHOGONAL],
  view: (): Cell | null => null,
  input: (state, cell): InterferenceInput => {
    const model = frontModel(state);
    return { ...model, selectedCell: cellWithin(model.nFeatures, cell) };
  },
  layout: interferenceLayout,
  draw: drawInterference,
  describe: describeInterference,
  table: interferenceTable,
  leftOut: ({ nFeatures }) => {
    const block = blockSize(nFeatures);
    return block === 1 ? null : `Each square stands for ${block} × ${block} pairs of features and shows the strongest of them.`;
  },
  hit: cellAt,
  tip: interferenceTooltip,
  onHit: (cell, { view }) => (isSame(cell, view) ? null : choose(cell)),
  onKey: ({ key }, { view, input }) => {
    if (key === 'Escape') return choose(null);
    const cell = moveCell(input.nFeatures, view, key);
    return cell && choose(cell);
  },
  help: () => 'Arrow keys move through the matrix.',
  announcement: (input) => (input.selectedCell ? interferenceTooltip(input, input.selectedCell) : null),
});

function choose(cell: Cell | null): Change<Cell | null> {
  return { view: cell, feature: cell?.row ?? null };
}

function isSame(a: Cell | null, b: Cell | null): boolean {
  return a?.row === b?.row && a?.column === b?.column;
}

/** A cell selected in a larger model may not exist in this one. */
const NOTES =
  'A row shows what reaches the output of each feature when the row’s own is present with value 1: itself on the diagonal, overlap elsewhere. Bias: what is added to that output always.';

function cellWithin(nFeatures: number, cell: Cell | null): Cell | null {
  return cell && cell.row < nFeatures && (cell.column ?? 0) < nFeatures ? cell : null;
}

export function describeInterference(input: ModelView): string {
  const model = cleanModel(input);
  const products = responses(model);
  const off = products.filter((_, at) => at % (input.nFeatures + 1) !== 0);
  const [least, most] = [Math.min(0, min(off) ?? 0), Math.max(0, max(off) ?? 0)];
  const biases = `biases from ${formatNumber(min(model.b) ?? 0)} to ${formatNumber(max(model.b) ?? 0)}`;
  const head = `${nameOf(model)} of ${plural(input.nFeatures, 'feature')}`;
  if (off.length === 0) return `${head}: ${formatNumber(products[0] ?? 0)}, ${biases}.`;
  return `${head}: interference between features from ${formatNumber(least)} to ${formatNumber(most)}, ${biases}.`;
}

export function interferenceTooltip(input: ModelView, { row, column }: Cell): string {
  const model = cleanModel(input);
  const [f, g] = [featureLabel(row, input), column === null ? '' : featureLabel(column, input)];
  if (column === null) return `bias of feature ${f}: ${formatNumber(model.b[row] ?? 0)}`;
  const product = formatNumber(responses(model)[row * input.nFeatures + column] ?? 0);
  if (!isBasic(model)) return `output ${f} of feature ${g}: ${product}`;
  return row === column ? `feature ${f} with itself, ‖W‖²: ${product}` : `features ${f} and ${g}: ${product}`;
}

/** One row per feature: its products with all features, then its bias. */
export function interferenceTable(input: ModelView): Table {
  const model = cleanModel(input);
  const products = responses(model);
  const features = indices(input.nFeatures);
  const rows = features.map((f) => [
    featureLabel(f, input),
    ...features.map((g) => products[f * input.nFeatures + g] ?? 0),
    model.b[f] ?? 0,
  ]);
  return { columns: ['feature', ...features.map((g) => `feature ${featureLabel(g, input)}`), 'bias'], rows, notes: NOTES };
}

/** Two models in one drawing: the present one as its figure draws it, the pinned one as a ghost, and what lies between them. */
import { formatNumber } from '../../charts/format.ts';
import { h, type SvgNode } from '../../charts/svg.ts';
import { cleanModel, indices, type ModelView, type Size, type Table } from '../../charts/view.ts';
import type { LossHistory } from '../../experiment/experiment.ts';
import { drawDirections } from '../../figures/directions/draw.ts';
import { type DirectionsInput, directionsLayout } from '../../figures/directions/layout.ts';
import { drawInterference } from '../../figures/interference/draw.ts';
import { matrixLayout, nameOf } from '../../figures/interference/layout.ts';
import { drawLoss } from '../../figures/loss/draw.ts';
import { lossLayout } from '../../figures/loss/layout.ts';
import { drawNorms } from '../../figures/norms/draw.ts';
import { normsLayout } from '../../figures/norms/layout.ts';
import { featureStrengths, isBasic, responses } from '../../model/geometry/geometry.ts';

/** Whether the pinned model has directions in the same space. */
export function isAlike(now: ModelView, pinned: ModelView): boolean {
  return now.nFeatures === pinned.nFeatures && now.nHidden === pinned.nHidden;
}

function over(drawing: SvgNode, ...ghosts: readonly SvgNode[]): SvgNode {
  return { ...drawing, children: [...drawing.children, ...ghosts] };
}

const GHOST = { fill: 'none', stroke: 'var(--muted)', 'stroke-width': 1.5, 'stroke-dasharray': '4 3' };

export function drawBothDirections(now: DirectionsInput, pinned: ModelView, size: Size, label: string): SvgNode {
  const layout = directionsLayout(now, size);
  const ghost = directionsLayout({ ...pinned, ...(now.camera && { camera: now.camera }), basis: layout.basis }, size);
  const scale = layout.unit / ghost.unit;
  const lines = ghost.arrows.map(({ feature, from, x, y, colour }) => {
    const end = { x: from.x + scale * (x - from.x), y: from.y + scale * (y - from.y) };
    return h('g', { key: feature, 'data-ghost': feature }, [
      h('line', { x1: from.x, y1: from.y, x2: end.x, y2: end.y, ...GHOST, stroke: colour }),
      h('circle', { cx: end.x, cy: end.y, r: 4, fill: 'var(--background)', stroke: colour, 'stroke-width': 1.5 }),
    ]);
  });
  return over(drawDirections(layout, label), h('g', { key: 'ghosts', opacity: 0.75 }, lines));
}

export function drawBothNorms(now: ModelView, pinned: ModelView, size: Size, label: string): SvgNode {
  const layout = normsLayout(now, size);
  const norms = featureStrengths(cleanModel(pinned));
  const [zero, , one] = layout.ticks;
  const unit = (one?.at ?? 1) - (zero?.at ?? 0);
  const outlines = layout.bars.map(({ feature, x, y, height }) => {
    const width = Math.min(unit * (norms[feature] ?? 0), size.width - x);
    return h('rect', { key: feature, 'data-ghost': feature, x, y, width, height, ...GHOST, stroke: 'var(--ink)' });
  });
  return over(drawNorms(layout, label), h('g', { key: 'ghosts' }, outlines));
}

/** What outputs receive of features, and b, now less those of the pinned model. */
export function drawDifference(now: ModelView, pinned: ModelView, size: Size, label: string): SvgNode {
  const [a, b] = [cleanModel(now), cleanModel(pinned)];
  const before = responses(b);
  const products = responses(a).map((value, at) => value - (before[at] ?? 0));
  const bias = a.b.map((value, at) => value - (b.b[at] ?? 0));
  return drawInterference(
    matrixLayout({ name: `change of ${nameOf(now)}`, products, b: bias, selectedFeature: now.selectedFeature }, size),
    label,
  );
}

/** @param now losses of the model shown alone */
export function drawBothLosses(now: LossHistory, pinned: LossHistory, size: Size, label: string): SvgNode {
  const history = merged(now, pinned);
  return drawLoss(lossLayout({ history, seeds: [0, 1], front: 0, changes: [] }, size), label);
}

/** Two curves over all steps that either knows; what one does not know is no number. */
export function merged(now: LossHistory, pinned: LossHistory): LossHistory {
  const steps = [...new Set([...now.steps, ...pinned.steps])].sort((a, b) => a - b);
  const [first, second] = [lossByStep(now), lossByStep(pinned)];
  const losses = steps.map((step) => Float32Array.of(first.get(step) ?? Number.NaN, second.get(step) ?? Number.NaN));
  return { nInstances: 2, steps, losses };
}

function lossByStep({ steps, losses }: LossHistory): ReadonlyMap<number, number> {
  return new Map(steps.map((step, at) => [step, losses[at]?.[0] ?? Number.NaN]));
}

export function normsDifferenceTable(now: ModelView, pinned: ModelView): Table {
  const [a, b] = [featureStrengths(cleanModel(now)), featureStrengths(cleanModel(pinned))];
  const rows = indices(now.nFeatures).map((f) => [f, a[f] ?? 0, b[f] ?? 0, (a[f] ?? 0) - (b[f] ?? 0)]);
  const name = isBasic(now) ? 'norm' : 'strength';
  return { columns: ['feature', `${name} now`, `${name} pinned`, 'difference'], rows };
}

export function gramDifferenceTable(now: ModelView, pinned: ModelView): Table {
  const [a, b] = [responses(cleanModel(now)), responses(cleanModel(pinned))];
  const { nFeatures } = now;
  const difference = (f: number, g: number) => (a[f * nFeatures + g] ?? 0) - (b[f * nFeatures + g] ?? 0);
  const rows = indices(nFeatures).map((f) => [f, ...indices(nFeatures).map((g) => difference(f, g))]);
  return { columns: ['feature', ...indices(nFeatures).map((g) => `with ${g}`)], rows };
}

export function lossesTable(now: LossHistory, pinned: LossHistory): Table {
  const { steps, losses } = merged(now, pinned);
  const cell = (loss: number | undefined) => (loss === undefined || Number.isNaN(loss) ? '' : loss);
  return {
    columns: ['step', 'loss now', 'loss pinned'],
    rows: steps.map((step, at) => [step, ...[0, 1].map((i) => cell(losses[at]?.[i]))]),
  };
}

/** The largest change of an entry of the matrix, in words. */
export function describeDifference(now: ModelView, pinned: ModelView): string {
  const [a, b] = [responses(cleanModel(now)), responses(cleanModel(pinned))];
  const largest = a.reduce((most, value, at) => Math.max(most, Math.abs(value - (b[at] ?? 0))), 0);
  return `No entry of ${nameOf(now)} differs from the pinned model’s by more than ${formatNumber(largest)}.`;
}

/** Cells of phase diagrams as the theory has them: the winning configuration's own weights. */
import type { MapAxis } from '../../../src/charts/heatmap.ts';
import { indices } from '../../../src/charts/view.ts';
import type { PhaseCell } from '../../../src/figures/phase/colouring.ts';
import type { PhaseInput } from '../../../src/figures/phase/layout.ts';
import { dimensionsPerFeature, featureNorms, superposition } from '../../../src/model/geometry/geometry.ts';
import { type PhaseFamily, winningConfiguration } from '../../../src/model/theory/theory.ts';

const spaced = (from: number, to: number, count: number) => indices(count).map((at) => from * (to / from) ** (at / (count - 1)));

function theoryCell(family: PhaseFamily, density: number, r: number): PhaseCell {
  const configuration = winningConfiguration(family, density, r);
  const nHidden = family === 'n2m1' ? 1 : 2;
  const directions = { W: configuration.weights(density).W, nFeatures: nHidden + 1, nHidden };
  const norms = featureNorms(directions);
  return {
    loss: configuration.loss(density, r),
    spread: 0.1 * density,
    lastNorm: norms.at(-1) ?? 0,
    lastSuperposition: superposition(directions).at(-1) ?? 0,
    outcome: configuration.outcome,
    represented: norms.filter((norm) => norm > 0.5).length,
    dimensionsPerFeature: dimensionsPerFeature(directions),
    configuration,
  };
}

/** @param count cells along each axis @param isKnown of column and row */
export function theoryMap(
  family: PhaseFamily,
  count: number,
  isKnown = (_column: number, _row: number) => true,
): Pick<PhaseInput, 'x' | 'y' | 'cells'> {
  const x: MapAxis = { label: 'relative importance', values: spaced(0.1, 10, count), scale: 'log' };
  const y: MapAxis = { label: 'density 1 − S', values: spaced(1, 0.01, count), scale: 'log' };
  const cells = y.values.flatMap((density, row) =>
    x.values.map((r, column) => (isKnown(column, row) ? theoryCell(family, density, r) : null)),
  );
  return { x, y, cells };
}

/** What the figure claims of the model at a density of 0.3; the share of seeds is checked in `tests/figures/uniform/uniform.long.test.ts`. */
import type { ModelView } from '../../charts/view.ts';
import { measuresOf } from './measures.ts';

const NEAR = 0.01;

/** The share of represented features with a dimensionality within 0.01 of 1/2. */
export function shareOfHalves(model: ModelView): number {
  const { represented, dimensionality } = measuresOf(model);
  const halves = represented.filter((f) => Math.abs((dimensionality[f] ?? 0) - 0.5) <= NEAR);
  return represented.length === 0 ? 0 : halves.length / represented.length;
}

export const NEARLY_ALL_IN_PAIRS = {
  text: 'At a density of 0.3 nine of ten represented features have half a dimension each, give or take a hundredth.',
  density: 0.3,
  holds: (model: ModelView): boolean => shareOfHalves(model) >= 0.9,
} as const;

/** Trained and made-up models for the tests of figures. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { ModelView, Size } from '../../src/charts/view.ts';
import type { LossInput } from '../../src/figures/loss/layout.ts';

interface Trained {
  readonly nFeatures: number;
  readonly nHidden: number;
  readonly W: readonly (readonly number[])[];
  readonly b: readonly (readonly number[])[];
  readonly steps?: readonly number[];
  readonly losses?: readonly (readonly number[])[];
}
export type TrainedName = 'pentagon' | 'digons' | 'space' | 'line' | 'twenty' | 'eighty';

const trained: Readonly<Record<TrainedName, Trained>> = JSON.parse(readFileSync('tests/golden/weights.json', 'utf8'));

export function trainedModel(name: TrainedName, changes: Partial<ModelView> = {}, instance = 0): ModelView {
  const { nFeatures, nHidden, W, b } = trained[name];
  return { nFeatures, nHidden, W: W[instance] ?? [], b: b[instance] ?? [], selectedFeature: null, ...changes };
}

export function trainedLoss(changes: Partial<LossInput> = {}): LossInput {
  const { steps = [], losses = [] } = trained.pentagon;
  const history = { nInstances: losses[0]?.length ?? 0, steps, losses: losses.map((row) => Float32Array.from(row)) };
  return { history, seeds: history.losses[0] ? Array.from(history.losses[0], (_, i) => 40 + i) : [], front: 5, changes: [], ...changes };
}

export const emptyLoss: LossInput = { history: { nInstances: 0, steps: [], losses: [] }, seeds: [], front: 0, changes: [] };

/** Any model, also before its first snapshot, exploding or diverged. */
export const anyModel: fc.Arbitrary<ModelView> = fc
  .record({ nFeatures: fc.integer({ min: 1, max: 30 }), nHidden: fc.integer({ min: 1, max: 6 }), selected: fc.nat(60) })
  .chain(({ nFeatures, nHidden, selected }) => {
    const value = fc.oneof(
      { weight: 20, arbitrary: fc.double({ min: -1.5, max: 1.5, noNaN: true }) },
      fc.constantFrom(0, 1e30, Number.NaN, Number.NEGATIVE_INFINITY),
    );
    const values = (length: number) =>
      fc.oneof(fc.constant([]), fc.constant(new Array<number>(length).fill(0)), fc.array(value, { minLength: length, maxLength: length }));
    const selectedFeature = selected < nFeatures ? selected : null;
    return fc
      .record({ W: values(nFeatures * nHidden), b: values(nFeatures) })
      .map(({ W, b }) => ({ W, b, nFeatures, nHidden, selectedFeature }));
  });

/** Any model whose numbers are those of training. */
export const soundModel: fc.Arbitrary<ModelView> = anyModel.filter(
  ({ W, b, nFeatures }) =>
    b.length === nFeatures && W.length > 0 && [...Array.from(W), ...Array.from(b)].every((value) => Math.abs(value) < 2),
);

export const anySize: fc.Arbitrary<Size> = fc.record({
  width: fc.integer({ min: 160, max: 1100 }),
  height: fc.integer({ min: 160, max: 700 }),
});

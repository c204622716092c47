/** The measures of the model against those the independent implementation took of its own weights. */
import { expect, it } from 'vitest';
import { arrangementOf } from '../../src/model/geometry/arrangement.ts';
import { featureDimensionality, featureNorms, superposition } from '../../src/model/geometry/geometry.ts';
import { evaluateLosses } from '../../src/model/loss/evaluateLoss.ts';
import { exactLoss } from '../../src/model/loss/exactLoss.ts';
import { convergedReferences, phaseReferenceCells } from '../fixtures/reference.ts';

it.each(convergedReferences)('$name n=$nFeatures S=$sparsity has the same norms, dimensionality and loss', (reference) => {
  const near = (digits: number) => (value: number) => expect.closeTo(value, digits);
  expect([...featureNorms(reference)]).toEqual(reference.norms.map(near(3)));
  expect([...featureDimensionality(reference)]).toEqual(reference.dimensionality.map(near(2)));
  const { W, b, nFeatures, nHidden, sparsity, importanceDecay } = reference;
  const model = { W, b, nFeatures, nHidden, sparsity, importanceDecay };
  const [sampled] = evaluateLosses([model], { ...model, samples: 100_000 });
  const loss = nFeatures <= 10 ? exactLoss(model) : (sampled?.loss ?? Number.NaN);
  // The reference's own samples were 400 000, and its weights are stored with four digits.
  expect(Math.abs(loss - reference.bestLoss)).toBeLessThan(4 * (sampled?.standardError ?? 0) + 1e-3 * loss);
});

it('has the same exact loss in every cell of the phase diagram', () => {
  for (const { W, b, featureProbability, relativeImportance, bestLoss } of phaseReferenceCells) {
    const loss = exactLoss({ W, b, nFeatures: 2, nHidden: 1, featureProbability, relativeImportance });
    // The stored weights are rounded to four digits.
    expect(Math.abs(loss - bestLoss)).toBeLessThan(2e-4 * bestLoss + 2e-8);
  }
});

it('has the same superposition of the extra feature where it is represented', () => {
  const represented = phaseReferenceCells.filter(({ lastNorm }) => lastNorm > 0.1);
  expect(represented.length).toBeGreaterThan(30);
  for (const { W, lastSuperposition } of represented) {
    expect(superposition({ W, nFeatures: 2, nHidden: 1 })[1]).toBeCloseTo(lastSuperposition, 2);
  }
});

it.each([
  ['intro', 0, 'two orthogonal features'],
  ['intro', 0.7, 'two pairs of opposites'],
  ['intro', 0.9, 'one pentagon'],
  ['pentagon-uniform', 0.9, 'one pentagon'],
])('names the geometry of %s at S=%d: %s', (name, sparsity, geometry) => {
  const reference = convergedReferences.find((record) => record.name === name && record.sparsity === sparsity);
  expect(reference && arrangementOf(reference).name).toBe(geometry);
});

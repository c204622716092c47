/** The exact loss of 50 random models against four million samples each. */
import { expect, it } from 'vitest';
import { evaluateLosses } from '../../src/model/loss/evaluateLoss.ts';
import { exactLoss } from '../../src/model/loss/exactLoss.ts';
import { randomModel } from './randomModels.ts';

it.each(Array.from({ length: 50 }, (_, index) => index))('agrees with 4 000 000 samples (random model %i)', (index) => {
  const model = randomModel(index);
  const [sampled] = evaluateLosses([model], { ...model, samples: 4_000_000, seed: 100 + index });
  expect(Math.abs(exactLoss(model) - (sampled?.loss ?? 0)) / (sampled?.standardError ?? 0)).toBeLessThan(4);
});

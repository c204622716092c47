/** Initial weights: their distribution, their independence of everything but seed and shape, and golden values. */
import { expect, it } from 'vitest';
import { resolveConfig } from '../../src/model/config/checkConfig.ts';
import { fillInitialWeights, initialCheckpoint } from '../../src/model/network/initialWeights.ts';
import { instanceState } from '../../src/model/network/parameters.ts';

function initialWeights(seed: number, nFeatures: number, nHidden: number): Float32Array {
  const W = new Float32Array(nFeatures * nHidden);
  fillInitialWeights(W, seed, { nFeatures, nHidden });
  return W;
}

it('draws golden values', () => {
  expect([...initialWeights(7, 2, 2)]).toMatchInlineSnapshot(`
    [
      -0.17001651227474213,
      1.1882575750350952,
      -0.15077579021453857,
      0.6512849926948547,
    ]
  `);
});

it.each([
  [400, 100],
  [999, 41],
])('is normal with variance 2/(n+m), n=%i, m=%i', (nFeatures, nHidden) => {
  const deviation = Math.sqrt(2 / (nFeatures + nHidden));
  const z = [...initialWeights(1, nFeatures, nHidden)].map((w) => w / deviation);
  const moment = (power: number) => z.reduce((sum, value) => sum + value ** power, 0) / z.length;
  // Of a standard normal number: moments 0, 1, 0, 3 with variances 1, 2, 15, 96.
  expect(Math.abs(moment(1))).toBeLessThan(4 * Math.sqrt(1 / z.length));
  expect(Math.abs(moment(2) - 1)).toBeLessThan(4 * Math.sqrt(2 / z.length));
  expect(Math.abs(moment(3))).toBeLessThan(4 * Math.sqrt(15 / z.length));
  expect(Math.abs(moment(4) - 3)).toBeLessThan(4 * Math.sqrt(96 / z.length));
  const neighbours = z.slice(1).reduce((sum, value, at) => sum + value * (z[at] ?? 0), 0) / z.length;
  expect(Math.abs(neighbours)).toBeLessThan(4 * Math.sqrt(1 / z.length));
});

it('gives neighbouring seeds nothing in common', () => {
  const [one, other] = [initialWeights(1, 100, 100), initialWeights(2, 100, 100)];
  const product = one.reduce((sum, w, at) => sum + w * (other[at] ?? 0) * 100, 0) / one.length;
  expect(Math.abs(product)).toBeLessThan(4 / Math.sqrt(one.length));
});

it('starts an instance by its seed alone', () => {
  const run = resolveConfig({ nFeatures: 3, nHidden: 2, seed: 4, nInstances: 3, sparsity: 0.5 });
  const { state, step, nInstances } = initialCheckpoint(run);
  expect([step, nInstances]).toEqual([0, 3]);
  for (const [i, seed] of [4, 5, 6].entries()) {
    const { W, b, firstMoments, secondMoments, lossSum } = instanceState(state, run, i);
    expect(W).toEqual(initialWeights(seed, 3, 2));
    for (const rest of [b, firstMoments, secondMoments, lossSum]) expect(rest.every((value) => value === 0)).toBe(true);
  }
});

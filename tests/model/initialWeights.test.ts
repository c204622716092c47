/** Initial weights: their distribution, their independence of everything but seed and shape, and golden values. */
import { expect, it } from 'vitest';
import { resolveConfig } from '../../src/model/config/checkConfig.ts';
import type { TrainingOptions } from '../../src/model/config/config.ts';
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

const zeros = (count: number) => new Float32Array(count);

it('scales the initial weights, and starts untied ones apart', () => {
  const plain = instanceState(initialCheckpoint(resolveConfig({ seed: 3 })).state, resolveConfig({}), 0);
  const config = resolveConfig({ seed: 3, initialScale: 2, tied: false });
  const { W, WOut, b } = instanceState(initialCheckpoint(config).state, config, 0);
  expect([...W]).toEqual([...plain.W].map((w) => expect.closeTo(2 * w, 6)));
  expect(new Set([...W, ...WOut]).size).toBe(20);
  expect(b).toEqual(zeros(5));
});

it('starts from a polygon, with noise of its own in each instance', () => {
  const config = resolveConfig({ nFeatures: 6, nHidden: 2, nInstances: 2, start: { polygon: 5, noise: 0.01 }, seed: 3 });
  const { state } = initialCheckpoint(config);
  const [one, other] = [0, 1].map((i) => instanceState(state, config, i).W);
  const corners = Array.from({ length: 5 }, (_, f) => [Math.cos((2 * Math.PI * f) / 5), Math.sin((2 * Math.PI * f) / 5)]).flat();
  for (const W of [one, other]) expect(W.every((w, at) => Math.abs(w - (corners[at] ?? 0)) < 0.05)).toBe(true);
  expect(one).not.toEqual(other);
  const exact = resolveConfig({ nFeatures: 6, nHidden: 2, start: { polygon: 5 } });
  const { W } = instanceState(initialCheckpoint(exact).state, exact, 0);
  expect([...W]).toEqual([...corners, 0, 0].map((w) => expect.closeTo(w, 6)));
});

it('starts from given weights, of one instance or of each', () => {
  const shape = { nFeatures: 2, nHidden: 1, nInstances: 2, tied: false } as const;
  const statesOf = (start: TrainingOptions['start']) => {
    const config = resolveConfig({ ...shape, start });
    const { state } = initialCheckpoint(config);
    return [0, 1].map((i) => [...instanceState(state, config, i).parameters]);
  };
  expect(statesOf({ W: [1, 2], WOut: [3, 4], b: [5, 6] })).toEqual([
    [1, 2, 3, 4, 5, 6],
    [1, 2, 3, 4, 5, 6],
  ]);
  expect(statesOf({ W: Float32Array.of(1, 2, 7, 8) })).toEqual([
    [1, 2, 1, 2, 0, 0],
    [7, 8, 7, 8, 0, 0],
  ]);
});

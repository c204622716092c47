/** What a map is coloured by. */
import { describe, expect, it } from 'vitest';
import { configurations } from '../../src/model/theory/theory.ts';
import { closestConfiguration } from '../../src/sweep/closestConfiguration.ts';
import { cellMeasures } from '../../src/sweep/measures.ts';

const cell = (W: readonly number[], b: readonly number[], losses: readonly number[] = [1]) => ({
  W: Float32Array.from(W),
  b: Float32Array.from(b),
  loss: Math.min(...losses),
  losses,
});

describe('measures of a cell', () => {
  it.each([
    ['ignored', [1, 0.25], { outcome: 'ignored', lastNorm: 0.25, represented: 1 }],
    ['dedicated', [0, -1], { outcome: 'dedicated', lastNorm: 1, lastSuperposition: 0, represented: 1, dimensionsPerFeature: 1 }],
    ['superposed', [1, -1], { outcome: 'superposed', lastSuperposition: 1, represented: 2, dimensionsPerFeature: 0.5 }],
    ['diverged', [Number.NaN, Number.NaN], { outcome: null, configuration: null, represented: 0 }],
  ])('%s', (_, W, expected) => {
    expect(cellMeasures(cell(W, [0, 0]))).toMatchObject(expected);
  });

  it.each([
    [[2, 2], 0],
    [[1, 4, 2], 0.75],
    [[0, 1], 1],
    [[0, 0], 0],
    [[1, Number.POSITIVE_INFINITY], 1],
  ])('spread of %j is %d', (losses, expected) => {
    expect(cellMeasures(cell([1, 0], [0, 0], losses)).spread).toBe(expected);
  });

  it('has no configuration where there is no theory', () => {
    expect(cellMeasures(cell([1, 0, 0, 1], [0, 0])).configuration).toBeNull();
  });
});

describe('closest configuration', () => {
  const n3m2 = { nFeatures: 3, nHidden: 2 };
  const all = [
    ...configurations('n2m1').map((own) => [own.name, own.weights(1).W, { nFeatures: 2, nHidden: 1 }] as const),
    ...configurations('n3m2').map((own) => [own.name, own.weights(1).W, n3m2] as const),
  ];

  it.each(all)('%s is its own, also turned over and a little off', (name, W, shape) => {
    const off = Array.from(W, (weight, at) => -weight + 0.1 * (at % 2));
    expect(closestConfiguration({ ...shape, W })?.name).toBe(name);
    expect(closestConfiguration({ ...shape, W: off })?.name).toBe(name);
  });

  it('takes the first two of three features for one another, but not the last', () => {
    expect(closestConfiguration({ ...n3m2, W: [1, 0, 0, 0, 0, 1] })?.name).toBe('⊥ [1, 0, 0]');
    expect(closestConfiguration({ ...n3m2, W: [1, 0, 0, 1, -1, 0] })?.name).toBe('⊥ [0, 1, 1]');
    expect(closestConfiguration({ ...n3m2, W: [1, 0, 0, 1, 0, 0] })?.name).toBe('⊥ [0, 0, 1]');
  });
});

/** The arithmetic of a feature as formulas with the model’s numbers in them. */
import { expect, it } from 'vitest';
import { formulasOf } from '../../src/lab/arithmetic/arithmetic.ts';

const MODEL = { W: [0.6, 0.8, -0.5, 0, 0, 0.25], b: [-0.2, 0.1, 0], nFeatures: 3, nHidden: 2, selectedFeature: null };
const OF = { feature: 0, other: 1, importance: 0.5, activation: 'relu' } as const;
const texts = (...given: Parameters<typeof formulasOf>) => formulasOf(...given).map(({ text }) => text);

it('puts the numbers into arrow, cell, colour, outputs and loss', () => {
  expect(texts(MODEL, OF)).toEqual([
    '‖W0‖² = 0.6² + 0.8² = 1, so ‖W0‖ = 1',
    'W0·W1 = 0.6·(−0.5) + 0.8·0 = −0.3',
    '(−0.3)² + 0.2² = 0.13',
    'ReLU(1 − 0.2) = 0.8',
    'ReLU(−0.3 − 0.2) = 0',
    'I·(1 − y)² = 0.5·(1 − 0.8)² = 0.02',
  ]);
});

it('knows networks without a ReLU, with hidden ReLUs, and with output weights of their own', () => {
  expect(texts(MODEL, { ...OF, activation: 'linear' })[4]).toBe('−0.3 − 0.2 = −0.5');
  const other = { ...MODEL, WOut: [1, 2, 0, 0, 0, 0], hiddenActivation: 'relu' as const };
  expect(texts(other, OF)[1]).toBe('WOut0·ReLU(W1) = 1·0 + 2·0 = 0');
});

it('names the largest terms of long sums, and agrees with the sum', () => {
  const W = Array.from({ length: 14 }, (_, k) => (k < 7 ? k / 10 : 1));
  const [, cell] = texts({ W, b: [0, 0], nFeatures: 2, nHidden: 7, selectedFeature: null }, OF);
  expect(cell).toBe('W0·W1 = 0.6·1 + 0.5·1 + 0.4·1 + 0.3·1 + 3 smaller = 2.1');
});

/** The answers to choose from when a link asks how many features become represented. */
import { expect, it } from 'vitest';
import { countOf, countOptions, optionText, rightOption } from '../../src/figure/predict/countOptions.ts';

it.each([
  [5, 2, ['0', '1', '2', '3', '4', '5']],
  [20, 5, ['0 to 4', '5', '6 to 10', '11 to 20']],
  [80, 20, ['0 to 19', '20', '21 to 40', '41 to 80']],
  [8, 8, ['0 to 7', '8']],
  [8, 20, ['0 to 8']],
  [8, 1, ['0', '1', '2', '3 to 8']],
])('offers for %i features in %i dimensions %j', (n, m, texts) => {
  const options = countOptions(n, m);
  expect(options.map(optionText)).toEqual(texts);
  for (let count = 0; count <= n; count++) expect(rightOption(options, count)).toBeGreaterThanOrEqual(0);
});

it('counts a pair of opposites and one feature of its own', () => {
  const model = { W: [1, 0, -1, 0, 0, 1, 0, 0.1], b: [0, 0, 0, 0], nFeatures: 4, nHidden: 2, selectedFeature: null };
  expect(countOf('represented', model)).toBe(3);
  expect(countOf('dedicated', model)).toBe(1);
  expect(countOf('superposed', model)).toBe(2);
});

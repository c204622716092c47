/** The features' names are the same in the drawings of the article and in its text. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { FEATURE_NAMES } from '../../src/charts/featureNames.ts';

const chapter = (name: string) => readFileSync(`src/article/chapters/${name}.html`, 'utf8');

it('names the five features of the opening by the first of the list, on both sides of the network', () => {
  const labels = [...chapter('00-opening').matchAll(/<text x="(?:38|262)"[^>]*>(\d) (\w+)<\/text>/g)].map(([, index, name]) => [
    Number(index),
    name,
  ]);
  const five = FEATURE_NAMES.slice(0, 5).map((name, index) => [index, name]);
  expect(labels.toSorted((a, b) => Number(a[0]) - Number(b[0]))).toEqual(five.flatMap((pair) => [pair, pair]));
});

it.each([
  ['09-setup', ['cat', 'dog']],
  ['10-results', ['cat', 'car']],
  ['11-mathematics', ['cat', 'car']],
])('%s speaks of features by these names', (name, names) => {
  for (const word of names) {
    expect(FEATURE_NAMES).toContain(word);
    expect(chapter(name)).toMatch(new RegExp(`\\b${word}\\b`));
  }
});

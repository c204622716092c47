/** The features' names are the same in the drawings of the article and in its text. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { FEATURE_NAMES, featureLabel, MOST_NAMED } from '../../src/charts/featureNames.ts';

const chapter = (name: string) => readFileSync(`src/article/chapters/${name}.html`, 'utf8');

it('names the five features of the opening by the first of the list, on both sides of the network', () => {
  const labels = [...chapter('00-opening').matchAll(/<text x="(?:38|262)" y="(\d+)"[^>]*>(\w+)<\/text>/g)];
  const fromTheTop = labels.toSorted((a, b) => Number(a[1]) - Number(b[1])).map(([, , name]) => name);
  expect(fromTheTop).toEqual(FEATURE_NAMES.slice(0, MOST_NAMED).flatMap((name) => [name, name]));
});

it.each([
  ['00-opening', 'first-pentagon', ['cat', 'car', 'tree', 'face', 'dog']],
  ['09-setup', 'one-sample', ['cat', 'dog']],
  ['10-results', 'growing-sparse', ['cat', 'car']],
  ['11-mathematics', 'two-terms', ['cat', 'car']],
  ['16-correlated', 'correlated-pairs', ['cat', 'car', 'tree', 'face']],
])('%s speaks of features by the names that its drawing %s gives them', (name, slot, names) => {
  const text = chapter(name);
  expect(text).toMatch(new RegExp(`<figure id="${slot}"[^>]*&amp;names=words"`));
  for (const word of names) {
    expect(FEATURE_NAMES).toContain(word);
    expect(text).toMatch(new RegExp(`\\b${word}\\b`));
  }
});

it('calls features by numbers where nothing is said of names', () => {
  expect([featureLabel(0), featureLabel(0, { isNamed: true }), featureLabel(40, { isNamed: true })]).toEqual(['0', 'cat', '40']);
});

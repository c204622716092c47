/** Axes: values as given or spaced, and refusals that name the field, the value and what is allowed. */
import { describe, expect, it } from 'vitest';
import { type AxisOptions, checkAxis, spacedValues } from '../../src/sweep/axes.ts';

describe('spaced values', () => {
  it.each([
    ['linear', { key: 'sparsity', from: 0, to: 0.9, count: 4, scale: 'linear' }, [0, 0.3, 0.6, 0.9]],
    ['log, ends exact', { key: 'relativeImportance', from: 0.1, to: 10, count: 3, scale: 'log' }, [0.1, 1, 10]],
    ['falling', { key: 'featureProbability', from: 1, to: 0.01, count: 3, scale: 'log' }, [1, 0.1, 0.01]],
    ['six digits between the ends', { key: 'relativeImportance', from: 0.1, to: 10, count: 4, scale: 'log' }, [0.1, 0.464159, 2.15443, 10]],
    ['whole numbers', { key: 'nFeatures', from: 2, to: 20, count: 3, scale: 'log' }, [2, 6, 20]],
  ] as const)('%s', (_, options, expected) => {
    expect(spacedValues(options)).toEqual(expected);
  });
});

it('keeps own values in their order', () => {
  expect(checkAxis('x', { key: 'nHidden', values: [3, 1, 2] })).toEqual({ axis: { key: 'nHidden', values: [3, 1, 2] } });
});

/** What a script without types may pass. */
function asWritten(json: string): AxisOptions {
  return JSON.parse(json);
}

const spaced = { key: 'relativeImportance', from: 0.1, to: 10, count: 8, scale: 'log' } as const;

describe('refusals', () => {
  it.each<readonly [string, AxisOptions, RegExp]>([
    ['no axis', asWritten('null'), /^x must be an object with a key and values/],
    ['unknown parameter', asWritten('{"key":"temperature","values":[1,2]}'), /^x\.key must be one of nFeatures, .*, not "temperature"\.$/],
    ['a key that is no number', asWritten('{"key":"activation","values":[1,2]}'), /^x\.key must be one of/],
    ['the seed', asWritten('{"key":"seed","values":[1,2]}'), /^x\.key must be one of/],
    ['empty', { key: 'sparsity', values: [] }, /^x\.values must be a list of 2 to 32768 numbers, not \[\]\.$/],
    ['one value', { key: 'sparsity', values: [0.5] }, /^x\.values must be a list of 2 to 32768 numbers, not \[0\.5\]\.$/],
    ['no list', asWritten('{"key":"sparsity","values":0.5}'), /^x\.values must be a list/],
    [
      'a word',
      asWritten('{"key":"sparsity","values":[0,"much"]}'),
      /^x\.values\[1\] \(sparsity\) must be a number from 0 to 0.9999999, not "much"\.$/,
    ],
    ['not a number', { key: 'sparsity', values: [0, Number.NaN] }, /^x\.values\[1\] \(sparsity\) must be .* not NaN\.$/],
    [
      'out of range',
      { key: 'featureProbability', values: [1, 0] },
      /^x\.values\[1\] \(featureProbability\) must be a number from 1e-7 to 1, not 0\.$/,
    ],
    ['a fraction of a feature', { key: 'nFeatures', values: [2, 2.5] }, /must be a whole number from 1 to 1000, not 2\.5/],
    ['given twice', { key: 'sparsity', values: [0, 0.5, 0.5] }, /^x\.values must be different numbers, each given once, not 0\.5\.$/],
    ['10 000 000 values', { ...spaced, count: 10_000_000 }, /^x\.count must be a whole number from 2 to 32768, not 10000000\.$/],
    [
      '10 000 000 own values',
      { key: 'sparsity', values: new Array(10_000_000).fill(0) },
      /^x\.values must be a list of 2 to 32768 numbers, not "10000000/,
    ],
    ['an end out of range', { ...spaced, from: 0 }, /^x\.from \(relativeImportance\) must be a number from 0\.001 to 1000, not 0\.$/],
    [
      'log from 0',
      { key: 'sparsity', from: 0, to: 0.9, count: 3, scale: 'log' },
      /^x\.from \(sparsity\) must be above 0 on a logarithmic axis/,
    ],
    ['an end missing', asWritten('{"key":"sparsity","from":0,"count":3,"scale":"linear"}'), /^x\.to \(sparsity\) must be .* not undefined/],
    ['unknown scale', asWritten('{"key":"sparsity","from":0,"to":0.5,"count":3,"scale":"cubic"}'), /^x\.scale must be one of linear, log/],
    ['equal ends', { ...spaced, to: 0.1 }, /^x\.values must be different numbers/],
    ['more whole numbers than there are', { key: 'nHidden', from: 1, to: 4, count: 9, scale: 'linear' }, /^x\.values must be different/],
  ])('%s', (_, options, sentence) => {
    const checked = checkAxis('x', options);
    const messages = 'problems' in checked ? checked.problems.map((p) => p.message) : [];
    expect(messages.join(' ')).toMatch(sentence);
  });
});

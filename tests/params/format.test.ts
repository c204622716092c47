/** Values of parameters as readers see them, and titles of configurations. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { configurationInWords } from '../../src/params/configurationInWords.ts';
import { format, formatOwnChange } from '../../src/params/format.ts';
import { shortestNumber } from '../../src/params/numberText.ts';
import { INITIAL_PARAMS } from '../../src/params/paramValues.ts';

it.each([
  ['S', 0.9, '0.9 (1−S = 0.1)'],
  ['S', 0, '0 (1−S = 1)'],
  ['S', 0.9997, '0.9997 (1−S = 0.0003)'],
  ['S', 1 / 3, '0.333 (1−S = 0.667)'],
  ['batch', 1024, '1\u202f024 samples'],
  ['seed', 4294967295, '4294967295'],
  ['engine', 'cpu', 'CPU (WebAssembly)'],
  ['lr', 0.001, '0.001'],
  ['own', '0', 'none'],
  ['own', '1S0.2', 'feature 1: sparsity 0.2'],
  ['own', '3S0.5I2*7S0.99', 'feature 3: sparsity 0.5 and importance 2, feature 7: sparsity 0.99'],
  ['own', '0I2*1I2*2I2*3I2*4I2', 'feature 0: importance 2, feature 1: importance 2, feature 2: importance 2, 2 more'],
] as const)('shows %s = %s as %j', (key, value, text) => {
  expect(format(key, value)).toBe(text);
});

it.each([
  ['0', '1S0.2', 'feature 1: sparsity 0.2'],
  ['1S0.2', '1S0.2*3I2', 'feature 3: importance 2'],
  ['1S0.2*3I2', '1S0.2I0*3I2', 'feature 1: sparsity 0.2 and importance 0'],
  ['1S0.2', '0', 'feature 1: no own values'],
  ['1S0.2*3I2', '0', 'own values of 2 features'],
])('says what changes from own values %s to %s', (before, now, text) => {
  expect(formatOwnChange(before, now)).toBe(text);
});

it('names own values in the title of a configuration', () => {
  expect(configurationInWords({ ...INITIAL_PARAMS, own: '1S0.2' })).toMatch(/^n = 5, m = 2, S = 0\.9, .*feature 1: sparsity 0\.2/);
});

it.each([
  [0.9, '0.9'],
  [1e-5, '1e-5'],
  [0.001, '1e-3'],
  [100, '100'],
  [10_000, '1e4'],
  [1024, '1024'],
  [1.5e21, '1.5e21'],
] as const)('writes %d as %j', (value, text) => {
  expect(shortestNumber(value)).toBe(text);
});

it('writes every number so that it reads back', () => {
  fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => Number(shortestNumber(value)) === value));
});

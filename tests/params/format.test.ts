import fc from 'fast-check';
import { expect, it } from 'vitest';
import { format } from '../../src/params/format.ts';
import { shortestNumber } from '../../src/params/numberText.ts';

it.each([
  ['S', 0.9, '0.9 (1−S = 0.1)'],
  ['S', 0, '0 (1−S = 1)'],
  ['S', 0.9997, '0.9997 (1−S = 0.0003)'],
  ['S', 1 / 3, '0.333 (1−S = 0.667)'],
  ['batch', 1024, '1\u202f024 samples'],
  ['seed', 4294967295, '4294967295'],
  ['engine', 'cpu', 'CPU (WebAssembly)'],
  ['lr', 0.001, '0.001'],
] as const)('shows %s = %s as %j', (key, value, text) => {
  expect(format(key, value)).toBe(text);
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

/** Own values of single features, as text and beside the general ones. */
import { expect, it } from 'vitest';
import { resolveConfig } from '../../src/model/config/checkConfig.ts';
import { readOwn, valuesOfFeatures, writeOwn } from '../../src/params/ownValues.ts';
import { checkParam, INITIAL_PARAMS } from '../../src/params/paramValues.ts';
import { toTrainingOptions } from '../../src/params/trainingOptions.ts';

it.each([
  ['0', '0'],
  ['none', '0'],
  ['3S0.5', '3S0.5'],
  ['7s0.99*3i2', '3I2*7S0.99'],
  ['3I2*3S0.5', '3S0.5I2'],
  ['0S0I0.0010', '0S0I1e-3'],
])('reads %s as %s', (given, value) => {
  expect(checkParam('own', given)).toEqual({ value, problem: null });
});

it.each(['3', 'S0.5', '3S1', '3I-1', '3I1001', '3S0.5_4S0.5', '3S1-2', '1000S0.5', '1.5S0.5'])(
  'names what is allowed in place of %s',
  (given) => {
    const { value, problem } = checkParam('own', given);
    expect(value).toBeNull();
    expect(problem?.message).toContain('S up to 0.9999 or I up to 1000, as in 3S0.5I2*7S0.99');
  },
);

it('forgets a feature without values of its own', () => {
  expect(writeOwn(new Map([[2, {}]]))).toBe('0');
  expect(readOwn('0').size).toBe(0);
});

it('gives a feature its own values, and leaves the others to the general ones', () => {
  const params = { ...INITIAL_PARAMS, n: 4, S: 0.5, I: 0.5, r: 2, own: '1S0.25*3I5' };
  expect(valuesOfFeatures(params)).toEqual({ S: [0.5, 0.25, 0.5, 0.5], I: [1, 0.5, 0.25, 5] });
  const { instances } = resolveConfig(toTrainingOptions(params));
  expect(instances[0]).toMatchObject({ sparsity: [0.5, 0.25, 0.5, 0.5], importance: [1, 0.5, 0.25, 5] });
});

it('says nothing of sparsity where the number of active features is fixed', () => {
  const params = { ...INITIAL_PARAMS, active: 2, own: '1S0.25' };
  expect(resolveConfig(toTrainingOptions(params)).instances[0]?.sparsity).toEqual([0.6, 0.6, 0.6, 0.6, 0.6]);
});

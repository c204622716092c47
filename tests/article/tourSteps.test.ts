/** The steps of the tour: what ends each, and which are left out because they are done already. */
import { expect, it } from 'vitest';
import { stepToDo, TOUR } from '../../src/article/tour/steps.ts';
import { INITIAL_PARAMS } from '../../src/params/paramValues.ts';

const state = { status: 'poster', selectedFeature: null, params: { ...INITIAL_PARAMS, S: 0.9 } } as const;

it('begins with playing, unless the figure trains already', () => {
  expect(stepToDo(0, state)).toBe(0);
  expect(stepToDo(0, { ...state, status: 'training' })).toBe(1);
});

it.each([
  ['a chosen arrow', 1, { selectedFeature: 0 }],
  ['a low sparsity', 2, { params: { ...state.params, S: 0.3 } }],
  ['a high sparsity', 3, { params: { ...state.params, S: 0.85 } }],
])('ends a step by %s', (_, step, change) => {
  const before = { ...state, params: { ...state.params, S: step === 3 ? 0.2 : 0.9 } };
  expect(stepToDo(step, before)).toBe(step);
  expect(stepToDo(step, { ...before, ...change })).toBeGreaterThan(step);
});

it('ends where all is done', () => {
  expect(stepToDo(TOUR.length, state)).toBe(TOUR.length);
});

/** Edits of parameters: each is checked, and all are fitted to one another and to what a page can hold. */
import { expect, it } from 'vitest';
import { fitParams, MAX_PAGE_PARAMETERS } from '../../src/params/fitParams.ts';
import { editParams, mergeProblems } from '../../src/params/parameterEdits.ts';
import { INITIAL_PARAMS } from '../../src/params/paramValues.ts';

it('fits what a page can hold', () => {
  const { params, problems } = fitParams({ ...INITIAL_PARAMS, n: 1000, m: 200, k: 256, batch: 65_536 });
  expect(params.k * 1001 * 201).toBeLessThanOrEqual(MAX_PAGE_PARAMETERS);
  expect(problems.map(({ field }) => field)).toEqual(['k', 'batch']);
  expect(fitParams(INITIAL_PARAMS)).toEqual({ params: INITIAL_PARAMS, problems: [] });
});

it('keeps what cannot be read as it was', () => {
  const { params, problems } = editParams(INITIAL_PARAMS, { n: 'six', m: '3', S: 2 });
  expect(params).toEqual({ ...INITIAL_PARAMS, m: 3, S: 0.9999 });
  expect(problems.map(({ field }) => field)).toEqual(['n', 'S']);
  expect(mergeProblems(problems, ['n'], []).map(({ field }) => field)).toEqual(['S']);
});

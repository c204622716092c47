/** What is said beside a claim that the model at hand does not satisfy, or not yet. */
import { expect, it } from 'vitest';
import { claimWords } from '../../src/figure/frame/ClaimMark.tsx';

it('says that it trains of a run that does, and of no other', () => {
  const statuses = ['poster', 'starting', 'training', 'paused', 'converged', 'failed'] as const;
  const words = statuses.map((status) => claimWords('not-yet', status));
  expect(words.filter((said) => said.includes('still training'))).toEqual([claimWords('not-yet', 'training')]);
  expect(new Set(words).size).toBe(statuses.length);
  expect(claimWords('not-yet', 'poster')).toBe('not trained here yet');
});

it('judges a run by its end, whatever has become of it since', () => {
  expect(claimWords('holds', 'paused')).toBe('true of this run');
  expect(claimWords('holds', 'training')).toBe('true so far, still training');
  expect(claimWords('fails', 'paused')).toMatch(/^not true of this run/);
});

/** Exercises: the goal in an address, in words, met and not met. */
import { expect, it } from 'vitest';
import { GOAL_FIELD, type Goal, readGoal } from '../../src/address/goalText.ts';
import { parsePermalink, writePermalink } from '../../src/address/permalink.ts';
import { taskWords, verdictOf } from '../../src/lab/exercise/checks.ts';
import { fakePage } from '../experiment/fakeTrainer.ts';

const goal = (text: string): Goal => {
  const parsed = GOAL_FIELD.parse(text);
  if (!parsed) throw new Error(`${text} is no goal`);
  return parsed.value;
};

it.each(['represented4in2', 'dedicated2', 'superposed3in1', 'loss5e-3'])('reads back %s from an address', (text) => {
  const address = writePermalink({ goal: GOAL_FIELD.write(goal(text)) });
  expect(address).toBe(`?v=1&goal=${text}`);
  const link = parsePermalink(address);
  expect(link.problems).toEqual([]);
  expect(readGoal(link.goal)).toEqual({ goal: goal(text), problems: [] });
});

it.each(['represented', 'represented0', 'represented2.5', 'represented2in0', 'happy3', 'loss-1', 'loss'])(
  'refuses %s with a sentence',
  (text) => {
    const { goal: read, problems } = readGoal(parsePermalink(`?goal=${text}`).goal);
    expect(read).toBeNull();
    expect(problems.map(({ message }) => message).join()).toContain('as in represented4in2');
  },
);

it('says what is to be done', () => {
  expect(taskWords(goal('represented4in2'))).toBe('Have the model represent at least 4 features in at most 2 hidden dimensions.');
  expect(taskWords(goal('dedicated1'))).toBe('Give at least 1 feature a dimension of their own.');
  expect(taskWords(goal('loss0.005'))).toBe('Reach a loss of at most 0.005.');
});

/** Weights that are all the same: every feature is represented, and all of them in superposition. */
function trained(step: number, weight: number) {
  const page = fakePage({ n: 12, m: 2, k: 1 });
  page.store.actions.play();
  page.frames();
  page.trainer.run.ready();
  page.trainer.run.snapshot(step, 0.01, weight);
  page.frames();
  return page;
}

it('is met by the model that is shown, not before it has trained, and not in more dimensions', () => {
  const state = trained(500, 0.8).store.getState();
  expect(verdictOf(goal('represented12in2'), state)).toBe('met');
  expect(verdictOf(goal('superposed12'), state)).toBe('met');
  expect(verdictOf(goal('loss0.01'), state)).toBe('met');
  expect(verdictOf(goal('represented13'), state)).toBe('not-yet');
  expect(verdictOf(goal('dedicated1'), state)).toBe('not-yet');
  expect(verdictOf(goal('loss0.001'), state)).toBe('not-yet');
  expect(verdictOf(goal('represented4in1'), state)).toBe('not-yet');
  expect(verdictOf(goal('represented4'), trained(50, 0.8).store.getState())).toBe('not-yet');
});

it('is missed when the run ends without it', () => {
  const { store, trainer, frames } = trained(500, 0.1);
  trainer.run.done(500);
  frames();
  expect(verdictOf(goal('represented4'), store.getState())).toBe('missed');
});

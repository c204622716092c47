/** What is recorded of live changes: one change for each gesture on a bar, and no more than an address can hold. */
import { expect, it } from 'vitest';
import { writeChanges } from '../../src/address/changesText.ts';
import { MAX_CHANGES, MAX_CHANGES_TEXT, withRecorded } from '../../src/experiment/liveChanges.ts';
import { Tuner } from '../../src/experiment/run/tuner.ts';
import { problem } from '../../src/model/config/problem.ts';
import { writeOwn } from '../../src/params/ownValues.ts';
import { asParams, INITIAL_PARAMS } from '../../src/params/paramValues.ts';
import { fakePage } from './fakeTrainer.ts';

const PARAMS = asParams({ ...INITIAL_PARAMS, n: 100 });
/** As when all bars are painted. */
const OWN = writeOwn(new Map(Array.from({ length: 100 }, (_, feature) => [feature, { S: 0.123, I: 4.56 }])));

it('holds values of single features until a bar is let go, or until others are sent, which they are part of', () => {
  let now = 0;
  const tuner = new Tuner(() => now);
  for (now = 1000; now < 2000; now += 200) {
    tuner.add(['own']);
    expect([tuner.take(PARAMS, false), tuner.hasWaiting, tuner.keys]).toEqual([[], false, ['own']]);
  }
  expect(tuner.take(PARAMS, true)).toEqual(['own']);
  expect(tuner.answered()).toEqual([{ key: 'own', value: PARAMS.own }]);
  expect(tuner.take(PARAMS, true)).toEqual([]);
  now += 200;
  tuner.add(['own']);
  tuner.add(['S']);
  expect([...tuner.take(PARAMS, false)].sort()).toEqual(['S', 'own']);
});

it('sends them once the change before is answered, though the bar was let go meanwhile', () => {
  let now = 1000;
  const tuner = new Tuner(() => now);
  tuner.add(['S']);
  expect(tuner.take(PARAMS, false)).toEqual(['S']);
  tuner.add(['own']);
  expect(tuner.take(PARAMS, true)).toEqual([]);
  tuner.answered();
  now += 200;
  expect(tuner.take(PARAMS, false)).toEqual(['own']);
});

it('keeps the newest changes that an address can hold; with the others gone, the run cannot be replayed', () => {
  let state = fakePage({ n: 100 }).store.getState();
  for (let step = 1; step <= 20; step++) {
    state = { ...state, ...withRecorded(state, step, [{ key: 'own', value: OWN }]) };
    expect(writeChanges(state.changes).length).toBeLessThan(MAX_CHANGES_TEXT + 20 * MAX_CHANGES);
  }
  expect(state.replayable).toBe(false);
  expect(state.changes.at(-1)?.step).toBe(20);
  expect(state.changes.length).toBe(Math.floor(MAX_CHANGES_TEXT / OWN.length));
  expect(state.startParams.own).toBe(OWN);
});

it('keeps the sentence about densities at odds in a file’s model through edits that leave them', () => {
  const { store } = fakePage();
  const given = { name: 'a file', options: {}, losses: null, after: () => given };
  const sentence = problem('S in a set', '0.5 and 0.9', 'the same for both', 'that of the first');
  store.actions.openModel(INITIAL_PARAMS, given, [sentence]);
  store.actions.setParam('lr', 0.01);
  store.actions.setParam('speed', 'max');
  expect(store.getState().problems).toEqual([sentence]);
  store.actions.setParam('S', 0.5);
  expect(store.getState().problems).toEqual([]);
});

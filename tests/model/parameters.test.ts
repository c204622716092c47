/** The packed state: sizes, order, and views that write through. */
import { expect, it } from 'vitest';
import { instanceState, instanceWeights, parameterCount, stateLength } from '../../src/model/network/parameters.ts';

const SHAPE = { nFeatures: 3, nHidden: 2 };

it('counts weights, biases, two moments of each, and the loss', () => {
  expect(parameterCount(SHAPE)).toBe(9);
  expect(stateLength(SHAPE)).toBe(28);
});

it('lays the parts of an instance one after another, without gaps', () => {
  const state = Float32Array.from({ length: 2 * 28 }, (_, at) => at);
  const { W, b, parameters, firstMoments, secondMoments, lossSum } = instanceState(state, SHAPE, 1);
  expect([...W, ...b, ...firstMoments, ...secondMoments, ...lossSum]).toEqual([...state.subarray(28)]);
  expect([W.length, b.length, firstMoments.length, secondMoments.length, lossSum.length]).toEqual([6, 3, 9, 9, 1]);
  expect([...parameters]).toEqual([...W, ...b]);
});

it('gives views: what is written to one instance stands in the state, and in no other', () => {
  const state = new Float32Array(2 * 28);
  instanceState(state, SHAPE, 0).parameters.fill(1);
  const { W, b } = instanceState(state, SHAPE, 0);
  expect([...W, ...b]).toEqual(Array(9).fill(1));
  expect(state.reduce((sum, value) => sum + value, 0)).toBe(9);
});

it('has room for a decoder of its own where the model is untied', () => {
  const untied = { ...SHAPE, tied: false };
  expect(parameterCount(untied)).toBe(15);
  const state = Float32Array.from({ length: stateLength(untied) }, (_, at) => at);
  const { W, WOut, b, parameters } = instanceState(state, untied, 0);
  expect([...W, ...WOut, ...b]).toEqual([...state.subarray(0, 15)]);
  expect([...parameters]).toEqual([...state.subarray(0, 15)]);
  expect(instanceState(state, SHAPE, 0).WOut).toEqual(instanceState(state, SHAPE, 0).W);
});

it('takes one instance out of a run’s weights', () => {
  const run = { W: Float32Array.of(1, 2, 3, 4), b: Float32Array.of(5, 6, 7, 8) };
  const shape = { nFeatures: 2, nHidden: 1 };
  expect(instanceWeights(run, shape, 1)).toEqual({ W: Float32Array.of(3, 4), b: Float32Array.of(7, 8) });
  const untied = { ...run, WOut: Float32Array.of(9, 9, 8, 8) };
  expect(instanceWeights(untied, shape, 1)).toMatchObject({ WOut: Float32Array.of(8, 8) });
});

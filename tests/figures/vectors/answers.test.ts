/** Taking a state apart: what adds up must add up, and there are as many answers as algebra allows. */
import { expect, it } from 'vitest';
import type { Point } from '../../../src/charts/view.ts';
import { answerAt, answerRange, answersFor, sparsestAnswer } from '../../../src/figures/vectors/answers.ts';

const three: readonly Point[] = [
  { x: 1, y: 0.2 },
  { x: -0.3, y: 1 },
  { x: -0.7, y: -0.8 },
];
const state = { x: 0.4, y: 0.9 };

function sum(vectors: readonly Point[], amounts: readonly number[]): Point {
  const along = (axis: 'x' | 'y') => vectors.reduce((total, vector, f) => total + (amounts[f] ?? 0) * vector[axis], 0);
  return { x: along('x'), y: along('y') };
}

it('has one answer with two arrows', () => {
  const found = answersFor(three.slice(0, 2), state);
  expect(found?.kernel).toBeNull();
  const reached = sum(three, answerAt(found ?? { amounts: [], kernel: null }, 5));
  expect(reached.x).toBeCloseTo(state.x, 12);
  expect(reached.y).toBeCloseTo(state.y, 12);
});

it.each([-1.5, 0, 0.3, 2])('reaches the state with three arrows at every t, here %s', (t) => {
  const found = answersFor(three, state);
  const reached = sum(three, found ? answerAt(found, t) : []);
  expect(reached.x).toBeCloseTo(state.x, 12);
  expect(reached.y).toBeCloseTo(state.y, 12);
});

it('starts from the answer with the smallest sum of squares', () => {
  const found = answersFor(three, state);
  const squares = (t: number) => (found ? answerAt(found, t).reduce((total, amount) => total + amount ** 2, 0) : 0);
  for (const t of [-0.1, 0.1, 1]) expect(squares(t)).toBeGreaterThan(squares(0));
});

it('keeps the amounts within the limit over the whole range, and reaches it at both ends', () => {
  const found = answersFor(three, state);
  const [low, high] = found ? answerRange(found, 2) : [0, 0];
  expect(high).toBeGreaterThan(low);
  for (const t of [low, high]) expect(Math.max(...(found ? answerAt(found, t) : []).map(Math.abs))).toBeCloseTo(2, 9);
});

it('finds the answer with the fewest features', () => {
  const found = answersFor(three, state);
  const amounts = found ? answerAt(found, sparsestAnswer(found)) : [];
  expect(amounts.filter((amount) => Math.abs(amount) > 1e-9)).toHaveLength(2);
  expect(amounts.every((amount) => amount > -1e-9)).toBe(true);
});

it.each([
  ['two on one line', [three[0], { x: -2, y: -0.4 }]],
  ['three on one line', [three[0], { x: -2, y: -0.4 }, { x: 0.5, y: 0.1 }]],
  [
    'two of no length',
    [
      { x: 0, y: 0 },
      { x: 0, y: 0 },
    ],
  ],
])('has no answer with %s', (_, vectors) => {
  expect(
    answersFor(
      vectors.flatMap((vector) => vector ?? []),
      state,
    ),
  ).toBeNull();
});

it('copes with two of three arrows on one line', () => {
  const found = answersFor([...three.slice(0, 2), { x: -1, y: -0.2 }], state);
  const amounts = found ? answerAt(found, 0.7) : [];
  expect(sum([...three.slice(0, 2), { x: -1, y: -0.2 }], amounts).y).toBeCloseTo(state.y, 12);
});

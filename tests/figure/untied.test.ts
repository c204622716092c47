/** What figures of an experiment say of models whose outputs have weights of their own: the product that decides, not that of W with itself. */
import { expect, it } from 'vitest';
import { toSvgString } from '../../src/charts/svg.ts';
import { stillSlot, trainedState } from '../../src/figure/trainedState.ts';
import activecount from '../../src/figures/activecount/figure.ts';
import directions from '../../src/figures/directions/figure.ts';
import hierarchy from '../../src/figures/hierarchy/figure.ts';
import interference from '../../src/figures/interference/figure.ts';
import { interferenceTitle } from '../../src/figures/interference/names.ts';
import loss from '../../src/figures/loss/figure.ts';
import norms from '../../src/figures/norms/figure.ts';
import polysemantic from '../../src/figures/polysemantic/figure.ts';
import setup from '../../src/figures/setup/figure.ts';
import spread from '../../src/figures/spread/figure.ts';
import terms from '../../src/figures/terms/figure.ts';
import { describeDifference } from '../../src/lab/compare/draw.ts';
import { INITIAL_PARAMS } from '../../src/params/paramValues.ts';

const FIGURES = [activecount, directions, hierarchy, interference, loss, norms, polysemantic, setup, spread, terms];

/** It writes feature 0 to both outputs, and reads it with another length. */
const UNTIED = { W: [1, 0, 0, 1], WOut: [2, 0, 0.5, 1], b: [0, 0], nFeatures: 2, nHidden: 2, selectedFeature: null };
const params = { ...INITIAL_PARAMS, n: 2, k: 1, tied: '0' } as const;
const trained = { model: UNTIED, loss: 0.1, front: 0, history: { nInstances: 1, steps: [1], losses: [Float32Array.of(0.1)] } };

it.each(FIGURES.map((figure) => [figure.meta.id, figure] as const))('%s names no WᵀW', (_, figure) => {
  const still = figure.still(stillSlot({ settings: {}, params, trained: [trained] }));
  const { columns, rows, notes } = still.table();
  const drawing = toSvgString(still.draw({ width: 720, height: still.height(720) }));
  const title = figure.meta.titleFor?.(params) ?? figure.meta.title;
  expect(JSON.stringify([still.words, drawing, title, columns, rows, notes])).not.toContain('WᵀW');
});

it('has a title for each kind of network', () => {
  const title = (isTied: boolean, hiddenActivation: 'identity' | 'relu') => interferenceTitle({ isTied, hiddenActivation });
  expect(title(true, 'identity')).toBe('Overlaps WᵀW and biases b');
  expect(title(false, 'identity')).toBe('Responses W_out W_in and biases b');
  expect(title(true, 'relu')).toBe('Responses Wᵀ ReLU(W) and biases b');
  expect(title(false, 'relu')).toBe('Responses W_out ReLU(W_in) and biases b');
});

it('names the matrix also where two models are compared', () => {
  const { snapshot } = trainedState({ settings: {}, params, trained: [trained] });
  expect(snapshot?.WOut).toEqual(Float32Array.from(UNTIED.WOut));
  expect(describeDifference(UNTIED, { ...UNTIED, WOut: UNTIED.W })).toBe(
    'No entry of W_out W_in differs from the pinned model’s by more than 1.',
  );
});

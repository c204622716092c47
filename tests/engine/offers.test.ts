/** What each engine refuses to train, by name, so that no key is ignored in silence. */
import { expect, it } from 'vitest';
import { refusalOf } from '../../src/engine/offers.ts';
import { resolveConfig } from '../../src/model/config/checkConfig.ts';
import type { TrainingOptions } from '../../src/model/config/config.ts';

const UNUSUAL: readonly (readonly [key: string, options: TrainingOptions])[] = [
  ['warmupSteps', { warmupSteps: 10 }],
  ['hiddenActivation', { hiddenActivation: 'relu' }],
  ['values', { values: 'binary' }],
  ['featureSets.strength', { featureSets: { kind: 'correlated', sets: [[0, 1]], strength: 0.5 } }],
  ['dataset.unitLength', { dataset: { size: 9, unitLength: true } }],
  ['weightDecay', { weightDecay: -0.1, weightDecayOn: 'weights' }],
];

it.each(UNUSUAL)('all that train on samples train another %s', (_, options) => {
  const config = resolveConfig(options);
  for (const name of ['webgpu', 'tfjs', 'cpu', 'reference'] as const) expect(refusalOf(name, config)).toBeNull();
});

it('the default configuration is trained by all', () => {
  for (const name of ['webgpu', 'tfjs', 'cpu', 'reference'] as const) expect(refusalOf(name, resolveConfig({}))).toBeNull();
});

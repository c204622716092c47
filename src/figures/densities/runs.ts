/** The models of the comparison, trained together: one run of ReLU models, several seeds at each density, and a linear one next to it. No React. */
import type { ModelView } from '../../charts/view.ts';
import { createGroupRuns } from '../../figure/own/groupRuns.ts';
import type { OwnRuns, OwnState, OwnTrainer } from '../../figure/own/ownRuns.ts';
import { bestInstance, snapshotModel } from '../../figure/own/snapshotModel.ts';
import { resolveConfig } from '../../model/config/checkConfig.ts';
import type { Activation } from '../../model/config/config.ts';
import { DENSITIES } from './densities.ts';
import type { DensitySettings } from './settings.ts';

export interface DensityState extends OwnState {
  /** The linear model and the best of each density; null before the first snapshot. */
  readonly models: readonly (ModelView | null)[];
}

const PACE = { stepsPerSecond: 'max', snapshots: { everyMs: 120 } } as const;

export function densityRuns(trainer: OwnTrainer, settings: DensitySettings): OwnRuns<DensityState> {
  const { k } = settings;
  const configs = [configOf('linear', DENSITIES.slice(0, 1), { ...settings, k: 1 }), configOf('relu', DENSITIES, settings)];
  return createGroupRuns<DensityState>(trainer, {
    configs,
    atOnce: configs.length,
    pace: PACE,
    read: ({ snapshots: [linear, relu] }, status) => {
      const best = DENSITIES.map((_, at) => (relu ? snapshotModel(relu, bestInstance(relu, at * k, k)) : null));
      return { ...status, models: [linear ? snapshotModel(linear) : null, ...best], step: relu?.step ?? 0 };
    },
  });
}

function configOf(activation: Activation, densities: readonly number[], { n, m, I, seed, k, steps }: DensitySettings) {
  // The same seeds at every density: columns then differ by their density alone.
  const instances = densities.flatMap((featureProbability) =>
    Array.from({ length: k }, (_, at) => ({ seed: (seed + at) % 2 ** 32, featureProbability })),
  );
  return resolveConfig({ nFeatures: n, nHidden: m, importanceDecay: I, activation, steps, instances });
}

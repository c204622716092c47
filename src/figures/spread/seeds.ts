/** From an experiment to its seeds as models side by side, and the way from one of them to the lab. Pure. */

import { writePermalink } from '../../address/permalink.ts';
import { momentLink } from '../../address/stateLinks.ts';
import { indices } from '../../charts/view.ts';
import type { ExperimentState } from '../../experiment/experiment.ts';
import { seedOf } from '../../experiment/seeds.ts';
import { instanceModel } from '../../figure/frontModel.ts';
import type { SpreadInput } from './groups.ts';

/** Copies: what is shown outlives the snapshot it was read from. */
export function seedsOf(state: ExperimentState): SpreadInput {
  const { snapshot, judgedLoss, startParams } = state;
  const { nFeatures, nHidden, nInstances } = snapshot ?? { nFeatures: startParams.n, nHidden: startParams.m, nInstances: 0 };
  const models = indices(nInstances).map((instance) => {
    const { W, b } = instanceModel(state, instance);
    const loss = judgedLoss[instance] ?? snapshot?.loss[instance] ?? Number.NaN;
    return { seed: seedOf(startParams, instance), W: Float32Array.from(W), b: Float32Array.from(b), loss };
  });
  return { seeds: snapshot ? nInstances : startParams.k, models, nFeatures, nHidden };
}

/** The lab with this one model as it is now: a model is a function of its own seed, not of those it was trained with. */
export function seedLink(state: ExperimentState, instance: number): string {
  const alone = { seed: seedOf(state.startParams, instance), k: 1 };
  const moment = momentLink({ ...state, chosen: null });
  // Too many changes to replay: the configuration as it is now.
  if (!moment) return writePermalink({ params: { ...state.params, ...alone } });
  return writePermalink({ ...moment, params: { ...moment.params, ...alone } });
}

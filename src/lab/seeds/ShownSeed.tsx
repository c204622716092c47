/** Which seed the views show, why, and since when; a button holds it, or lets the best come to the front again. */
import type { ReactNode } from 'react';
import { formatCount } from '../../charts/format.ts';
import type { ExperimentState, ExperimentStore } from '../../experiment/experiment.ts';
import { FRONT_MARGIN, pickBest } from '../../experiment/losses/ranking.ts';
import { seedOf } from '../../experiment/seeds.ts';
import { frontInstance } from '../../figure/frontModel.ts';
import { useExperiment } from '../../figure/hooks/useExperiment.ts';

export function ShownSeed({ store }: { readonly store: ExperimentStore }): ReactNode {
  const front = useExperiment(store, frontInstance);
  const isKept = useExperiment(store, (state) => state.chosen !== null);
  const seed = useExperiment(store, (state) => seedOf(state.startParams, front));
  const words = useExperiment(store, shownSeedWords);
  return (
    <p className="shown-seed">
      <span role="status">{words}</span>{' '}
      <button type="button" aria-pressed={isKept} onClick={() => store.actions.chooseInstance(isKept ? null : front)}>
        {isKept ? 'Show the best' : `Keep seed ${seed}`}
      </button>
    </p>
  );
}

/** Reports a change of the seed as well: the views change with it, which would otherwise look like a change of the model. */
export function shownSeedWords(state: ExperimentState): string {
  const { chosen, bestBefore, judgedLoss, snapshot, startParams } = state;
  const name = (instance: number) => `seed ${seedOf(startParams, instance)}`;
  const shown = frontInstance(state);
  // A seed is followed while it gets better, though another may be ahead, and where another is better by a hair.
  const best = pickBest(judgedLoss, shown, FRONT_MARGIN.ended);
  const rank = shown === pickBest(judgedLoss, shown, 0) ? 'the best of' : shown === best ? 'as good as the best of' : 'one of';
  if (chosen !== null) return `Shown: ${name(shown)}, kept. ${shown === best ? 'It is the best.' : `The best is ${name(best)}.`}`;
  const since = bestBefore ? ` It took the place of ${name(bestBefore.instance)} at step ${formatCount(bestBefore.step)}.` : '';
  return `Shown: ${name(shown)}, ${rank} ${snapshot?.nInstances ?? startParams.k}.${since}`;
}

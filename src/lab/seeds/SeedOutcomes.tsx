/** What became of how many of the seeds; each geometry's button shows its best model. */
import { type ReactNode, useCallback } from 'react';
import type { ExperimentState, ExperimentStore } from '../../experiment/experiment.ts';
import { useThrottled } from '../../figure/hooks/useThrottled.ts';
import { type SeedGroup, seedGroups } from '../../figures/spread/groups.ts';
import { seedsOf } from '../../figures/spread/seeds.ts';

const COUNT_EVERY_MS = 1000;

export function SeedOutcomes({ store }: { readonly store: ExperimentStore }): ReactNode {
  const count = useCallback(() => groupsOf(store.getState()), [store]);
  const groups = useThrottled(store.subscribe, count, COUNT_EVERY_MS);
  const all = groups.reduce((sum, { members }) => sum + members.length, 0);
  if (all === 0) return null;
  return (
    <div className="seed-outcomes">
      <span>Show the best of</span>
      <ul aria-label="What became of the seeds">
        {groups.map((group) => (
          <li key={group.name}>
            <button type="button" onClick={() => store.actions.chooseInstance(group.members[0] ?? null)}>
              {outcomeWords(group, all)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Before the first step no model has a loss by which it could be told from one that diverged. */
function groupsOf(state: ExperimentState): readonly SeedGroup[] {
  return (state.snapshot?.step ?? 0) > 0 ? seedGroups(seedsOf(state)) : [];
}

function outcomeWords({ name, members }: SeedGroup, all: number): string {
  return `${members.length} of ${all}: ${name}`;
}

/** Follows both ways, stage by stage, without noise of sampling: each stage starts where the one before ended. No React. */
import { createGroupRuns } from '../../figure/own/groupRuns.ts';
import type { OwnRuns, OwnState, OwnTrainer } from '../../figure/own/ownRuns.ts';
import { resolveConfig } from '../../model/config/checkConfig.ts';
import { instanceWeights, type Snapshot } from '../../model/network/parameters.ts';
import { beginningOf, followed, RELATIVE, stagesOf, stageTraining, WAYS, type Way, type WayName } from './branches.ts';
import type { PerturbedSettings } from './settings.ts';

type Ways = Readonly<Record<WayName, Way>>;

export interface PerturbedState extends OwnState {
  /** In the order gone. */
  readonly ways: Ways;
}

const NOTHING: Ways = { down: [], up: [] };
const PACE = { stepsPerSecond: 'max', snapshots: { everyMs: 200 } } as const;

export function perturbedRuns(trainer: OwnTrainer, { p, seed }: PerturbedSettings): OwnRuns<PerturbedState> {
  let ways = NOTHING;
  const configOf = (stage: number) => {
    const relative = WAYS.map((way) => stageOf(way, stage));
    const from = WAYS.map((way) => ways[way].at(-1) ?? beginningOf(way, p));
    return resolveConfig(stageTraining(p, relative, from, seed));
  };
  const further = (way: WayName, stage: number, snapshot: Snapshot, instance: number): Way => {
    const { W, b } = instanceWeights(snapshot, snapshot, instance);
    return [...ways[way], followed(p, stageOf(way, stage), { W: Array.from(W), b: Array.from(b) })];
  };
  return createGroupRuns<PerturbedState>(trainer, {
    configs: RELATIVE.map((_, stage) => () => configOf(stage)),
    engine: 'exact',
    atOnce: 1,
    pace: PACE,
    onFinish: (snapshot, stage) => {
      ways = { down: further('down', stage, snapshot, 0), up: further('up', stage, snapshot, 1) };
    },
    onRestart: () => {
      ways = NOTHING;
    },
    read: (_, status) => ({ ...status, ways, step: ways.down.length }),
  });
}

function stageOf(way: WayName, stage: number): number {
  return stagesOf(way)[stage] ?? 1;
}

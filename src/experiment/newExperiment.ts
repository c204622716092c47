/** How the page creates experiments: `main.tsx` passes this to lab and article, which know no worker. Types only. */
import type { Problem } from '../model/config/problem.ts';
import type { Params } from '../params/params.ts';
import type { ExperimentStore } from './experiment.ts';

export interface NewExperiment {
  readonly params: Params;
  /** The parameters `reset` restores; the table's defaults where left out. */
  readonly defaults?: Params;
  readonly problems?: readonly Problem[];
}

export type CreateStore = (experiment: NewExperiment) => ExperimentStore;

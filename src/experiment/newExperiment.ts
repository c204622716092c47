/** How the page makes experiments: what `main.tsx` hands to lab and article, which know no worker. Types only. */
import type { Problem } from '../model/config/problem.ts';
import type { Params } from '../params/params.ts';
import type { ExperimentStore } from './experiment.ts';

export interface NewExperiment {
  readonly params: Params;
  /** What reset goes back to; the table's defaults where left out. */
  readonly defaults?: Params;
  readonly problems?: readonly Problem[];
}

export type CreateStore = (experiment: NewExperiment) => ExperimentStore;

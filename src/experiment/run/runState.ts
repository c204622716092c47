/** What an experiment's runs are given by their page, and the state that each begins with. */
import type { EngineName } from '../../model/network/parameters.ts';
import type { Params } from '../../params/params.ts';
import type { Failure } from '../../training/protocol.ts';
import type { Judges, Trainer } from '../../training/trainer.ts';
import type { ExperimentState } from '../experiment.ts';
import { emptyHistory } from '../losses/lossHistory.ts';

/** One that cannot judge leaves it to the page. */
export type ExperimentTrainer = Pick<Trainer, 'open'> & Partial<Judges>;

export interface RunOptions {
  /** Calls back at the start of the next frame, once even if the same function is given several times. */
  readonly frame: (callback: () => void) => void;
  /** Milliseconds since any fixed moment. */
  readonly now: () => number;
  readonly describeFailure: (failure: Failure, continuesWith?: EngineName) => string;
}

export function freshRun(params: Params) {
  return {
    startParams: params,
    changes: [],
    replayable: true,
    until: params.steps,
    history: emptyHistory(params.k),
    moments: [],
    lookingBackFrom: null,
    pull: null,
  } satisfies Partial<ExperimentState>;
}

/** What a session keeps of a run, over all its launches. */
import type { TrainingConfig } from '../../model/config/config.ts';
import type { Checkpoint, EngineName } from '../../model/network/parameters.ts';
import type { Failure, Pace } from '../protocol.ts';
import type { RunRequest } from '../trainer.ts';
import { ConfigChanges } from './changes.ts';
import { RetryPolicy } from './recovery.ts';

export interface RunRecord {
  readonly request: RunRequest;
  readonly changes: ConfigChanges;
  from: Checkpoint | undefined;
  pace: Pace;
  until: number;
  /** Steps of the newest snapshot. */
  step: number;
  /** Where the single steps asked for end. */
  restAt: number;
  /** Whether the run is to be replayed exactly, from its beginning on. */
  readonly isReplay: boolean;
  /** The run has been told to forget the changes that lie ahead, and has not answered. */
  isForgetting: boolean;
  convergedCount: number;
  isShown: boolean;
  /** Why it was launched again, until the next engine is ready. */
  lost: Failure | null;
  retries: RetryPolicy;
  without: EngineName[];
  /** Training time before the present launch, and with it. */
  earlierMs: number;
  trainedMs: number;
}

export function recordOf(request: RunRequest, isReplay: boolean): RunRecord {
  const { config, changes, from, pace, until = config.steps } = request;
  return {
    request,
    changes: new ConfigChanges(config, changes),
    from,
    pace,
    until,
    step: from?.step ?? 0,
    restAt: 0,
    isReplay,
    isForgetting: false,
    convergedCount: 0,
    isShown: false,
    lost: null,
    retries: new RetryPolicy(),
    without: [],
    earlierMs: 0,
    trainedMs: 0,
  };
}

/** A configuration in short, for the performance timeline: how many instances there are, with the seed and learning rate of the first. */
export function inShort({ instances, ...run }: TrainingConfig): string {
  const [first] = instances;
  return `${instances.length} × ${JSON.stringify({ ...run, seed: first?.seed, learningRate: first?.learningRate })}`;
}

/** Observers of the pace of runs whose engine is `auto`. Types only. */
import type { Snapshot } from '../../../model/network/parameters.ts';
import type { RunOrder } from '../../protocol.ts';

/** A run as it is now: with the changes made so far, and from its newest checkpoint. */
export type Observed = Pick<RunOrder, 'config' | 'from' | 'until' | 'pace'>;

export interface Observer {
  /** The run has come to this snapshot by itself. */
  see(snapshot: Snapshot, run: Observed): void;
  /** From here on a step may take longer, or less long. */
  tuned(): void;
  /** The run does not go on by itself, for now or for good. */
  rest(): void;
}

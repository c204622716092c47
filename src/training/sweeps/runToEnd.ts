/** A run of which only the end counts: as fast as it goes, and one snapshot, that of the last step. */
import type { Checkpoint, EngineName, Snapshot } from '../../model/network/parameters.ts';
import type { Failure } from '../protocol.ts';
import type { Run, StartRequest, Trainer } from '../trainer.ts';

export interface EndEvents {
  onReady(engine: EngineName): void;
  onCheckpoint?(checkpoint: Checkpoint): void;
  /** @param last the snapshot at the last step; its arrays are the listener's to keep */
  onEnd(last: Snapshot): void;
  onFailed(failure: Failure): void;
}

export function runToEnd(trainer: Trainer, request: Omit<StartRequest, 'pace'>, events: EndEvents): Run {
  const { steps } = request.config;
  let last: Snapshot | null = null;
  return trainer.start({ ...request, pace: { stepsPerSecond: 'max', snapshots: { everySteps: steps } } }, (report) => {
    switch (report.type) {
      case 'ready':
        return events.onReady(report.engine);
      case 'snapshot':
        last = report.snapshot;
        return;
      case 'checkpoint':
        return events.onCheckpoint?.(report.checkpoint);
      case 'tuned':
        return;
      case 'done':
        return events.onEnd(atStep(steps, last));
      case 'failed':
        return events.onFailed(report.failure);
      default:
        throw new Error(`unknown report: ${report satisfies never}`);
    }
  });
}

function atStep(steps: number, snapshot: Snapshot | null): Snapshot {
  if (snapshot?.step !== steps) throw new Error(`a run of ${steps} steps ended with a snapshot of step ${snapshot?.step}`);
  return snapshot;
}

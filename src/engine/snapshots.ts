/** Copies the visible part of a packed state into a snapshot, reusing returned buffers. Shared by all engines. */
import type { TrainingConfig } from '../model/config/config.ts';
import { averageLoss } from '../model/network/optimiser.ts';
import { type EngineName, type InstanceState, instanceState, type Snapshot, type StateShape } from '../model/network/parameters.ts';

export interface SnapshotHead extends StateShape {
  readonly engine: EngineName;
  readonly step: number;
  readonly elapsedMs: number;
  readonly nInstances: number;
}

/** @param state [instance, stateLength] @param into buffers of W, b, loss and, of untied models, WOut */
export function snapshotOf(state: Float32Array, head: SnapshotHead, into: readonly ArrayBuffer[] = []): Snapshot {
  return snapshotFrom((i) => instanceState(state, head, i), head, into);
}

/** @param stateOf gives what is shown of an instance; read before the next is asked for @param into as of `snapshotOf` */
export function snapshotFrom(
  stateOf: (instance: number) => Pick<InstanceState, 'W' | 'WOut' | 'b' | 'lossSum'>,
  head: SnapshotHead,
  into: readonly ArrayBuffer[] = [],
): Snapshot {
  const { engine, step, elapsedMs, nInstances, nFeatures, nHidden, tied = true } = head;
  const nWeights = nFeatures * nHidden;
  const W = reuse(into[0], nInstances * nWeights);
  const b = reuse(into[1], nInstances * nFeatures);
  const loss = reuse(into[2], nInstances);
  const WOut = tied ? null : reuse(into[3], nInstances * nWeights);
  for (let i = 0; i < nInstances; i++) {
    const own = stateOf(i);
    W.set(own.W, i * nWeights);
    WOut?.set(own.WOut, i * nWeights);
    b.set(own.b, i * nFeatures);
    loss[i] = averageLoss(own.lossSum[0], step);
  }
  return { engine, step, elapsedMs, nInstances, nFeatures, nHidden, W, ...(WOut && { WOut }), b, loss };
}

function reuse(buffer: ArrayBuffer | undefined, length: number): Float32Array<ArrayBuffer> {
  return buffer?.byteLength === length * 4 ? new Float32Array(buffer) : new Float32Array(length);
}

/** What a run's snapshots and checkpoints say of its shape. */
export function runShape({ nFeatures, nHidden, tied, instances }: TrainingConfig) {
  return { nInstances: instances.length, nFeatures, nHidden, tied };
}

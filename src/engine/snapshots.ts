/** Copies the visible part of a packed state into a snapshot, reusing returned buffers. Shared by all engines. */
import { averageLoss } from '../model/network/optimiser.ts';
import { type EngineName, type InstanceState, instanceState, type Shape, type Snapshot } from '../model/network/parameters.ts';

export interface SnapshotHead extends Shape {
  readonly engine: EngineName;
  readonly step: number;
  readonly elapsedMs: number;
  readonly nInstances: number;
}

/** @param state [instance, stateLength] */
export function snapshotOf(state: Float32Array, head: SnapshotHead, into: readonly ArrayBuffer[] = []): Snapshot {
  return snapshotFrom((i) => instanceState(state, head, i), head, into);
}

/** @param stateOf gives what is shown of an instance; read before the next is asked for */
export function snapshotFrom(
  stateOf: (instance: number) => Pick<InstanceState, 'W' | 'b' | 'lossSum'>,
  head: SnapshotHead,
  into: readonly ArrayBuffer[] = [],
): Snapshot {
  const { nInstances, nFeatures, nHidden } = head;
  const W = reuse(into[0], nInstances * nFeatures * nHidden);
  const b = reuse(into[1], nInstances * nFeatures);
  const loss = reuse(into[2], nInstances);
  for (let i = 0; i < nInstances; i++) {
    const own = stateOf(i);
    W.set(own.W, i * nFeatures * nHidden);
    b.set(own.b, i * nFeatures);
    loss[i] = averageLoss(own.lossSum[0], head.step);
  }
  return { ...head, W, b, loss };
}

function reuse(buffer: ArrayBuffer | undefined, length: number): Float32Array<ArrayBuffer> {
  return buffer?.byteLength === length * 4 ? new Float32Array(buffer) : new Float32Array(length);
}

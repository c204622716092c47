/** A run split by instances over several workers, and its parts put together again. Pure; who trains which part is `shardedRun.ts`. */
import type { TrainingConfig } from '../../model/config/config.ts';
import { type Checkpoint, type Snapshot, stateLength } from '../../model/network/parameters.ts';
import type { InstanceRange } from '../placement.ts';

export function splitConfig(config: TrainingConfig, ranges: readonly InstanceRange[]): readonly TrainingConfig[] {
  return ranges.map(({ first, end }) => ({ ...config, instances: config.instances.slice(first, end) }));
}

export function splitCheckpoint(checkpoint: Checkpoint, ranges: readonly InstanceRange[]): readonly Checkpoint[] {
  const length = stateLength(checkpoint);
  return ranges.map(({ first, end }) => ({
    ...checkpoint,
    nInstances: end - first,
    state: checkpoint.state.slice(first * length, end * length),
  }));
}

/** @param parts of one step, in the order of their instances */
export function mergeCheckpoints(parts: readonly Checkpoint[]): Checkpoint {
  const head = firstOf(parts);
  return { ...head, nInstances: countInstances(parts), state: concatenate(parts.map((part) => part.state)) };
}

/** @param parts of one step, in the order of their instances @param into memory W, b, loss, WOut to use where its size fits */
export function mergeSnapshots(parts: readonly Snapshot[], into: readonly ArrayBuffer[] = []): Snapshot {
  const head = firstOf(parts);
  const WOut = parts.flatMap((part) => part.WOut ?? []);
  return {
    ...head,
    ...(WOut.length > 0 && { WOut: concatenate(WOut, into[3]) }),
    elapsedMs: Math.max(...parts.map((part) => part.elapsedMs)),
    nInstances: countInstances(parts),
    W: concatenate(
      parts.map((part) => part.W),
      into[0],
    ),
    b: concatenate(
      parts.map((part) => part.b),
      into[1],
    ),
    loss: concatenate(
      parts.map((part) => part.loss),
      into[2],
    ),
  };
}

function firstOf<Part extends Checkpoint | Snapshot>(parts: readonly Part[]): Part {
  const first = parts[0];
  if (!first) throw new Error('nothing to merge');
  const stray = parts.find((part) => part.step !== first.step);
  if (stray) throw new Error(`parts of steps ${first.step} and ${stray.step} do not belong together`);
  return first;
}

function countInstances(parts: readonly (Checkpoint | Snapshot)[]): number {
  return parts.reduce((sum, part) => sum + part.nInstances, 0);
}

function concatenate(arrays: readonly Float32Array[], into?: ArrayBuffer): Float32Array {
  const length = arrays.reduce((sum, array) => sum + array.length, 0);
  const whole = into?.byteLength === length * 4 ? new Float32Array(into) : new Float32Array(length);
  let at = 0;
  for (const array of arrays) {
    whole.set(array, at);
    at += array.length;
  }
  return whole;
}

/** The memory of arrays, as it travels between threads. */
import type { Snapshot } from '../model/network/parameters.ts';

/** The buffers of W, b, loss and, of untied models, WOut, where they are a snapshot's own and may be moved. */
export function snapshotBuffers({ W, b, loss, WOut }: Pick<Snapshot, 'W' | 'WOut' | 'b' | 'loss'>): readonly ArrayBuffer[] {
  return wholeBuffers([W, b, loss, ...(WOut ? [WOut] : [])]);
}

/** Buffers of arrays that fill them. Memory that has been handed on already is empty, and none of these. */
export function wholeBuffers(arrays: readonly Float32Array[]): readonly ArrayBuffer[] {
  const isWhole = ({ buffer, byteLength }: Float32Array) => byteLength > 0 && byteLength === buffer.byteLength;
  return arrays.filter(isWhole).flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : []));
}

/** The memory of a snapshot, as it travels between threads. */
import type { Snapshot } from '../model/network/parameters.ts';

/** The buffers of W, b and loss, where they are a snapshot's own and may be moved. */
export function snapshotBuffers({ W, b, loss }: Snapshot): readonly ArrayBuffer[] {
  return [W, b, loss].flatMap((array) =>
    array.buffer instanceof ArrayBuffer && array.byteLength === array.buffer.byteLength ? [array.buffer] : [],
  );
}

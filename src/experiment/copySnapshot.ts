/** Copies a snapshot: the run reuses the memory of those it hands out. */
import type { Snapshot } from '../model/network/parameters.ts';

export function copySnapshot(snapshot: Snapshot): Snapshot {
  const { W, WOut, b, loss } = snapshot;
  return { ...snapshot, W: W.slice(), ...(WOut && { WOut: WOut.slice() }), b: b.slice(), loss: loss.slice() };
}

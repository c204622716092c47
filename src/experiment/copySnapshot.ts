/** A snapshot in memory of its own: that of the run's snapshots goes back to the run. */
import type { Snapshot } from '../model/network/parameters.ts';

export function copySnapshot(snapshot: Snapshot): Snapshot {
  const { W, WOut, b, loss } = snapshot;
  return { ...snapshot, W: W.slice(), ...(WOut && { WOut: WOut.slice() }), b: b.slice(), loss: loss.slice() };
}

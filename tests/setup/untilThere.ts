/** Waits for what a page puts there later, as patiently as `expect.poll`: a frame takes its time on a busy machine. */
import { vi } from 'vitest';

const PATIENCE_MS = 10_000;

/** @param find called again until it finds something */
export function untilThere<Found>(find: () => Found | null | undefined): Promise<Found> {
  const found = () => {
    const now = find();
    if (now === null || now === undefined) throw new Error(`still missing: ${find}`);
    return now;
  };
  return vi.waitFor(found, { timeout: PATIENCE_MS });
}

/**
 * The page's one animation frame: first states are updated, then changed drawings are painted. So a snapshot is
 * painted in the frame that stores it.
 */

import { mark } from '../../debug/marks.ts';

type Callback = () => void;

export interface Frames {
  /** Calls `update` at the start of the next frame, once even if requested several times. */
  onUpdate(update: Callback): void;
  /** Calls `paint` once at the end of the current frame, or else of the next. @returns how to cancel */
  onPaint(paint: Callback): Callback;
}

/** @param request runs its argument in the next frame */
export function createFrames(request: (frame: Callback) => void): Frames {
  const updates = new Set<Callback>();
  const paints = new Set<Callback>();
  let phase: 'idle' | 'requested' | 'updating' = 'idle';
  const ask = () => {
    if (phase !== 'idle') return;
    phase = 'requested';
    request(run);
  };
  const run = () => {
    phase = 'updating';
    const began = performance.now();
    runAll(updates);
    phase = 'idle';
    runAll(paints);
    mark('frame', { busyMs: performance.now() - began });
    if (updates.size > 0) ask();
  };
  const add = (callbacks: Set<Callback>, callback: Callback) => {
    callbacks.add(callback);
    ask();
    return () => void callbacks.delete(callback);
  };
  return { onUpdate: (update) => void add(updates, update), onPaint: (paint) => add(paints, paint) };
}

/** A callback that throws is reported like any error of the page, and the others still run. */
function runAll(callbacks: Set<Callback>): void {
  const all = [...callbacks];
  callbacks.clear();
  for (const callback of all) {
    try {
      callback();
    } catch (error) {
      queueMicrotask(() => {
        throw error;
      });
    }
  }
}

export const pageFrames = createFrames((frame) => requestAnimationFrame(frame));

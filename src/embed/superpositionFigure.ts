/** The element as scripts see it. Types only, and without those of what it shows. */
import type { ModelWeights } from '../exchange/weights/weightTypes.ts';
import type { Snapshot } from '../model/network/parameters.ts';
import type { RunStatus } from '../training/runStatus.ts';
import type { FigureProperties } from './elementProperties.ts';

/**
 * Events: `ready`, `snapshot` and `converged` (detail: `{ step, loss }`, the average loss of recent batches at that step), `problem`
 * (detail: `{ message }`). None bubbles. Figures of many models tell no snapshots. What a figure cannot do is a `problem`.
 */
export interface SuperpositionFigure extends HTMLElement, FigureProperties {
  /** `poster` until it runs; always, where nothing is trained. */
  readonly status: RunStatus;
  /** Trains, also where it does not start by itself. */
  play(): void;
  /** Stops where it is; `play` goes on from there. */
  pause(): void;
  /** One optimiser step, or so many, then pause. */
  step(steps?: number): void;
  /** Same seed: the run replays. */
  restart(): void;
  /** The model as it is now, the caller's to keep; null before the first. */
  snapshot(): Snapshot | null;
  /**
   * Set: the figure shows this model at step 0 and trains on from it; null: random weights again. Any object with these arrays will
   * do. What is no model is a `problem`, and the figure stays as it is. Read: as `snapshot()`.
   */
  weights: ModelWeights | null;
  /** The drawing as it is now, a complete SVG file in the theme shown; null before it is ready. */
  toSVG(): string | null;
}

declare global {
  // Empty beside those of the DOM: scripts that run elsewhere have none, and need the names alone.
  interface Element {}
  interface HTMLElement {}
  interface HTMLElementTagNameMap {
    'superposition-figure': SuperpositionFigure;
  }
}

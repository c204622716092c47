/**
 * The maps the project shows: their axes, and a training that is short and still ends where long training does (measured in
 * tests/sweep/phase.long.test.ts). How many cells an axis has is the caller's choice.
 */
import type { PhaseFamily } from '../model/theory/theory.ts';
import type { SpacedAxis } from './axes.ts';
import type { SweepOptions } from './plan.ts';

const QUICK = { batchSize: 256, learningRate: 5e-3, learningRateSchedule: 'linear' } as const;

/** Top to bottom as in the paper: dense first. */
function density(count: number): SpacedAxis {
  return { key: 'featureProbability', from: 1, to: 0.01, count, scale: 'log' };
}

/** "Superposition as a Phase Change": what becomes of an extra feature. @param count cells along each axis */
export function phaseDiagram(family: PhaseFamily, count: number): SweepOptions {
  const shape = family === 'n2m1' ? { nFeatures: 2, nHidden: 1 } : { nFeatures: 3, nHidden: 2 };
  const x = { key: 'relativeImportance', from: 0.1, to: 10, count, scale: 'log' } as const;
  return { base: { ...shape, ...QUICK }, x, y: density(count), seeds: 4, steps: 2500 };
}

/** How many of 20 features five dimensions represent. @param count cells along each axis */
export function representedMap(count: number): SweepOptions {
  const x = { key: 'importanceDecay', from: 0.5, to: 1, count, scale: 'linear' } as const;
  return { base: { nFeatures: 20, nHidden: 5, ...QUICK }, x, y: density(count), seeds: 2, steps: 2500 };
}

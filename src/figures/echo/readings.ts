/** Eight directions in space, and what each feature reads off the state that the present ones add up to. Pure. */
import { indices } from '../../charts/view.ts';
import { mix32 } from '../../model/data/random.ts';
import { squareAntiprism } from '../../model/geometry/polytopes.ts';
import type { EchoSettings } from './settings.ts';

/** Corners of a square antiprism: no two overlap by more than 0.31, counting only overlaps that point the same way. */
const DIRECTIONS = squareAntiprism(0.555);
export const COUNT = DIRECTIONS.length;

export type Verdict = 'read' | 'missed' | 'mistaken' | 'cut off' | 'silent';

export interface Reading {
  readonly feature: number;
  readonly isPresent: boolean;
  /** W_f·h. */
  readonly value: number;
  readonly verdict: Verdict;
}

function overlap(f: number, g: number): number {
  return (DIRECTIONS[f] ?? []).reduce((sum, value, axis) => sum + value * (DIRECTIONS[g]?.[axis] ?? 0), 0);
}

/** The present features, each at 1. */
export function presentIn({ present, draw }: EchoSettings): ReadonlySet<number> {
  const keys = indices(COUNT).map((feature) => ({ feature, key: mix32(COUNT * draw + feature) }));
  return new Set(
    keys
      .toSorted((a, b) => a.key - b.key)
      .map(({ feature }) => feature)
      .slice(0, present),
  );
}

export function readingsOf(present: ReadonlySet<number>, cut: number): readonly Reading[] {
  return indices(COUNT).map((feature) => {
    const value = [...present].reduce((sum, other) => sum + overlap(feature, other), 0);
    const isPresent = present.has(feature);
    return { feature, isPresent, value, verdict: verdictOf(isPresent, value, cut) };
  });
}

function verdictOf(isPresent: boolean, value: number, cut: number): Verdict {
  if (isPresent) return value > cut ? 'read' : 'missed';
  if (value > cut) return 'mistaken';
  return value > 0.005 ? 'cut off' : 'silent';
}

function isRight(readings: readonly Reading[]): boolean {
  return readings.every(({ verdict }) => verdict !== 'missed' && verdict !== 'mistaken');
}

/** How many of all sets of so many features are read without a mistake. */
export function rightSets(present: number, cut: number): { readonly right: number; readonly all: number } {
  const sets = indices(2 ** COUNT)
    .map((bits) => new Set(indices(COUNT).filter((feature) => (bits >> feature) & 1)))
    .filter(({ size }) => size === present);
  return { right: sets.filter((set) => isRight(readingsOf(set, cut))).length, all: sets.length };
}

/** The theory's phase boundaries as curves over relative importance and density ("Superposition as a Phase Change"). */
import { indices, type Point } from '../../charts/view.ts';
import { type PhaseFamily, phaseBoundary, TRIPLE_POINT } from '../../model/theory/theory.ts';

const POINTS = 64;

/** @param from, to relative importance; x is relative importance, y density 1 − S */
export function theoryBoundaries(family: PhaseFamily, from: number, to: number): readonly (readonly Point[])[] {
  const below = curve(from, Math.min(to, 1), family);
  const above = curve(Math.max(from, 1), to, family);
  const upright = [
    { x: TRIPLE_POINT.r, y: TRIPLE_POINT.density },
    { x: TRIPLE_POINT.r, y: 1 },
  ];
  const shared = from < 1 && to > 1 ? [upright] : [];
  return [...(from < 1 ? [below] : []), ...(to > 1 ? [above] : []), ...shared];
}

function curve(from: number, to: number, family: PhaseFamily): Point[] {
  return indices(POINTS + 1).map((at) => {
    const x = from * (to / from) ** (at / POINTS);
    return { x, y: phaseBoundary(family, x) };
  });
}

/**
 * Where training on examples with exactly one active feature comes to rest in the plane: regular polygons with the other features
 * dropped, each a critical point of the loss (Chen et al. 2023, arXiv 2310.06301; all features equally important). A loss curve is a
 * staircase whose steps are these values. From four corners on, those without silent features are minima; with fewer they are saddles,
 * which hold a run that starts near zero for as long as its other directions take to grow.
 */
import { regularPolygonOptimum } from './sparseLimit.ts';

export interface CriticalPoint {
  /** Features in the polygon: 2 are a pair of opposites, 0 a model that answers every feature with its average. */
  readonly vertices: number;
  /** Of the dropped features, how many have the bias that suits an average example; the others' outputs are always 0. */
  readonly averaged: number;
  /** Mean over features, as reported by a run. */
  readonly loss: number;
  /** "5-gon", "5-gon, 1 averaged" */
  readonly name: string;
}

/** One feature alone is none where others are averaged: its direction then pulls at theirs. */
const SADDLES = [0, 2, 3] as const;
const FEWEST_OF_MINIMUM = 4;

/** Of the saddles only those without silent features: only these lie on the way from zero. @returns by falling loss */
export function criticalPoints(nFeatures: number): readonly CriticalPoint[] {
  const points = SADDLES.filter((vertices) => vertices < nFeatures).map((vertices) => pointAt(nFeatures, vertices, nFeatures - vertices));
  for (let vertices = FEWEST_OF_MINIMUM; vertices <= nFeatures; vertices++)
    for (let averaged = 0; averaged <= nFeatures - vertices; averaged++) points.push(pointAt(nFeatures, vertices, averaged));
  return points.sort((one, other) => other.loss - one.loss);
}

function pointAt(nFeatures: number, vertices: number, averaged: number): CriticalPoint {
  const polygonLoss = vertices === 0 ? 0 : (vertices * regularPolygonOptimum(vertices).loss) / nFeatures ** 2;
  const loss = polygonLoss + droppedLoss(nFeatures - vertices, averaged, nFeatures);
  return { vertices, averaged, loss, name: nameOf(vertices, averaged) };
}

/** A dropped feature costs 1/3 where it is active, one time in n; the best constant output, 1/(2n), saves a quarter of 1/n². */
function droppedLoss(dropped: number, averaged: number, nFeatures: number): number {
  return (dropped / (3 * nFeatures) - averaged / (4 * nFeatures ** 2)) / nFeatures;
}

function nameOf(vertices: number, averaged: number): string {
  if (vertices === 0) return `${averaged} averaged`;
  const polygon = vertices === 2 ? 'pair of opposites' : `${vertices}-gon`;
  return averaged === 0 ? polygon : `${polygon}, ${averaged} averaged`;
}

export interface Rest {
  readonly point: CriticalPoint;
  /** Steps at which the stay begins and ends. */
  readonly from: number;
  readonly to: number;
}

/** A stay at a value: within this share of it. */
const TOLERANCE = 0.02;
/** For at least this share of the run. */
const LEAST_SHARE = 0.1;

/** Where a loss curve rests on a critical value. @param steps [sample], ascending @param losses [sample] */
export function restsOf(steps: ArrayLike<number>, losses: ArrayLike<number>, points: readonly CriticalPoint[]): readonly Rest[] {
  const last = steps[steps.length - 1] ?? 0;
  const rests = points.flatMap((point) => {
    const stay = longestStay(steps, losses, point.loss);
    return stay && stay.to - stay.from >= LEAST_SHARE * last ? [{ point, ...stay }] : [];
  });
  return rests.sort((one, other) => one.from - other.from);
}

function longestStay(steps: ArrayLike<number>, losses: ArrayLike<number>, value: number): { from: number; to: number } | null {
  let longest: { from: number; to: number } | null = null;
  let start: number | null = null;
  for (let at = 0; at < steps.length; at++) {
    const step = steps[at];
    const isNear = Math.abs(losses[at] - value) <= TOLERANCE * value;
    if (!isNear) start = null;
    else start ??= step;
    if (start !== null && (longest === null || step - start > longest.to - longest.from)) longest = { from: start, to: step };
  }
  return longest;
}

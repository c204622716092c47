/** Which amounts of some directions in the plane add up to a state: none, one answer, or a line of them. Pure geometry. */
import type { Point } from '../../charts/view.ts';

/** All answers: `amounts + t·kernel`. One answer only where the kernel is null. */
export interface Answers {
  /** The answer with the smallest sum of squares [vector] */
  readonly amounts: readonly number[];
  /** A combination that adds up to nothing, of length 1 [vector]; null where there is none */
  readonly kernel: readonly number[] | null;
}

const FLAT = 1e-3;

/** @param vectors two or three @returns null where the state cannot be reached, because the vectors lie on one line */
export function answersFor(vectors: readonly Point[], state: Point): Answers | null {
  const kernel = vectors.length > 2 ? kernelOf(vectors) : null;
  const [a, b] = widestPair(vectors);
  if (a < 0) return null;
  const first = vectors[a] ?? ZERO;
  const second = vectors[b] ?? ZERO;
  const area = cross(first, second);
  const amounts = vectors.map((_, f) => (f === a ? cross(state, second) / area : f === b ? cross(first, state) / area : 0));
  return { amounts: kernel ? without(amounts, kernel) : amounts, kernel };
}

const ZERO: Point = { x: 0, y: 0 };

function cross(a: Point, b: Point): number {
  return a.x * b.y - a.y * b.x;
}

/** The two vectors that span the largest parallelogram; −1 where none do. */
function widestPair(vectors: readonly Point[]): readonly [number, number] {
  let best: readonly [number, number] = [-1, -1];
  let most = FLAT;
  vectors.forEach((first, a) => {
    vectors.slice(a + 1).forEach((second, offset) => {
      const area = Math.abs(cross(first, second));
      if (area > most) [best, most] = [[a, a + 1 + offset], area];
    });
  });
  return best;
}

/** Of three vectors in the plane: the cross product of their coordinates. */
function kernelOf([a = ZERO, b = ZERO, c = ZERO]: readonly Point[]): readonly number[] | null {
  const kernel = [cross(b, c), cross(c, a), cross(a, b)];
  const norm = Math.hypot(...kernel);
  return norm > FLAT ? kernel.map((value) => value / norm) : null;
}

function without(amounts: readonly number[], kernel: readonly number[]): readonly number[] {
  const along = amounts.reduce((sum, amount, f) => sum + amount * (kernel[f] ?? 0), 0);
  return amounts.map((amount, f) => amount - along * (kernel[f] ?? 0));
}

export function answerAt({ amounts, kernel }: Answers, t: number): readonly number[] {
  return amounts.map((amount, f) => amount + t * (kernel?.[f] ?? 0));
}

/** How far t may go with every amount within ±limit; [0, 0] where there is one answer, or none within the limit. */
export function answerRange({ amounts, kernel }: Answers, limit: number): readonly [number, number] {
  let [low, high] = kernel ? [-Infinity, Infinity] : [0, 0];
  kernel?.forEach((slope, f) => {
    const amount = amounts[f] ?? 0;
    const ends = [(-limit - amount) / slope, (limit - amount) / slope];
    if (Math.abs(slope) < 1e-9) return;
    low = Math.max(low, Math.min(...ends));
    high = Math.min(high, Math.max(...ends));
  });
  return low <= high ? [low, high] : [0, 0];
}

/**
 * The t of the answer with the smallest sum of absolute amounts, of those without negative ones where there are any: at most two
 * amounts differ from zero there.
 */
export function sparsestAnswer(answers: Answers): number {
  const zeros = (answers.kernel ?? []).flatMap((slope, f) => (Math.abs(slope) < 1e-9 ? [] : [-(answers.amounts[f] ?? 0) / slope]));
  const cost = (t: number) =>
    answerAt(answers, t).reduce((sum, amount) => sum + Math.abs(amount) * (amount < -1e-9 ? NEGATIVE_COST : 1), 0);
  return zeros.reduce((best, t) => (cost(t) < cost(best) ? t : best), zeros[0] ?? 0);
}

const NEGATIVE_COST = 1e6;

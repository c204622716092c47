/**
 * Packs lines through the origin of m dimensions so that no two overlap by more than allowed: overlap is |cos| of their angle. A
 * search, not a proof: it shows that so many fit, never that more do not. It takes one small step at a time, so that it can be animated.
 */
import { PURPOSE, sampleKey, stepKeys } from '../../model/data/random.ts';

/** The overlaps tried, from strict to lenient. What fits at one also fits at the next. */
export const OVERLAPS: readonly number[] = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
/** Tolerance of the limit, since lines exactly at the limit are approached only step by step. */
export const TOLERANCE = 0.002;
/** Where counting stops. */
export const MOST_LINES = 64;

/** A fixed seed: the same lines are found every time. */
export const PACKER_SEED = 1;

const PATIENCE = 900;
const TRIES = 3;
const CANDIDATES = 24;
const RATE = 0.3;

/** Unit vectors one after the other [line, dimension]. */
export type Lines = Float64Array;

export class Packer {
  readonly nDimensions: number;
  /** The largest packing found for each overlap finished. */
  readonly found: Lines[] = [];
  /** Those being pushed apart. */
  lines: Lines;
  private best: Lines | null = null;
  private steps = 0;
  private tries = 0;
  private drawn = 0;
  private readonly seed: number;

  constructor(nDimensions: number, seed: number) {
    this.nDimensions = nDimensions;
    this.seed = seed;
    this.lines = this.randomLines(nDimensions);
  }

  get finished(): boolean {
    return this.found.length === OVERLAPS.length;
  }

  /** The overlap being worked on. */
  get overlap(): number {
    return OVERLAPS[Math.min(this.found.length, OVERLAPS.length - 1)] ?? 0;
  }

  /** Pushes once. Nothing happens when finished. */
  step(): void {
    if (this.finished) return;
    const worst = push(this.lines, this.nDimensions, this.overlap);
    this.steps++;
    if (worst <= this.overlap + TOLERANCE) this.grow();
    else if (this.steps > PATIENCE) this.retry();
  }

  private grow(): void {
    this.best = this.lines.slice();
    if (this.isFull(this.best)) this.next();
    else this.tryOneMore(this.best);
  }

  private retry(): void {
    this.tries++;
    this.steps = 0;
    if (this.tries < TRIES) this.lines = this.randomLines(this.lines.length / this.nDimensions);
    else this.next();
  }

  /** Goes on to the next overlap, where all lines found so far still fit. */
  private next(): void {
    const best = this.best ?? this.lines.slice(0, this.nDimensions);
    do this.found.push(best);
    while (this.isFull(best) && !this.finished);
    if (this.finished) this.lines = best.slice();
    else this.tryOneMore(best);
  }

  private isFull(lines: Lines): boolean {
    return lines.length / this.nDimensions >= MOST_LINES;
  }

  private tryOneMore(lines: Lines): void {
    this.lines = this.withOneMore(lines);
    this.steps = 0;
    this.tries = 0;
  }

  /** The one of several random lines that overlaps least with the existing ones. */
  private withOneMore(lines: Lines): Lines {
    const more = new Float64Array(lines.length + this.nDimensions);
    more.set(lines);
    let least = Number.POSITIVE_INFINITY;
    for (let c = 0; c < CANDIDATES; c++) {
      const candidate = this.randomLines(1);
      const overlap = largestOverlapWith(lines, candidate);
      if (overlap >= least) continue;
      least = overlap;
      more.set(candidate, lines.length);
    }
    return more;
  }

  private randomLines(count: number): Lines {
    const lines = new Float64Array(count * this.nDimensions).map(() => this.randomBell());
    for (let at = 0; at < lines.length; at += this.nDimensions) normalise(lines.subarray(at, at + this.nDimensions));
    return lines;
  }

  /** Nearly normal: a sum of uniforms, so that no direction is preferred much. */
  private randomBell(): number {
    const keys = stepKeys(this.seed, PURPOSE.initialWeights, this.drawn++);
    let sum = -3;
    for (let word = 0; word < 6; word++) sum += sampleKey(keys, word) / 2 ** 32;
    return sum;
  }
}

/** Moves every line away from those it overlaps with too much. @returns the largest overlap before the move */
export function push(lines: Lines, m: number, overlap: number): number {
  const forces = new Float64Array(lines.length);
  let worst = 0;
  for (let a = 0; a < lines.length; a += m) {
    for (let b = 0; b < a; b += m) {
      const cosine = dot(lines, a, lines, b, m);
      worst = Math.max(worst, Math.abs(cosine));
      const excess = Math.abs(cosine) - overlap;
      if (excess <= 0) continue;
      const force = (cosine > 0 ? excess : -excess) * RATE;
      for (let k = 0; k < m; k++) {
        forces[a + k] = (forces[a + k] ?? 0) - force * (lines[b + k] ?? 0);
        forces[b + k] = (forces[b + k] ?? 0) - force * (lines[a + k] ?? 0);
      }
    }
  }
  for (let at = 0; at < lines.length; at++) lines[at] = (lines[at] ?? 0) + (forces[at] ?? 0);
  for (let at = 0; at < lines.length; at += m) normalise(lines.subarray(at, at + m));
  return worst;
}

/** The largest |cos| between any two lines; 0 for fewer than two. */
export function largestOverlap(lines: Lines, m: number): number {
  let worst = 0;
  for (let a = m; a < lines.length; a += m) worst = Math.max(worst, largestOverlapWith(lines.subarray(0, a), lines.subarray(a, a + m)));
  return worst;
}

function largestOverlapWith(lines: Lines, line: Lines): number {
  let worst = 0;
  for (let at = 0; at < lines.length; at += line.length) worst = Math.max(worst, Math.abs(dot(lines, at, line, 0, line.length)));
  return worst;
}

function dot(a: Lines, atA: number, b: Lines, atB: number, m: number): number {
  let sum = 0;
  for (let k = 0; k < m; k++) sum += (a[atA + k] ?? 0) * (b[atB + k] ?? 0);
  return sum;
}

function normalise(line: Lines): void {
  const norm = Math.sqrt(dot(line, 0, line, 0, line.length)) || 1;
  for (let k = 0; k < line.length; k++) line[k] = (line[k] ?? 0) / norm;
}

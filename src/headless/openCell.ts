/** A cell in progress: the steps and state of each model, and the results of finished ones. */
import { averageLoss } from '../model/network/optimiser.ts';
import { type Checkpoint, instanceState, type RunWeights, stateLength } from '../model/network/parameters.ts';
import type { Cell } from './cells.ts';

/** Models first … end − 1 of a cell. */
export interface ModelRange {
  readonly first: number;
  readonly end: number;
}

/** Everything needed to continue a cell. */
export interface CellCheckpoint {
  /** Steps taken, 0 for a model not yet started [model] */
  readonly steps: Uint32Array;
  /** [model, stateLength] */
  readonly state: Float32Array;
}

/** The result of a cell. A diverged model has NaN for weights. */
export interface CellResult extends RunWeights {
  /** Evaluated as a sweep does, a mean over features; Infinity where training diverged [model] */
  readonly losses: Float64Array;
  /** The average of the last batch losses [model] */
  readonly trainingLosses: Float32Array;
}

export class OpenCell {
  readonly cell: Cell;
  private readonly steps: Uint32Array;
  private readonly state: Float32Array;
  private readonly losses: Float64Array;
  private finished = 0;

  constructor(cell: Cell, from: CellCheckpoint | null) {
    const { config } = cell;
    const count = config.instances.length;
    this.cell = cell;
    this.steps = from?.steps ?? new Uint32Array(count);
    this.state = from?.state ?? new Float32Array(count * stateLength(config));
    this.losses = new Float64Array(count);
  }

  get isFinished(): boolean {
    return this.finished === this.steps.length;
  }

  /** Whether any step has been trained. */
  get hasBegun(): boolean {
    return this.steps.some((step) => step > 0);
  }

  /** Ranges of models at the same step, each of at most `most` models. */
  ranges(most: number): readonly ModelRange[] {
    const ranges: ModelRange[] = [];
    const count = this.steps.length;
    for (let first = 0; first < count; ) {
      let end = first + 1;
      while (end < count && end - first < most && this.steps[end] === this.steps[first]) end++;
      ranges.push({ first, end });
      first = end;
    }
    return ranges;
  }

  stepOf({ first }: ModelRange): number {
    return this.steps[first] ?? 0;
  }

  stateOf({ first, end }: ModelRange): Float32Array {
    const length = stateLength(this.cell.config);
    return this.state.subarray(first * length, end * length);
  }

  /** @param state of the range's models */
  keep({ first, end }: ModelRange, step: number, state: Float32Array): void {
    this.steps.fill(step, first, end);
    this.state.set(state, first * stateLength(this.cell.config));
  }

  /** @param losses of the range's models, as evaluated */
  finish(range: ModelRange, step: number, state: Float32Array, losses: readonly number[]): void {
    this.keep(range, step, state);
    this.losses.set(losses, range.first);
    this.finished += range.end - range.first;
  }

  checkpoint(): CellCheckpoint {
    return { steps: this.steps, state: this.state };
  }

  /** Of a finished cell. */
  result(): CellResult {
    const { config } = this.cell;
    const models = Array.from(this.steps, (_, i) => instanceState(this.state, config, i));
    const hasDiverged = (i: number) => this.losses[i] === Number.POSITIVE_INFINITY;
    const joined = (part: 'W' | 'WOut' | 'b') =>
      joinedParts(models.map((own, i) => (hasDiverged(i) ? own[part].map(() => Number.NaN) : own[part])));
    const trainingLosses = Float32Array.from(models, ({ lossSum }, i) =>
      hasDiverged(i) ? Number.POSITIVE_INFINITY : averageLoss(lossSum[0] ?? 0, config.steps),
    );
    const weights = { W: joined('W'), b: joined('b') };
    return { losses: this.losses, trainingLosses, ...weights, ...(config.tied ? {} : { WOut: joined('WOut') }) };
  }
}

function joinedParts(parts: readonly Float32Array[]): Float32Array {
  const [first = new Float32Array()] = parts;
  const joined = new Float32Array(parts.length * first.length);
  for (const [at, part] of parts.entries()) joined.set(part, at * first.length);
  return joined;
}

/** A range of a cell's models as a checkpoint for an engine; undefined where training has not started. */
export function rangeCheckpoint(open: OpenCell, range: ModelRange): Checkpoint | undefined {
  const step = open.stepOf(range);
  if (step === 0) return undefined;
  const { nFeatures, nHidden, tied } = open.cell.config;
  return { step, nInstances: range.end - range.first, nFeatures, nHidden, tied, state: open.stateOf(range).slice() };
}

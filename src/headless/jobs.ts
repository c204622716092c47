/** Divides cells into jobs, each a run on one thread. On the CPU a cell is one job, or several where threads would idle; a GPU gets many cells at once. */
import type { TrainingConfig } from '../model/config/config.ts';
import { type Checkpoint, type EngineName, stateLength } from '../model/network/parameters.ts';
import { runKey } from './cells.ts';
import { type ModelRange, type OpenCell, rangeCheckpoint } from './openCell.ts';

interface JobPart {
  readonly open: OpenCell;
  readonly range: ModelRange;
}

/** Models of one run, all at the same step. */
export interface Job {
  readonly parts: readonly JobPart[];
  readonly config: TrainingConfig;
  readonly from: Checkpoint | undefined;
}

/** One dispatch trains this many models in little more time than one. */
const MODELS_PER_GPU_RUN = 1024;

export function isGpuEngine(engine: EngineName): boolean {
  return engine === 'webgpu' || engine === 'tfjs';
}

/** The jobs of a sequence of cells. */
export class JobQueue {
  private readonly cells: Iterator<OpenCell>;
  private readonly waiting: JobPart[] = [];
  private readonly engine: EngineName;
  private readonly jobsPerCell: number;

  /** @param jobsPerCell the number of jobs per cell, so that no thread idles */
  constructor(cells: Iterable<OpenCell>, engine: EngineName, jobsPerCell: number) {
    this.cells = cells[Symbol.iterator]();
    this.engine = engine;
    this.jobsPerCell = jobsPerCell;
  }

  /** Null when all jobs have been taken. */
  next(): Job | null {
    const first = this.takePart();
    if (!first) return null;
    return jobOf(isGpuEngine(this.engine) ? [first, ...this.partsBeside(first)] : [first]);
  }

  private takePart(): JobPart | null {
    while (this.waiting.length === 0) {
      const { value: open, done } = this.cells.next();
      if (done) return null;
      const most = isGpuEngine(this.engine) ? MODELS_PER_GPU_RUN : Math.ceil(open.cell.config.instances.length / this.jobsPerCell);
      this.waiting.push(...open.ranges(most).map((range) => ({ open, range })));
    }
    return this.waiting.shift() ?? null;
  }

  /** More parts that fit the same run. */
  private partsBeside(first: JobPart): readonly JobPart[] {
    const parts: JobPart[] = [];
    const key = runKey(first.open.cell.config);
    for (let count = modelCount(first); ; ) {
      const next = this.takePart();
      if (!next) return parts;
      count += modelCount(next);
      const fits = count <= MODELS_PER_GPU_RUN && stepOf(next) === stepOf(first) && runKey(next.open.cell.config) === key;
      if (!fits) {
        this.waiting.unshift(next);
        return parts;
      }
      parts.push(next);
    }
  }
}

function modelCount({ range }: JobPart): number {
  return range.end - range.first;
}

function stepOf({ open, range }: JobPart): number {
  return open.stepOf(range);
}

function jobOf(parts: readonly JobPart[]): Job {
  const [first] = parts;
  if (!first) throw new Error('a job without models');
  const instances = parts.flatMap(({ open, range }) => open.cell.config.instances.slice(range.first, range.end));
  return { parts, config: { ...first.open.cell.config, instances }, from: joined(parts) };
}

function joined(parts: readonly JobPart[]): Checkpoint | undefined {
  const checkpoints = parts.flatMap(({ open, range }) => rangeCheckpoint(open, range) ?? []);
  const [first] = checkpoints;
  if (!first) return undefined;
  const state = new Float32Array(checkpoints.reduce((sum, own) => sum + own.state.length, 0));
  let at = 0;
  for (const own of checkpoints) {
    state.set(own.state, at);
    at += own.state.length;
  }
  return { ...first, nInstances: state.length / stateLength(first), state };
}

/** Stores each part of a job's state in its cell. @param losses where the models are fully trained and evaluated */
export function fileState({ parts, config }: Job, { step, state }: Checkpoint, losses: readonly number[] | null): void {
  const length = stateLength(config);
  let first = 0;
  for (const part of parts) {
    const end = first + modelCount(part);
    const own = state.subarray(first * length, end * length);
    if (losses) part.open.finish(part.range, step, own, losses.slice(first, end));
    else part.open.keep(part.range, step, own);
    first = end;
  }
}

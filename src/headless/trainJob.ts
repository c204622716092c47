/** Trains one job to its end in chunks and evaluates its models. Independent of threads: the clock and the check for `stop` are arguments. */
import { createEngine } from '../engine/createEngine.ts';
import type { Engine } from '../engine/engine.ts';
import type { TrainingConfig } from '../model/config/config.ts';
import { type Checkpoint, type EngineName, parameterCount, type Snapshot, stateLength } from '../model/network/parameters.ts';
import { isJudgedExactly, judgeExactly, judgingRun } from '../sweep/judge.ts';

export interface JobRequest {
  readonly engine: EngineName;
  readonly config: TrainingConfig;
  readonly from: Checkpoint | undefined;
  /** Time between checkpoints, in ms. */
  readonly checkpointMs: number;
}

/** How a job ends: trained, with the evaluated losses [instance]; or stopped, to be continued from the checkpoint. */
export interface JobEnd {
  readonly checkpoint: Checkpoint;
  readonly losses: readonly number[] | null;
}

export interface JobPort {
  now(): number;
  /** Resolves after waiting messages have been received. */
  yieldToMessages(): Promise<void>;
  isStopping(): boolean;
  onStep(step: number): void;
  onCheckpoint(checkpoint: Checkpoint): void;
}

/** The target time of a chunk: a `stop` is obeyed after at most this time, or after one step. */
const CHUNK_MS = 50;
const FIRST_CHUNK = 16;
const MOST_GROWTH = 4;

/** @throws EngineError where the engine cannot be had or cannot go on */
export async function trainJob({ engine: name, config, from, checkpointMs }: JobRequest, port: JobPort): Promise<JobEnd> {
  const engine = await createEngine(name, config, from);
  try {
    await trainTo(config.steps, engine, checkpointMs, port);
    const checkpoint = await engine.checkpoint();
    if (engine.step < config.steps) return { checkpoint, losses: null };
    const losses = await evaluate(name, config, await engine.snapshot(), port);
    return { checkpoint, losses: losses && withoutDiverged(losses, checkpoint) };
  } finally {
    engine.dispose();
  }
}

async function trainTo(steps: number, engine: Engine, checkpointMs: number, port: JobPort): Promise<void> {
  let chunk = FIRST_CHUNK;
  let kept = port.now();
  while (engine.step < steps && !port.isStopping()) {
    const before = port.now();
    await engine.train(Math.min(chunk, steps - engine.step));
    const after = port.now();
    chunk = Math.max(1, Math.floor(chunk * Math.min(MOST_GROWTH, CHUNK_MS / Math.max(after - before, 1))));
    port.onStep(engine.step);
    if (after - kept >= checkpointMs) {
      port.onCheckpoint(await engine.checkpoint());
      kept = after;
    }
    await port.yieldToMessages();
  }
}

/** @returns losses [instance]; null where it was stopped */
async function evaluate(name: EngineName, config: TrainingConfig, trained: Snapshot, port: JobPort): Promise<readonly number[] | null> {
  if (isJudgedExactly(config)) return evaluateExactly(config, trained, port);
  const run = judgingRun(config, trained);
  const engine = await createEngine(name, run.config, run.from);
  try {
    await engine.train(run.config.steps);
    return [...(await engine.snapshot()).loss];
  } finally {
    engine.dispose();
  }
}

async function evaluateExactly(config: TrainingConfig, trained: Snapshot, port: JobPort): Promise<readonly number[] | null> {
  const models = judgeExactly(config, trained);
  let before = port.now();
  for (let next = models.next(); ; next = models.next()) {
    if (next.done) return next.value;
    if (port.now() - before < CHUNK_MS) continue;
    await port.yieldToMessages();
    if (port.isStopping()) return null;
    before = port.now();
  }
}

/** Any other model is better than one whose weights are no longer finite. */
function withoutDiverged(losses: readonly number[], checkpoint: Checkpoint): readonly number[] {
  const length = stateLength(checkpoint);
  const parameters = parameterCount(checkpoint);
  const stayedFinite = (i: number) => checkpoint.state.subarray(i * length, i * length + parameters).every(Number.isFinite);
  return losses.map((loss, i) => (Number.isFinite(loss) && stayedFinite(i) ? loss : Number.POSITIVE_INFINITY));
}

/** Times one engine in a worker of the bench page: made once for a case, then trained in rounds. */
import { createEngine } from '../../src/engine/createEngine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { resolveConfig } from '../../src/model/config/checkConfig.ts';
import type { TrainingOptions } from '../../src/model/config/config.ts';
import type { EngineName } from '../../src/model/network/parameters.ts';
import { countGpuCosts, gpuCosts } from './gpuCosts.ts';

export type BenchCommand =
  | { readonly type: 'create'; readonly engine: EngineName; readonly options: TrainingOptions }
  | { readonly type: 'run'; readonly ms: number };

export interface EnginePace {
  readonly stepsPerSecond: number;
  /** Until the first step was there to be read: its program written, compiled and run. */
  readonly startMs: number;
  readonly dispatchesPerStep: number;
  readonly bytesPerSnapshot: number;
}

export type BenchAnswer = EnginePace | { readonly failure: string };

/** Steps between two looks at the clock take about so long. */
const CHUNK_MS = 20;

let engine: Engine | undefined;
let chunk = 1;
let startMs = Number.NaN;

/** Trains for about `ms`, at least one step. The snapshot at the end waits for the steps of an engine that only queues them. */
async function timeSteps(trained: Engine, ms: number): Promise<EnginePace> {
  const firstStep = trained.step;
  const before = gpuCosts();
  let snapshots = 0;
  const start = performance.now();
  let elapsed = 0;
  while (elapsed < ms) {
    const chunkStart = performance.now();
    await trained.train(chunk);
    await trained.snapshot();
    snapshots++;
    const now = performance.now();
    chunk = Math.max(1, Math.round(chunk * Math.min(4, CHUNK_MS / Math.max(now - chunkStart, 0.1))));
    elapsed = now - start;
  }
  const { dispatches, bytesRead } = gpuCosts();
  const steps = trained.step - firstStep;
  return {
    stepsPerSecond: (steps / elapsed) * 1000,
    startMs,
    dispatchesPerStep: (dispatches - before.dispatches) / steps,
    bytesPerSnapshot: (bytesRead - before.bytesRead) / snapshots,
  };
}

async function obey(command: BenchCommand): Promise<BenchAnswer> {
  if (command.type === 'run') {
    if (!engine) throw new Error('no engine yet');
    return timeSteps(engine, command.ms);
  }
  const start = performance.now();
  engine = await createEngine(command.engine, resolveConfig(command.options));
  await engine.train(1);
  await engine.snapshot();
  startMs = performance.now() - start;
  return timeSteps(engine, 200);
}

countGpuCosts();
addEventListener('message', ({ data }: MessageEvent<BenchCommand>) => {
  obey(data).then(
    (answer) => postMessage(answer),
    (error: unknown) => postMessage({ failure: String(error) }),
  );
});

/** Times one engine in a worker of the bench page: made once for a case, then trained in rounds. */
import { createEngine } from '../../src/engine/createEngine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { resolveConfig } from '../../src/model/checkConfig.ts';
import type { TrainingOptions } from '../../src/model/config.ts';
import type { EngineName } from '../../src/model/parameters.ts';

export type BenchCommand =
  | { readonly type: 'create'; readonly engine: EngineName; readonly options: TrainingOptions }
  | { readonly type: 'run'; readonly ms: number };

/** Training steps a second, or why there are none. */
export type BenchAnswer = { readonly stepsPerSecond: number } | { readonly failure: string };

/** Steps between two looks at the clock take about so long. */
const CHUNK_MS = 20;

let engine: Engine | undefined;
let chunk = 1;

/** Trains for about `ms`, at least one step. The snapshot at the end waits for the steps of an engine that only queues them. */
async function timeSteps(trained: Engine, ms: number): Promise<number> {
  const firstStep = trained.step;
  const start = performance.now();
  let elapsed = 0;
  while (elapsed < ms) {
    const before = performance.now();
    await trained.train(chunk);
    await trained.snapshot();
    const now = performance.now();
    chunk = Math.max(1, Math.round(chunk * Math.min(4, CHUNK_MS / Math.max(now - before, 0.1))));
    elapsed = now - start;
  }
  return ((trained.step - firstStep) / elapsed) * 1000;
}

async function obey(command: BenchCommand): Promise<BenchAnswer> {
  if (command.type === 'run') {
    if (!engine) throw new Error('no engine yet');
    return { stepsPerSecond: await timeSteps(engine, command.ms) };
  }
  engine = await createEngine(command.engine, resolveConfig(command.options));
  return { stepsPerSecond: await timeSteps(engine, 200) };
}

addEventListener('message', ({ data }: MessageEvent<BenchCommand>) => {
  obey(data).then(
    (answer) => postMessage(answer),
    (error: unknown) => postMessage({ failure: String(error) }),
  );
});

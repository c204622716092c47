/** The bench page: starts workers, passes commands on and answers the program that drives the browser (run.mjs). */
import type { TrainingOptions } from '../../src/model/config/config.ts';
import type { EngineName } from '../../src/model/network/parameters.ts';
import type { BenchAnswer, BenchCommand, EnginePace } from './bench.worker.ts';
import { type MapPace, type MapSize, timeMap } from './maps.ts';

/** One engine on a case, shared out over workers. */
class Competitor {
  private readonly workers: readonly Worker[];
  constructor(nWorkers: number) {
    this.workers = Array.from({ length: nWorkers }, () => new Worker(new URL('./bench.worker.ts', import.meta.url), { type: 'module' }));
  }

  create(engine: EngineName, options: TrainingOptions): Promise<BenchAnswer> {
    const nInstances = (options.nInstances ?? 1) / this.workers.length;
    const commands = this.workers.map(
      (_, w): BenchCommand => ({ type: 'create', engine, options: { ...options, nInstances, seed: w * nInstances } }),
    );
    return this.ask(commands);
  }

  run(ms: number): Promise<BenchAnswer> {
    return this.ask(this.workers.map(() => ({ type: 'run', ms })));
  }

  end(): void {
    for (const worker of this.workers) worker.terminate();
  }

  /** Workers run side by side for the same time; a step of all models is done at the mean of their paces. */
  private async ask(commands: readonly BenchCommand[]): Promise<BenchAnswer> {
    const answers = await Promise.all(this.workers.map((worker, w) => answerOf(worker, commands[w])));
    const failed = answers.find((answer) => 'failure' in answer);
    if (failed) return failed;
    const paces = answers.flatMap((answer) => ('failure' in answer ? [] : [answer]));
    const mean = (key: keyof EnginePace) => paces.reduce((sum, pace) => sum + pace[key], 0) / paces.length;
    return {
      stepsPerSecond: mean('stepsPerSecond'),
      startMs: mean('startMs'),
      dispatchesPerStep: mean('dispatchesPerStep'),
      bytesPerSnapshot: mean('bytesPerSnapshot'),
    };
  }
}

function answerOf(worker: Worker, command: BenchCommand | undefined): Promise<BenchAnswer> {
  return new Promise((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<BenchAnswer>) => resolve(data);
    worker.onerror = ({ message }) => resolve({ failure: message });
    worker.postMessage(command);
  });
}

const competitors = new Map<string, Competitor>();

const commands = {
  create(id: string, engine: EngineName, options: TrainingOptions, nWorkers: number): Promise<BenchAnswer> {
    const competitor = new Competitor(nWorkers);
    competitors.set(id, competitor);
    return competitor.create(engine, options);
  },
  run(id: string, ms: number): Promise<BenchAnswer> {
    return competitors.get(id)?.run(ms) ?? Promise.resolve({ failure: `no competitor ${id}` });
  },
  map(engine: EngineName, size: MapSize): Promise<MapPace | { readonly failure: string }> {
    return timeMap(engine, size).catch((error: unknown) => ({ failure: String(error) }));
  },
  end(): void {
    for (const competitor of competitors.values()) competitor.end();
    competitors.clear();
  },
};

declare global {
  var bench: Bench;
}
export type Bench = typeof commands;
globalThis.bench = commands;

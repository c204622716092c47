/** `superposition plan`: the numbered cells of a spec, and an estimate of the training time. */

import { workOf } from '../engine/chooseEngine.ts';
import { createEngine } from '../engine/createEngine.ts';
import type { Cell } from '../headless/cells.ts';
import { cellWork } from '../headless/runCells.ts';
import { threadCount } from './arguments.ts';
import { type Command, EXIT } from './context.ts';
import { openStore } from './openStore.ts';
import { describeSeconds } from './progressLine.ts';
import { requiredSpec } from './requiredSpec.ts';
import { readShard, shardNumbers } from './shard.ts';

/** Long enough for the code to be optimised, short enough to wait for. */
const MEASURED_MS = 200;
const FIRST_STEPS = 16;

export const plan: Command = {
  summary: 'print the numbered cells of a spec and what they cost; trains nothing',
  options: ['spec', 'out', 'engine', 'threads', 'shard'],
  async run(args, io) {
    const list = requiredSpec(args);
    const shard = readShard(args, io.environment);
    const threads = threadCount(args, io.environment);
    const store = openStore(args);
    let [cells, models, work] = [0, 0, 0];
    for (const number of shardNumbers(shard, list.length)) {
      const cell = list.at(number);
      const { options, config } = cell;
      const multiplyAdds = Math.round(cellWork(cell));
      io.print({ type: 'cell', cell: number, ...options, models: config.instances.length, multiplyAdds, file: store.resultPath(cell) });
      cells++;
      models += config.instances.length;
      work += multiplyAdds;
    }
    const rate = await measuredRate(list.at(0));
    const seconds = work / rate / 1000 / threads;
    io.print({ type: 'summary', cells, models, multiplyAdds: work, threads, seconds: Math.ceil(seconds) });
    io.errorStream.write(
      `Cells: ${cells}. Models: ${models}. Time: about ${describeSeconds(seconds)} with the cpu engine here (threads: ${threads}).\n`,
    );
    return EXIT.done;
  },
};

/** @returns multiply-adds a ms of the cpu engine on this thread, at the first model of a cell */
async function measuredRate({ config }: Cell): Promise<number> {
  const one = { ...config, instances: config.instances.slice(0, 1) };
  const engine = await createEngine('cpu', one);
  await engine.train(FIRST_STEPS);
  const [first, start] = [engine.step, performance.now()];
  for (let steps = FIRST_STEPS; performance.now() - start < MEASURED_MS; steps *= 2) await engine.train(steps);
  const rate = (workOf(one).multiplyAdds * (engine.step - first)) / (performance.now() - start);
  engine.dispose();
  return rate;
}

/** `superposition status`: how many cells of a spec are done. */
import { type Command, EXIT } from './context.ts';
import { openStore } from './openStore.ts';
import { requiredSpec } from './requiredSpec.ts';
import { readShard } from './shard.ts';
import { survey } from './survey.ts';

export const status: Command = {
  summary: 'how many cells of a spec are done, begun and open; exit code 75 while any is open',
  options: ['spec', 'out', 'engine', 'shard'],
  async run(args, io) {
    const { done, open, begun, work } = survey(requiredSpec(args), readShard(args, io.environment), openStore(args));
    io.print({
      type: 'status',
      cells: done.length + open.length,
      done: done.length,
      begun,
      open: open.length - begun,
      multiplyAddsLeft: work,
    });
    return open.length > 0 ? EXIT.again : EXIT.done;
  },
};

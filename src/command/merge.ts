/** `superposition merge`: all cells of a spec as one file. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readResult } from '../headless/cellFiles.ts';
import { chooseResults, findResults } from '../headless/foundResults.ts';
import { mergedFile } from '../headless/mergedSweep.ts';
import { flagOption } from './arguments.ts';
import { type Command, EXIT } from './context.ts';
import { DEFAULT_OUT } from './openStore.ts';
import { requiredSpec } from './requiredSpec.ts';

export const merge: Command = {
  summary: 'put the results of all cells into one file, whatever shards trained them',
  options: ['spec', 'out', 'to', 'partial', 'mixed'],
  async run(args, io) {
    const list = requiredSpec(args);
    const out = args.options.get('out') ?? DEFAULT_OUT;
    const to = args.options.get('to') ?? join(out, 'merged.safetensors');
    const allowed = { partial: flagOption(args, 'partial'), mixed: flagOption(args, 'mixed') };
    const { paths, trainedBy } = chooseResults(findResults(out, list), list.length, allowed);
    const bytes = mergedFile(list, trainedBy, (number) => {
      const path = paths.get(number);
      return path === undefined ? null : readResult(readFileSync(path));
    });
    writeFileSync(`${to}.${process.pid}`, bytes);
    renameSync(`${to}.${process.pid}`, to);
    io.print({ type: 'merged', cells: list.length, missing: list.length - paths.size, file: to });
    return EXIT.done;
  },
};

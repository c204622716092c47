/** `superposition sweep`: trains all cells of a spec, or this shard's. */
import type { Command } from './context.ts';
import { requiredSpec } from './requiredSpec.ts';
import { trainCells } from './trainCells.ts';

export const sweep: Command = {
  summary: 'train the cells of a spec',
  options: ['spec', 'out', 'engine', 'threads', 'shard', 'max-seconds', 'checkpoint-seconds'],
  run: (args, io) => trainCells(requiredSpec(args), args, io),
};

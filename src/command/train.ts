/** `superposition train`: trains one configuration, given as options, as a spec, or as a spec with options that change it. */
import type { CellList } from '../headless/cells.ts';
import { KNOWN_KEYS } from '../model/config/checkConfig.ts';
import type { TrainingOptions } from '../model/config/config.ts';
import { ArgumentError, type Arguments } from './arguments.ts';
import type { Command } from './context.ts';
import { readSpec, singleCell } from './spec.ts';
import { specText } from './specText.ts';
import { trainCells } from './trainCells.ts';

export const train: Command = {
  summary: 'train one configuration, given as options (--nFeatures=5 --sparsity=0.9), as a spec, or both',
  options: ['spec', 'out', 'engine', 'threads', 'max-seconds', 'checkpoint-seconds', ...KNOWN_KEYS],
  run: (args, io) => trainCells(configuration(args), args, io),
};

function configuration(args: Arguments): CellList {
  const text = specText(args);
  const list = text === undefined ? singleCell({}) : readSpec(text);
  if (list.length !== 1) throw new ArgumentError(`The spec has ${list.length} cells; train takes one. Use sweep.`);
  const given = givenOptions(args);
  return Object.keys(given).length === 0 ? list : singleCell({ ...list.at(0).options, ...given });
}

/** Values as in JSON; anything else is text. They are checked like a script's. */
function givenOptions({ options }: Arguments): TrainingOptions {
  return Object.fromEntries([...options].filter(([name]) => KNOWN_KEYS.has(name)).map(([name, text]) => [name, jsonOrText(text)]));
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

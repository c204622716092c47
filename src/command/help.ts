/** The text of `superposition --help`. */
import { OPTIONS, type OptionRow } from './arguments.ts';
import type { Command } from './context.ts';

const CODES =
  'Exit codes: 0 done, 1 failed, 2 bad arguments, 3 done and some cells diverged, 75 stopped early: run the same command again.';
const NAME_WIDTH = 10;
const OPTION_WIDTH = 40;

export function helpText(commands: Readonly<Record<string, Command>>): string {
  const rows = Object.entries<OptionRow>(OPTIONS);
  return [
    'superposition COMMAND [SPEC] [--option=value …]',
    '',
    'SPEC is a file with JSON, JSON in quotes, or a link of the lab or of a map:',
    '  {"nFeatures": 5, "nHidden": 2, "sparsity": 0.9}                          one configuration',
    '  {"base": {…}, "x": {"key": …, "values": […]}, "y": {…}, "seeds": 8}      a grid, as for sweep() in a script',
    '  {"base": {…}, "cells": [{"sparsity": 0.9}, {"sparsity": 0.99}]}          a list of configurations',
    '',
    ...Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(NAME_WIDTH)}${summary}`),
    '',
    ...rows.map(([name, { value, help }]) => `  ${(value === null ? `--${name}` : `--${name}=${value}`).padEnd(OPTION_WIDTH)}${help}`),
    '',
    'Standard output has one JSON value a line, standard error progress and sentences.',
    'SIGTERM, SIGINT, SIGUSR1 and SIGUSR2 end the chunk under way, keep checkpoints and leave.',
    CODES,
    '',
  ].join('\n');
}

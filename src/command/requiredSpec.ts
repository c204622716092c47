/** The spec of a command that requires one. */
import type { CellList } from '../headless/cells.ts';
import { ArgumentError, type Arguments } from './arguments.ts';
import { readSpec } from './spec.ts';
import { specText } from './specText.ts';

/** @throws ArgumentError or ConfigError naming what is wrong */
export function requiredSpec(args: Arguments): CellList {
  const text = specText(args);
  if (text === undefined) throw new ArgumentError('Give a spec: a JSON file, a link, or JSON in quotes.');
  return readSpec(text);
}

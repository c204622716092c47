/** Reads a spec: JSON or a link on the command line, a file, or standard input. */
import { readFileSync } from 'node:fs';
import { ArgumentError, type Arguments } from './arguments.ts';

/** @returns the text of the spec; undefined where none is given @throws ArgumentError */
export function specText({ positional, options }: Arguments): string | undefined {
  const named = options.get('spec');
  if (named !== undefined && positional !== undefined)
    throw new ArgumentError(`There is one spec at most: ${positional} or --spec=${named}.`);
  const given = positional ?? named;
  return given === undefined || isText(given) ? given : readText(given);
}

/** JSON begins with a brace, a link has a query. */
function isText(given: string): boolean {
  return given.trimStart().startsWith('{') || /^https?:|\?/.test(given);
}

function readText(path: string): string {
  try {
    return readFileSync(path === '-' ? 0 : path, 'utf8');
  } catch {
    throw new ArgumentError(`The spec ${path} cannot be read. Give a JSON file, a link, JSON in quotes, or - for standard input.`);
  }
}

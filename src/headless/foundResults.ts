/** Finds the results of a list's cells in an output folder, grouped by engine and version, and selects those to merge. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CellLabel, readLabel } from './cellFiles.ts';
import { RESULT_ENDING, resultFolder } from './cellStore.ts';
import { type CellList, configurationHash } from './cells.ts';

/** Results of one engine and version. */
export interface OriginResults extends Pick<CellLabel, 'engine' | 'version'> {
  /** By the number of the cell. */
  readonly paths: ReadonlyMap<number, string>;
}

/** @returns those with most cells first, then by name */
export function findResults(out: string, list: CellList): readonly OriginResults[] {
  const numbers = new Map<string, number>();
  for (let number = 0; number < list.length; number++) numbers.set(configurationHash(list.at(number).config), number);
  const found = new Map<string, OriginResults & { readonly paths: Map<number, string> }>();
  for (const { path, label } of labelled(resultFolder(out))) {
    const number = numbers.get(label.configuration);
    if (number === undefined) continue;
    const { engine, version } = label;
    const name = `${engine} ${version}`;
    const own = found.get(name) ?? { engine, version, paths: new Map<number, string>() };
    own.paths.set(number, path);
    found.set(name, own);
  }
  return [...found.entries()]
    .toSorted(([a, one], [b, other]) => other.paths.size - one.paths.size || (a < b ? -1 : 1))
    .map(([, own]) => own);
}

/** Files that are not results, or are damaged, count as missing. */
function* labelled(folder: string): Generator<{ readonly path: string; readonly label: CellLabel }> {
  for (const name of readdirSync(folder).toSorted()) {
    const path = join(folder, name);
    const label = name.endsWith(RESULT_ENDING) && !name.startsWith('.') ? readLabel(readFileSync(path)) : null;
    if (label) yield { path, label };
  }
}

export interface Allowed {
  /** Cells may be missing. */
  readonly partial: boolean;
  /** Results of several engines or versions may be mixed. */
  readonly mixed: boolean;
}

/** Results to merge. */
export interface ChosenResults {
  /** By the number of the cell. */
  readonly paths: ReadonlyMap<number, string>;
  /** Engines and versions, as text. */
  readonly trainedBy: string;
}

/** @param found as `findResults` gives it @throws Error saying what is missing or mixed, and what to do */
export function chooseResults(found: readonly OriginResults[], cells: number, { partial, mixed }: Allowed): ChosenResults {
  const [most, ...others] = found;
  if (!most) throw new Error(`None of the ${cells} cells has results here. Train them with the same spec and --out first.`);
  const isWhole = most.paths.size === cells;
  if (!isWhole && others.length > 0 && !mixed) throw new Error(mixedSentence(found, cells));
  const taken = isWhole ? [most] : found;
  const paths = new Map(taken.toReversed().flatMap((own) => [...own.paths]));
  if (paths.size < cells && !partial) {
    throw new Error(`${cells - paths.size} of ${cells} cells are missing (${firstMissing(paths, cells)}). Train them, or give --partial.`);
  }
  return { paths, trainedBy: taken.map(({ engine, version }) => `${engine} ${version}`).join(', ') };
}

function mixedSentence(found: readonly OriginResults[], cells: number): string {
  const counts = found.map(({ engine, version, paths }) => `${paths.size} of ${engine} ${version}`).join(', ');
  return `No engine and version has all ${cells} cells: there are ${counts}. Train what is missing with one of them, or give --mixed.`;
}

const SHOWN = 5;

function firstMissing(taken: ReadonlyMap<number, string>, cells: number): string {
  const missing = Array.from({ length: cells }, (_, number) => number).filter((number) => !taken.has(number));
  return missing.slice(0, SHOWN).join(', ') + (missing.length > SHOWN ? ', …' : '');
}

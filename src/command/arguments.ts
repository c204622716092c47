/** The command line as values: one table of options, each written `--key value` or `--key=value`. */
import { availableParallelism } from 'node:os';
import { problem } from '../model/config/problem.ts';

/** The command line is wrong: exit code 2. */
export class ArgumentError extends Error {
  override readonly name = 'ArgumentError';
}

export interface OptionRow {
  /** The value's placeholder in the help; null for a flag, which takes nothing, true or false. */
  readonly value: string | null;
  readonly help: string;
}

export const OPTIONS = {
  spec: { value: 'FILE|LINK|JSON', help: 'what to train, if not given as the first argument; - reads standard input' },
  out: { value: 'DIR', help: 'folder of the results; superposition-out where left out' },
  engine: { value: 'cpu|webgpu|exact|tfjs|reference', help: 'what trains; cpu where left out' },
  threads: { value: 'COUNT', help: 'training threads; all cores, or SLURM_CPUS_PER_TASK, where left out' },
  shard: { value: 'I/K', help: 'train every K-th cell from the I-th, counted from 0; SLURM_ARRAY_TASK_ID and _COUNT where left out' },
  'max-seconds': { value: 'SECONDS', help: 'stop after so long, with checkpoints, and exit with 75' },
  'checkpoint-seconds': { value: 'SECONDS', help: 'time between checkpoints of a cell; 30 where left out' },
  format: { value: 'NAME', help: 'of export: csv (where left out), parquet, json, safetensors, npz, npy, python, notebook, card, history' },
  cell: { value: 'NUMBER', help: 'of export: the cell to write, counted from 0' },
  to: { value: 'PATH', help: 'file to write' },
  partial: { value: null, help: 'cells may be missing: their numbers are NaN' },
  mixed: { value: null, help: 'cells may come from several engines or versions' },
} as const satisfies Readonly<Record<string, OptionRow>>;

export type OptionName = keyof typeof OPTIONS;

export interface Arguments {
  /** At most one. */
  readonly positional: string | undefined;
  readonly options: ReadonlyMap<string, string>;
}

/** @param known options of the command @throws ArgumentError naming unknown options, missing values and duplicates */
export function parseArguments(args: readonly string[], known: readonly string[]): Arguments {
  const options = new Map<string, string>();
  const positional: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (!arg.startsWith('--')) {
      positional.push(arg);
      continue;
    }
    const [written = '', inline] = splitOnce(arg.slice(2));
    const name = knownName(written, known);
    const value = inline ?? (isFlag(name) ? 'true' : args[++at]);
    if (value === undefined) throw new ArgumentError(`--${name} needs a value: --${name}=${rowOf(name)?.value ?? 'VALUE'}.`);
    if (options.has(name)) throw new ArgumentError(`--${name} is given twice.`);
    options.set(name, value);
  }
  if (positional.length > 1) throw new ArgumentError(`There is one spec at most, not ${positional.length}: ${positional.join(' ')}`);
  return { positional: positional[0], options };
}

function splitOnce(text: string): readonly [string, string | undefined] {
  const at = text.indexOf('=');
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

/** `--max_seconds` is `--max-seconds`: some launchers write underscores. */
function knownName(written: string, known: readonly string[]): string {
  const name = known.find((own) => own === written || own === written.replaceAll('_', '-'));
  if (name === undefined)
    throw new ArgumentError(`There is no option --${written} here; there are ${known.map((own) => `--${own}`).join(', ')}.`);
  return name;
}

function rowOf(name: string): OptionRow | undefined {
  return Object.entries<OptionRow>(OPTIONS).find(([own]) => own === name)?.[1];
}

function isFlag(name: string): boolean {
  return rowOf(name)?.value === null;
}

/** @throws ArgumentError */
export function flagOption({ options }: Arguments, name: OptionName): boolean {
  const text = options.get(name) ?? 'false';
  if (text !== 'true' && text !== 'false') throw new ArgumentError(problem(`--${name}`, text, 'true or false').message);
  return text === 'true';
}

/** A number within a range, or the default. @throws ArgumentError */
export function numberOption({ options }: Arguments, name: OptionName, min: number, integer: boolean): number | undefined {
  const text = options.get(name);
  if (text === undefined) return undefined;
  const value = text.trim() === '' ? Number.NaN : Number(text);
  const fits = Number.isFinite(value) && value >= min && (!integer || Number.isInteger(value));
  if (!fits) throw new ArgumentError(problem(`--${name}`, text, `a ${integer ? 'whole number' : 'number'} of ${min} or more`).message);
  return value;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** @throws ArgumentError */
export function threadCount(args: Arguments, environment: Environment): number {
  const given = numberOption(args, 'threads', 1, true);
  const allotted = Number(environment.SLURM_CPUS_PER_TASK);
  return given ?? (allotted >= 1 ? Math.min(allotted, availableParallelism()) : availableParallelism());
}

/** Values of parameters: which are allowed, what becomes of the others, and how they are written for a reader. */
import { type Problem, problem } from '../model/config/problem.ts';
import type { ChoiceRow, NumberRow, ParamRow } from './paramRow.ts';
import { PARAM_ROWS, type ParamKey, type Params, paramRow } from './params.ts';

/** A value that is allowed, or null where none could be read; and what was wrong with the one given. */
export interface CheckedValue {
  readonly value: number | string | null;
  readonly problem: Problem | null;
}

/** Reads text as well as numbers; clamps, rounds where whole numbers are asked for, and says so. Never throws. */
export function checkParam(key: ParamKey, given: unknown): CheckedValue {
  const row = paramRow(key);
  return row.scale === 'choice' ? checkChoice(row, given) : checkNumber(row.key, row.hard, given);
}

function checkChoice(row: ChoiceRow, given: unknown): CheckedValue {
  const wanted = String(given).toLowerCase();
  const choice = row.choices.find(({ value }) => value === wanted);
  return choice ? { value: choice.value, problem: null } : { value: null, problem: problem(row.key, given, rangeInWords(row)) };
}

export interface CheckedNumber extends CheckedValue {
  readonly value: number | null;
}

/** A number of the table, or of a figure's own. Clamps, rounds and says so. */
export function checkNumber(key: string, range: NumberRow['hard'], given: unknown): CheckedNumber {
  const number = typeof given === 'number' ? given : readNumber(given);
  if (Number.isNaN(number)) return { value: null, problem: problem(key, given, numbersInWords(range)) };
  const { min, max, integer } = range;
  const clamped = Math.min(max, Math.max(min, integer ? Math.round(number) : number)) + 0; // + 0: no −0
  return { value: clamped, problem: clamped === number ? null : problem(key, given, numbersInWords(range)) };
}

/** Short enough to be read without effort, long enough for any double. */
const DECIMAL = /^[+-]?(\d{1,40}(\.\d{0,40})?|\.\d{1,40})(e[+-]?\d{1,4})?$/i;

/** Decimal notation only: no hexadecimal, no empty text as 0. @returns NaN where it is something else */
export function readNumber(given: unknown): number {
  const text = typeof given === 'string' ? given.trim() : '';
  return DECIMAL.test(text) ? Number(text) : Number.NaN;
}

/** To stand after "must be". */
export function rangeInWords(row: ParamRow): string {
  if (row.scale === 'choice') return `one of ${row.choices.map(({ value }) => value).join(', ')}`;
  return numbersInWords(row.hard);
}

function numbersInWords({ min, max, integer }: NumberRow['hard']): string {
  return `a ${integer ? 'whole number' : 'number'} from ${min} to ${max}`;
}

function isParams(values: Readonly<Record<string, unknown>>): values is Params {
  return PARAM_ROWS.every(({ key }) => isAllowed(key, values[key]));
}

function isAllowed(key: ParamKey, value: unknown): boolean {
  const checked = checkParam(key, value);
  return checked.problem === null && checked.value === value;
}

/** @throws Error where a value is not allowed: callers check first, so it is a bug */
export function asParams(values: Readonly<Record<string, unknown>>): Params {
  if (!isParams(values)) throw new Error(`parameters out of range: ${JSON.stringify(values)}`);
  return values;
}

/** The defaults: what an address leaves out. */
export const INITIAL_PARAMS: Params = asParams(Object.fromEntries(PARAM_ROWS.map(({ key, initial }) => [key, initial])));

/** Keys whose values differ, in the table's order. */
export function changedKeys(before: Params, after: Params): readonly ParamKey[] {
  return PARAM_ROWS.map(({ key }) => key).filter((key) => before[key] !== after[key]);
}

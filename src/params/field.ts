/** Fields of settings: how text or a number becomes an allowed value, and how a value is written. */
import { type Problem, problem } from '../model/config/problem.ts';
import { readNumber, shortestNumber } from './numberText.ts';

export interface Field<Value> {
  /** The allowed values, worded to follow "must be". */
  readonly expected: string;
  /** Never throws. @returns null where the input cannot be read */
  parse(given: unknown): Parsed<Value> | null;
  /** Reading the text gives the same value. */
  write(value: Value): string;
}

export interface Parsed<Value> {
  readonly value: Value;
  /** False where the value was clamped or rounded. */
  readonly isExact: boolean;
}

/** Both ends included. */
export interface NumberRange {
  readonly min: number;
  readonly max: number;
  readonly integer: boolean;
  readonly unit?: string;
  /** The distance of allowed values, where they are not whole numbers. */
  readonly step?: number;
}

export function numberField(range: NumberRange): Field<number> {
  const { min, max, integer, step } = range;
  const rounded = (number: number) =>
    step ? Number((Math.round(number / step) * step).toPrecision(10)) : integer ? Math.round(number) : number;
  return {
    expected: `a ${integer ? 'whole number' : 'number'} from ${min} to ${max}${step ? ` in steps of ${step}` : ''}`,
    parse: (given) => {
      const number = typeof given === 'number' ? given : readNumber(given, range);
      if (Number.isNaN(number)) return null;
      const value = rounded(Math.min(max, Math.max(min, number))) + 0; // + 0: no −0
      return { value, isExact: value === number };
    },
    write: shortestNumber,
  };
}

/** Values and labels are read in upper or lower case. */
export function choiceField<Value extends string>(choices: readonly { readonly value: Value; readonly label?: string }[]): Field<Value> {
  return {
    expected: `one of ${choices.map(({ value }) => value).join(', ')}`,
    parse: (given) => {
      const wanted = String(given).trim().toLowerCase();
      const found = choices.find(({ value, label }) => value.toLowerCase() === wanted || label?.toLowerCase() === wanted);
      return found ? { value: found.value, isExact: true } : null;
    },
    write: String,
  };
}

/** A choice whose values need no labels. */
export function wordField<Value extends string>(values: readonly Value[]): Field<Value> {
  return choiceField(values.map((value) => ({ value })));
}

const TRUE = ['', '1', 'true', 'yes', 'on'];
const FALSE = ['0', 'false', 'no', 'off'];

/** @param name of the attribute; `autoplay="autoplay"` is true, too */
export function flagField(name: string): Field<boolean> {
  return {
    expected: '1 or 0, true or false, yes or no, on or off',
    parse: (given) => {
      const text = String(given).trim().toLowerCase();
      const value = TRUE.includes(text) || text === name;
      return value || FALSE.includes(text) ? { value, isExact: true } : null;
    },
    write: (value) => (value ? '1' : '0'),
  };
}

export interface ReadValue<Value> {
  /** Null where the input could not be read. */
  readonly value: Value | null;
  readonly problem: Problem | null;
}

/** @param otherwise the text of the value used where the input cannot be read */
export function readField<Value>(field: Field<Value>, name: string, given: unknown, otherwise: string): ReadValue<Value> {
  const parsed = parseField(field, given);
  if (parsed?.isExact) return { value: parsed.value, problem: null };
  const used = parsed ? field.write(parsed.value) : otherwise;
  return { value: parsed?.value ?? null, problem: problem(name, given, field.expected, inSentence(used)) };
}

/** Numbers in full, where an address has 1e4. */
export function inSentence(written: string): string {
  const number = Number(written);
  return Number.isNaN(number) ? written : String(number);
}

/** Punctuation that a sentence or a mail program leaves around a value. */
const AROUND = /^[\s"'`<([{«“„‘*]+|[\s"'`>)\]}»”“’*.,;:!?…_]+$/g;

/** Text that cannot be read is tried once more without the punctuation around it. */
export function parseField<Value>(field: Field<Value>, given: unknown): Parsed<Value> | null {
  const parsed = field.parse(given);
  if (parsed !== null || typeof given !== 'string') return parsed;
  const bare = given.replace(AROUND, '');
  return bare === '' || bare === given ? null : field.parse(bare);
}

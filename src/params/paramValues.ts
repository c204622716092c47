/** Values of parameters: which are allowed, and what the others are changed to. */
import { DATA_ROWS, NETWORK_ROWS } from './familyRows.ts';
import { choiceField, type Field, flagField, numberField, type Parsed, type ReadValue, readField } from './field.ts';
import { readNumber } from './numberText.ts';
import { OWN_FIELD } from './ownValues.ts';
import type { NumberRow, ParamRow } from './paramRow.ts';
import { PARAM_ROWS, type ParamKey, type Params, paramRow } from './params.ts';
import { isRelevant } from './relevance.ts';

const FIELDS: ReadonlyMap<string, Field<number | string>> = new Map(PARAM_ROWS.map((row) => [row.key, fieldOf(row)]));

function fieldOf(row: ParamRow): Field<number | string> {
  if (row.scale === 'own') return OWN_FIELD;
  if (row.scale !== 'choice') return numberOrOff(row);
  const choice = choiceField(row.choices);
  return row.flag ? flagText(row.key, choice) : choice;
}

/** A row's number, or its value for none. */
function numberOrOff({ hard, unit, off }: NumberRow): Field<number> {
  const number = numberField({ ...hard, unit });
  if (!off) return number;
  const isOff = (given: unknown) => readNumber(given) === off.value || given === off.value || given === off.label;
  return {
    expected: `${off.value} (${off.label}) or ${number.expected}`,
    parse: (given) => (isOff(given) ? { value: off.value, isExact: true } : number.parse(given)),
    write: number.write,
  };
}

function flagText(name: string, { parse: choose, write }: Field<string>): Field<string> {
  const { expected, parse } = flagField(name);
  const textOf = (flag: Parsed<boolean> | null) => flag && { ...flag, value: flag.value ? '1' : '0' };
  return { expected, parse: (given) => choose(given) ?? textOf(parse(given)), write };
}

/** How a parameter is read and written. */
export function paramField(key: ParamKey): Field<number | string> {
  const field = FIELDS.get(key);
  if (!field) throw new Error(`no parameter ${key}`);
  return field;
}

/** Reads text as well as numbers. @param otherwise the value kept where the input cannot be read */
export function checkParam(key: ParamKey, given: unknown, otherwise = paramRow(key).initial): ReadValue<number | string> {
  const field = paramField(key);
  return readField(field, key, given, field.write(otherwise));
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

/** The paper's basic model and data, whatever its shape, sparsity and importance. */
export const BASIC_MODEL: Partial<Params> = Object.fromEntries(
  PARAM_ROWS.filter(({ key }) => key in NETWORK_ROWS || key in DATA_ROWS).map(({ key, initial }) => [key, initial]),
);

/** Whether parameters have these values, where they matter beside the others. */
export function agrees(params: Params, values: Partial<Params>): boolean {
  return PARAM_ROWS.every(({ key }) => values[key] === undefined || values[key] === params[key] || !isRelevant(key, params));
}

/** Keys whose values differ, in the table's order. */
export function changedKeys(before: Params, after: Params): readonly ParamKey[] {
  return PARAM_ROWS.map(({ key }) => key).filter((key) => before[key] !== after[key]);
}

/** Those of `after` that are not as before. */
export function changesOf(before: Params, after: Params): Partial<Params> {
  return Object.fromEntries(changedKeys(before, after).map((key) => [key, after[key]]));
}

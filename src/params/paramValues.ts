/** Values of parameters: which are allowed, and what the others are changed to. */
import { choiceField, type Field, numberField, type ReadValue, readField } from './field.ts';
import type { ParamRow } from './paramRow.ts';
import { PARAM_ROWS, type ParamKey, type Params, paramRow } from './params.ts';

const FIELDS: ReadonlyMap<string, Field<number | string>> = new Map(PARAM_ROWS.map((row) => [row.key, fieldOf(row)]));

function fieldOf(row: ParamRow): Field<number | string> {
  return row.scale === 'choice' ? choiceField(row.choices) : numberField({ ...row.hard, unit: row.unit });
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

/** Keys whose values differ, in the table's order. */
export function changedKeys(before: Params, after: Params): readonly ParamKey[] {
  return PARAM_ROWS.map(({ key }) => key).filter((key) => before[key] !== after[key]);
}

/** Those of `after` that are not as before. */
export function changesOf(before: Params, after: Params): Partial<Params> {
  return Object.fromEntries(changedKeys(before, after).map((key) => [key, after[key]]));
}

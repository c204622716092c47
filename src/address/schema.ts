/**
 * What a figure can be set to: text becomes a typed value here, once, and text again where a link is written. A figure declares its
 * schema; without one its settings are the parameters of its experiment (`configuration.ts`).
 */
import type { Problem } from '../model/config/problem.ts';
import type { Field } from '../params/field.ts';
import type { SettingsReader } from './settingsReader.ts';

export type Pairs = readonly (readonly [string, string])[];

export interface Completed<Settings> {
  readonly settings: Settings;
  /** Reports settings that were changed because they do not fit together, though each alone is allowed. */
  readonly problems: readonly Problem[];
}

/** `Given` holds the typed values that an address gives. */
export interface Schema<Settings extends object = object, Given extends object = Partial<Settings>> {
  /** In the order in which they are written. */
  readonly keys: readonly string[];
  /** Used where nothing is given. */
  readonly initial: Settings;
  parse(reader: SettingsReader): Given;
  /** @param before gives the values of settings left out */
  complete(given: Given, before: Settings): Completed<Settings>;
  /** The canonical text: reading it gives the same settings. @param isWhole also writes settings that have their default value */
  write(settings: Settings, isWhole?: boolean): Pairs;
}

type Fields<Settings> = { readonly [Key in keyof Settings]: Field<Settings[Key]> };

/** A schema with one field for each setting, none of which depends on another. @param initial where nothing is given */
export function schemaOf<Settings extends object>(initial: Settings, fields: Fields<Settings>): Schema<Settings> {
  const isKey = (key: string): key is keyof Settings & string => Object.hasOwn(fields, key);
  const keys = Object.keys(fields).filter(isKey);
  const take = <Key extends keyof Settings & string>(key: Key, reader: SettingsReader, given: Partial<Settings>) => {
    const value = reader.read(key, fields[key]);
    if (value !== undefined) given[key] = value;
  };
  return {
    keys,
    initial,
    parse: (reader) => {
      const given: Partial<Settings> = {};
      for (const key of keys) take(key, reader, given);
      return given;
    },
    complete: (given, before) => ({ settings: { ...before, ...given }, problems: [] }),
    write: (settings) => keys.map((key) => [key, fields[key].write(settings[key])] as const),
  };
}

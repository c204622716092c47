/** The settings of an experiment: the parameters of the table. */
import { fitParams } from '../params/fitParams.ts';
import { PARAM_ROWS, type ParamKey, type Params } from '../params/params.ts';
import { asParams, INITIAL_PARAMS, paramField } from '../params/paramValues.ts';
import { entriesOf } from './entries.ts';
import type { Schema } from './schema.ts';
import { SettingsReader } from './settingsReader.ts';

export type GivenParams = Readonly<Partial<Record<ParamKey, number | string>>>;

const KEYS: readonly ParamKey[] = PARAM_ROWS.map(({ key }) => key);

export const CONFIGURATION: Schema<Params, GivenParams> = {
  keys: KEYS,
  initial: INITIAL_PARAMS,
  parse: (reader) => {
    const given: Partial<Record<ParamKey, number | string>> = {};
    for (const key of KEYS) {
      const value = reader.read(key, paramField(key));
      if (value !== undefined) given[key] = value;
    }
    return given;
  },
  complete: (given, before) => {
    const { params, problems } = fitParams(asParams({ ...before, ...given }));
    return { settings: params, problems };
  },
  write: (params) => KEYS.map((key) => [key, paramField(key).write(params[key])] as const),
};

/** Settings given as text, by a slot or by a button in the article's prose. Values that cannot be read are left out. */
export function settingsFrom<Settings extends object, Given extends object>(
  text: string,
  schema: Schema<Settings, Given>,
  before: Settings = schema.initial,
): Settings {
  return schema.complete(schema.parse(new SettingsReader(entriesOf(text))), before).settings;
}

/** The settings of any figure, whether its experiment's parameters or its own. */
import { CONFIGURATION } from '../address/configuration.ts';
import { type Pairs, type Schema, schemaOf } from '../address/schema.ts';
import type { Params } from '../params/params.ts';
import { INITIAL_PARAMS } from '../params/paramValues.ts';
import type { FigureMeta } from './meta.ts';

export interface FigureSettings {
  /** The defaults of the table where the figure shows no experiment. */
  readonly params: Params;
  /** Empty where the figure shows an experiment. */
  readonly own: object;
}

const NO_SETTINGS = schemaOf({}, {});

/** How addresses of a figure are read; without a figure, those of the lab. */
export function figureSchema(meta: FigureMeta | null): Schema<FigureSettings, object> {
  return meta && meta.needs !== 'experiment'
    ? ownSchema(meta.settings ?? NO_SETTINGS)
    : experimentSchema({ ...INITIAL_PARAMS, ...meta?.preset });
}

function ownSchema({ keys, initial, parse, complete, write }: Schema<object, object>): Schema<FigureSettings, object> {
  return {
    keys,
    initial: { params: INITIAL_PARAMS, own: initial },
    parse,
    complete: (given, before) => {
      const { settings, problems } = complete(given, before.own);
      return { settings: { ...before, own: settings }, problems };
    },
    write: ({ own }, isWhole) => write(own, isWhole),
  };
}

function experimentSchema(preset: Params): Schema<FigureSettings, object> {
  const { keys, parse, complete, write } = CONFIGURATION;
  return {
    keys,
    initial: { params: preset, own: {} },
    parse,
    complete: (given, before) => {
      const { settings, problems } = complete(given, before.params);
      return { settings: { ...before, params: settings }, problems };
    },
    write: ({ params }) => write(params),
  };
}

/** A figure's own settings as in an address; none where it shows an experiment. */
export function ownPairs({ settings }: FigureMeta, own: object): Pairs {
  return settings?.write(own) ?? [];
}

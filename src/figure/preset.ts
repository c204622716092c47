/** The settings of any figure, whether its experiment's parameters or its own. */
import { CONFIGURATION, settingsFrom } from '../address/configuration.ts';
import type { Schema } from '../address/schema.ts';
import type { Params } from '../params/params.ts';
import { INITIAL_PARAMS } from '../params/paramValues.ts';
import { figureMeta } from './registry.ts';

export interface FigureSettings {
  /** Those of the table where the figure shows no experiment. */
  readonly params: Params;
  /** Empty where the figure shows an experiment. */
  readonly own: object;
}

/** How addresses of a figure are read; where there is no such figure, those of the lab. */
export function schemaOfFigure(fig: string | undefined): Schema<FigureSettings, object> {
  const meta = fig === undefined ? null : figureMeta(fig);
  return meta?.settings ? ownSchema(meta.settings) : experimentSchema(meta ? settingsFrom(meta.preset, CONFIGURATION) : INITIAL_PARAMS);
}

function ownSchema({ keys, initial, parse, complete, write }: Schema): Schema<FigureSettings, object> {
  return {
    keys,
    initial: { params: INITIAL_PARAMS, own: initial },
    parse,
    complete: (given, before) => {
      const { settings, problems } = complete(given, before.own);
      return { settings: { ...before, own: settings }, problems };
    },
    write: ({ own }) => write(own),
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

/** A figure's preset; the table's defaults where there is no such figure, or it shows no experiment. */
export function presetOf(fig: string | undefined): Params {
  return schemaOfFigure(fig).initial.params;
}

/** Settings of a figure's own as in an address. */
export function ownQuery(fig: string, own: object): string {
  const pairs = figureMeta(fig)?.settings?.write(own) ?? [];
  return new URLSearchParams(pairs.map(([key, value]) => [key, value])).toString();
}

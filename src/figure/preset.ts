/** What figures are set to, by their names. */
import { settingsFrom } from '../address/configuration.ts';
import type { Schema } from '../address/schema.ts';
import type { Params } from '../params/params.ts';
import { type FigureSettings, figureSchema } from './figureSchema.ts';
import { figureMeta } from './registry.ts';

/** How addresses of a figure are read; where there is no such figure, those of the lab. */
export function schemaOfFigure(fig: string | undefined): Schema<FigureSettings, object> {
  return figureSchema(fig === undefined ? null : figureMeta(fig));
}

/** A figure's preset; the table's defaults where there is no such figure, or it shows no experiment. */
export function presetOf(fig: string | undefined): Params {
  return schemaOfFigure(fig).initial.params;
}

/** What a place in the article is set to. @param slot.query as in an address */
export function slotSettings({ figure, query }: { readonly figure: string; readonly query: string }): FigureSettings {
  return settingsFrom(query, schemaOfFigure(figure));
}

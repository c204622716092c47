/** What the figure can be set to: how many arrows it has. */
import { settingsFrom } from '../../address/configuration.ts';
import { schemaOf } from '../../address/schema.ts';
import { numberField } from '../../params/field.ts';

export const VECTORS = schemaOf({ n: 3 }, { n: numberField({ min: 2, max: 3, integer: true }) });

export function readCount(query: string): { readonly count: number } {
  return { count: settingsFrom(query, VECTORS).n };
}

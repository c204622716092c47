/** What the figure can be set to, and what it starts with. */
import { settingsFrom } from '../../address/configuration.ts';
import { schemaOf } from '../../address/schema.ts';
import { numberField } from '../../params/field.ts';

/** The machine's: it finds the same lines every time. */
export const PACKER_SEED = 1;

/** `m` dimensions, and the overlap allowed. */
export const PACKING = schemaOf(
  { m: 2, overlap: 0.5 },
  { m: numberField({ min: 2, max: 10, integer: true }), overlap: numberField({ min: 0, max: 0.9, integer: false, step: 0.1 }) },
);

/** @returns the dimensions, and the index of the overlap allowed */
export function readPacking(query: string): { readonly m: number; readonly allowed: number } {
  const { m, overlap } = settingsFrom(query, PACKING);
  return { m, allowed: Math.round(overlap * 10) };
}

/** What the figure starts with, from its slot's query. */
import { queryNumber } from '../concept/frame.ts';

/** The machine's: it finds the same lines every time. */
export const PACKER_SEED = 1;

const MOST_DIMENSIONS = 10;

/** @returns dimensions, and the index of the overlap allowed */
export function readPacking(query: string): { readonly m: number; readonly allowed: number } {
  return {
    m: Math.round(queryNumber(query, 'm', { min: 2, max: MOST_DIMENSIONS, initial: 2 })),
    allowed: Math.round(queryNumber(query, 'overlap', { min: 0, max: 0.9, initial: 0.5 }) * 10),
  };
}

/** What the figure can be set to: the partition of the features, its kind, dimensions, and the density in the middle. */
import { schemaOf } from '../../address/schema.ts';
import { numberField, wordField } from '../../params/field.ts';
import { partitionField } from './partition.ts';

export const KINDS = ['correlated', 'anticorrelated'] as const;
export type SetKind = (typeof KINDS)[number];

export interface SetsSettings {
  /** One letter a feature; features of one letter form a set. */
  readonly parts: string;
  readonly kind: SetKind;
  readonly m: number;
  /** 1 − S of the panel in the middle. */
  readonly d: number;
  readonly seed: number;
  /** Models at each density; the one with the lowest loss is shown. */
  readonly k: number;
}

const LAST_SEED = 2 ** 31;
export const HIGHEST_MIDDLE = 0.25;

export const SETS = schemaOf<SetsSettings>(
  { parts: 'aabbcc', kind: 'correlated', m: 2, d: 0.2, seed: 0, k: 8 },
  {
    parts: partitionField,
    kind: wordField(KINDS),
    m: numberField({ min: 2, max: 10, integer: true }),
    d: numberField({ min: 0.004, max: HIGHEST_MIDDLE, integer: false }),
    seed: numberField({ min: 0, max: LAST_SEED, integer: true }),
    k: numberField({ min: 1, max: 16, integer: true }),
  },
);

export function nextSeed({ seed, k }: SetsSettings): number {
  return (seed + k) % LAST_SEED;
}

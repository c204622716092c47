/** What the figure can be set to: the shapes that are put together. Their names, without the shapes: pages load this before the figure. */
import { schemaOf } from '../../address/schema.ts';
import type { Field } from '../../params/field.ts';

export const PART_NAMES = ['alone', 'digon', 'triangle', 'square', 'pentagon', 'hexagon', 'tetrahedron', 'square antiprism'] as const;
export type PartName = (typeof PART_NAMES)[number];

export interface TegumSettings {
  /** Two or three. */
  readonly parts: readonly PartName[];
}

const FEWEST = 2;
export const MOST = 3;

export function partNamed(text: string): PartName | undefined {
  return PART_NAMES.find((name) => name === text.trim().toLowerCase());
}

/** Names with underscores between: "triangle_digon". */
const partsField: Field<readonly PartName[]> = {
  expected: `${FEWEST} or ${MOST} of ${PART_NAMES.join(', ')}, with underscores between`,
  parse: (given) => {
    const names = String(given).split('_').map(partNamed);
    const known = names.filter((name) => name !== undefined);
    const isPossible = known.length === names.length && names.length >= FEWEST && names.length <= MOST;
    return isPossible ? { value: known, isExact: true } : null;
  },
  write: (parts) => parts.join('_'),
};

export const TEGUM = schemaOf<TegumSettings>({ parts: ['triangle', 'digon'] }, { parts: partsField });

/** Arrangements in words: a name that instances of the same geometry share, and a phrase for readers. */
import { pluralOf, type ShapeName } from './shapes.ts';

/** Represented features that are not orthogonal to one another. */
export interface FeatureGroup {
  /** Ascending. */
  readonly features: readonly number[];
  /** Hidden dimensions they span. */
  readonly dimensions: number;
  /** `irregular` where no known shape fits. */
  readonly shape: ShapeName | 'irregular';
}

/** What the phrase is made of; an `Arrangement` has it. */
export interface NamedArrangement {
  readonly nFeatures: number;
  /** Features represented. */
  readonly represented: number;
  /** The same for instances of the same geometry, whichever features take which place: "one pentagon", "two pairs of opposites". */
  readonly name: string;
}

const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** A phrase without a full stop: "5 of 5 features represented, as one pentagon". */
export function describeArrangement({ represented, nFeatures, name }: NamedArrangement): string {
  return `${represented} of ${nFeatures} features represented${represented > 0 ? `, as ${name}` : ''}`;
}

/** Products of lower shapes that have a name of their own in three dimensions: they then fill the space. */
const SOLIDS: Readonly<Record<string, string>> = {
  'three pairs of opposites': 'one octahedron',
  'one pair of opposites and one triangle': 'one triangular bipyramid',
  'one pair of opposites and one pentagon': 'one pentagonal bipyramid',
};

/** "one pentagon", "one dedicated feature and two pairs of opposites", "two orthogonal features", "one octahedron" in three dimensions. */
export function nameGroups(groups: readonly FeatureGroup[], nHidden: number): string {
  if (groups.length === 0) return 'no features';
  if (groups.length > 1 && groups.every(({ shape }) => shape === 'dedicated feature'))
    return `${inWords(groups.length)} orthogonal features`;
  const counts = new Map<string, { readonly group: FeatureGroup; readonly count: number }>();
  for (const group of groups.toSorted(smallestFirst)) {
    const kind = kindName(group, 1);
    counts.set(kind, { group, count: (counts.get(kind)?.count ?? 0) + 1 });
  }
  const name = enumeration([...counts.values()].map(({ group, count }) => `${inWords(count)} ${kindName(group, count)}`));
  return nHidden === 3 ? (SOLIDS[name] ?? name) : name;
}

function smallestFirst(one: FeatureGroup, other: FeatureGroup): number {
  return one.features.length - other.features.length || one.dimensions - other.dimensions || one.shape.localeCompare(other.shape, 'en');
}

function kindName({ shape, features, dimensions }: FeatureGroup, count: number): string {
  if (shape !== 'irregular') return count === 1 ? shape : pluralOf(shape);
  return `${count === 1 ? 'group' : 'groups'} of ${inWords(features.length)} features in ${inWords(dimensions)} ${dimensions === 1 ? 'dimension' : 'dimensions'}`;
}

function inWords(count: number): string {
  return WORDS[count] ?? String(count);
}

function enumeration(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** A partition of features into sets, written as one letter a feature: in "aabb-" two pairs and a feature by itself. */
import type { FeatureSets } from '../../model/data/featureGroups.ts';
import type { Field } from '../../params/field.ts';

export const FEWEST = 2;
export const MOST = 20;
const ALONE = '-';
const PATTERN = /^[a-t-]{2,20}$/;

/** Letters in the order in which sets appear; a set of one is a feature by itself. */
export function tidied(partition: string): string {
  const letters = [...partition];
  const shared = (letter: string) => letter !== ALONE && letters.filter((other) => other === letter).length > 1;
  const names = new Map<string, string>();
  return letters.map((letter) => (shared(letter) ? nameIn(names, letter) : ALONE)).join('');
}

function nameIn(names: Map<string, string>, letter: string): string {
  const name = names.get(letter) ?? letterOf(names.size);
  names.set(letter, name);
  return name;
}

function letterOf(set: number): string {
  return String.fromCharCode('a'.charCodeAt(0) + set);
}

/** Which set a feature is in, counted from 0; null where it is by itself. */
export function setOf(partition: string, feature: number): number | null {
  const letter = partition[feature] ?? ALONE;
  return letter === ALONE ? null : letter.charCodeAt(0) - 'a'.charCodeAt(0);
}

/** The members of each set. */
export function setsIn(partition: string): readonly (readonly number[])[] {
  const sets: number[][] = [];
  for (let f = 0; f < partition.length; f++) {
    const set = setOf(partition, f);
    if (set === null) continue;
    sets[set] ??= [];
    sets[set].push(f);
  }
  return sets;
}

/** Null where every feature is by itself. */
export function featureSetsFor(kind: FeatureSets['kind'], partition: string): FeatureSets | null {
  const sets = setsIn(partition);
  return sets.length === 0 ? null : { kind, sets };
}

/** The feature in its next place: the next set, a new one, by itself, and then the first set again. */
export function moved(partition: string, feature: number): string {
  const letters = [...partition];
  const others = setsIn(letters.map((letter, f) => (f === feature ? ALONE : letter)).join('')).filter((set) => set);
  const own = setOf(partition, feature);
  // One set more than there are now can be begun; a set of one reads as a feature by itself until it is joined.
  const next = own === null ? 0 : own + 1;
  letters[feature] = next > others.length || next >= MOST ? ALONE : letterOf(next);
  return letters.join('');
}

/** The partition with so many features: new ones stand by themselves, the last ones go. */
export function resized(partition: string, count: number): string {
  return partition.slice(0, count).padEnd(count, ALONE);
}

export const partitionField: Field<string> = {
  expected: `a letter from a to t for each of ${FEWEST} to ${MOST} features, - for one by itself, as in aabbcc`,
  parse: (given) => {
    const text = String(given).trim().toLowerCase();
    return PATTERN.test(text) ? { value: text, isExact: true } : null;
  },
  write: String,
};

/** The keys and values of an address or of an element's attributes, as text. Never throws. */
import { type Problem, problem, showValue, usedInstead } from '../model/config/problem.ts';
import { isTracker } from './knownKeys.ts';

/** Far longer than any address the page writes; the rest is not read. */
const MAX_SEARCH_LENGTH = 16_384;

export interface Entry {
  /** The key as it was given. */
  readonly name: string;
  readonly value: string;
}

export interface Entries {
  /** By key in lower case; the first of several equal keys counts. */
  readonly values: ReadonlyMap<string, Entry>;
  readonly problems: readonly Problem[];
  /** Host pages may add any attribute to an element, so unknown ones are no mistake. */
  readonly areAttributes: boolean;
}

/** A mail program that writes `&#38;` for `&` leaves the rest of the address behind what looks like a fragment. */
export function searchOf({ search, hash }: Pick<Location, 'search' | 'hash'>): string {
  return /^#(?:0*38|x0*26);/i.test(hash) ? `${search}&${hash}` : search;
}

/** @param search an address's query, with or without its question mark */
export function entriesOf(search: string): Entries {
  const isLong = search.length > MAX_SEARCH_LENGTH;
  const pairs = [...new URLSearchParams(search.slice(0, MAX_SEARCH_LENGTH))].flatMap(([name, value]) => unescaped(name, value));
  const { values, problems } = collected(pairs);
  const long = problem('the address', search, `at most ${MAX_SEARCH_LENGTH} characters long`, 'its beginning');
  return { values, problems: isLong ? [...problems, long] : problems, areAttributes: false };
}

/** @param pairs names and values of an element's attributes */
export function attributeEntries(pairs: Iterable<readonly [string, string]>): Entries {
  return { ...collected([...pairs].map(([name, value]) => [cleanName(name), value])), areAttributes: true };
}

type Pair = readonly [string, string];

/** Remains of `&amp;`, `&#038;`, a second question mark or a blank before a key. */
const BEFORE_NAME = /^(?:[\s?&;\u200b\ufeff]|amp;|#(?:0*38|x0*26);)+/i;
const SEPARATOR = /(?:[&?;]|amp;|#(?:0*38|x0*26);)+(?=[^&?;=]*=)/i;

function cleanName(name: string): string {
  return name.replace(BEFORE_NAME, '').trim();
}

/** Separators may have been escaped on the way, even twice: `n%3D6%26m%3D3`. No valid value contains one. */
function unescaped(name: string, value: string): readonly Pair[] {
  const key = cleanName(name);
  if (isTracker(key)) return [];
  const text = decodedOnce(value === '' ? key : `${key}=${value}`);
  return text.split(SEPARATOR).map((part) => {
    const at = part.indexOf('=');
    return at < 0 ? [cleanName(part), ''] : [cleanName(part.slice(0, at)), part.slice(at + 1)];
  });
}

function decodedOnce(text: string): string {
  if (!/%(?:26|3d)/i.test(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function collected(pairs: readonly Pair[]): Pick<Entries, 'values' | 'problems'> {
  const values = new Map<string, Entry>();
  const repeated = new Map<Entry, number>();
  for (const [name, value] of pairs) {
    const key = name.toLowerCase();
    const first = values.get(key);
    if (first === undefined) values.set(key, { name, value });
    else if (first.value !== value) repeated.set(first, (repeated.get(first) ?? 1) + 1);
  }
  return { values, problems: [...repeated].map(([entry, times]) => givenOnce(entry, times)) };
}

function givenOnce({ name, value }: Entry, times: number): Problem {
  const message = `${name} must be given once, not ${times} times.`;
  return usedInstead({ field: name, value: showValue(value), message }, `the first value, ${showValue(value)},`);
}

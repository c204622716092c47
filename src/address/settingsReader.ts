/** Reads the values of keys, each once, and collects a sentence for each value that could not be used as given. */
import { type Problem, problem, showValue } from '../model/config/problem.ts';
import { type Field, inSentence, parseField } from '../params/field.ts';
import type { Entries, Entry } from './entries.ts';
import { isHostAttribute, probableKey } from './knownKeys.ts';

/** Longer lists of problems are cut. */
export const MOST_PROBLEMS = 8;

interface Unreadable {
  readonly key: string;
  readonly entry: Entry;
  readonly expected: string;
}

export class SettingsReader {
  private readonly rest: Map<string, Entry>;
  private readonly areAttributes: boolean;
  private readonly found: Problem[];
  private readonly unreadable: Unreadable[] = [];

  constructor({ values, problems, areAttributes }: Entries) {
    this.rest = new Map(values);
    this.found = [...problems];
    this.areAttributes = areAttributes;
  }

  /** Whether a key is given and has not been read yet. */
  has(key: string): boolean {
    return this.rest.has(key.toLowerCase());
  }

  /** @returns undefined where the key is left out, or has been read before */
  take(key: string): string | undefined {
    const entry = this.rest.get(key.toLowerCase());
    this.rest.delete(key.toLowerCase());
    return entry?.value;
  }

  /** @returns undefined where the key is left out or cannot be read */
  read<Value>(key: string, field: Field<Value>): Value | undefined {
    const entry = this.rest.get(key.toLowerCase());
    const text = this.take(key);
    if (entry === undefined || text === undefined) return undefined;
    const parsed = parseField(field, text);
    if (parsed === null) this.unreadable.push({ key, entry, expected: field.expected });
    else if (!parsed.isExact) this.report(problem(key, text, field.expected, inSentence(field.write(parsed.value))));
    return parsed?.value;
  }

  report(...problems: readonly Problem[]): void {
    this.found.push(...problems);
  }

  /**
   * @param known keys that mean something here or elsewhere: any other one left is named
   * @param used the text of the value used in place of one that could not be read
   */
  finish(known: readonly string[], used: ReadonlyMap<string, string>): readonly Problem[] {
    const unread = this.unreadable.map(({ key, entry, expected }) =>
      problem(key, entry.value, expected, inSentence(used.get(key) ?? 'its default')),
    );
    const isKnown = new Set(known.map((key) => key.toLowerCase()));
    const unknown = [...this.rest].flatMap(([key, entry]) => (isKnown.has(key) ? [] : this.unknown(entry, known)));
    return shortened([...this.found, ...unread, ...unknown]);
  }

  /** Host pages may give an element any attribute: an unknown one is reported only where it resembles a key. */
  private unknown({ name, value }: Entry, known: readonly string[]): readonly Problem[] {
    if (this.areAttributes && isHostAttribute(name)) return [];
    const meant = probableKey(name, known);
    if (meant === null && this.areAttributes) return [];
    const message = `${showValue(name)} is no known key and is ignored${meant === null ? '' : `; ${meant} is probably meant`}.`;
    return [{ field: name, value: showValue(value), message }];
  }
}

function shortened(problems: readonly Problem[]): readonly Problem[] {
  const more = problems.length - MOST_PROBLEMS;
  if (more <= 0) return problems;
  const message = `${more} more could not be used as given.`;
  return [...problems.slice(0, MOST_PROBLEMS), { field: 'the address', value: String(more), message }];
}

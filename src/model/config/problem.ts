/** What is wrong with an input, in words a reader can act on. Used by configuration checks, the permalink, attributes and files. */

/** One thing that is wrong. */
export interface Problem {
  /** The field or key, as the writer of the input knows it. */
  readonly field: string;
  /** The offending value, shortened for display. */
  readonly value: string;
  /** A whole sentence: field, value, allowed range, what is used instead. */
  readonly message: string;
}

const SHOWN_LENGTH = 40;

/** A value as shown in a sentence: short, on one line, never longer than a label. */
export function showValue(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : showOther(value);
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH - 1)}…` : text;
}

function showOther(value: unknown): string {
  if (typeof value === 'object' && value !== null) {
    try {
      return JSON.stringify(value) ?? String(value);
    } catch {
      return 'an object';
    }
  }
  return String(value);
}

/**
 * @param expected what is allowed, to stand after "must be"
 * @param used what takes the value's place, as written, where anything does
 */
export function problem(field: string, value: unknown, expected: string, used?: string): Problem {
  const shown = showValue(value);
  const found = { field, value: shown, message: `${field} must be ${expected}, not ${shown}.` };
  return used === undefined ? found : usedInstead(found, used);
}

/** A problem whose sentence also says what takes the value's place. */
export function usedInstead(found: Problem, used: string): Problem {
  return { ...found, message: found.message.replace(/\.$/, `; ${used} is used instead.`) };
}

/** Thrown (or rejected with) where a caller's input is refused. */
export class ConfigError extends Error {
  /** Tells it from other errors. */
  override readonly name = 'ConfigError';
  /** All that is wrong, at least one. */
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems.map((p) => p.message).join(' '));
    this.problems = problems;
  }
}

/** Tells objects from everything else that a script, a file or a browser's storage may hold. */

/** A list is none: read as an object it would say nothing. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The error for a file that is refused: sentences that name what was found and what is allowed. */

/** Thrown where a file is refused; the current model stays. */
export class FileError extends Error {
  /** Tells it from other errors. */
  override readonly name = 'FileError';
}

const MEGABYTE = 1e6;

/** A size as shown in a sentence. */
export function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / MEGABYTE).toLocaleString('en')} MB`;
}

/** Text from a file as shown in a sentence: short, printable and on one line. */
export function shown(text: string): string {
  const printable = text.replaceAll(/[^\x20-\x7e]/g, '?');
  return printable.length > 40 ? `${printable.slice(0, 39)}…` : printable;
}

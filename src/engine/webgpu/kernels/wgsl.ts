/** Writing out WGSL for a shape: repetition and sums. */

export function each(count: number, write: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => write(index)).join('\n');
}

/** @param count at least 1 */
export function sum(count: number, term: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => term(index)).join(' + ');
}

/** The sentence shown where code loaded on demand cannot be had, and what to do. */

/** @param what begins the sentence, so it is capitalised */
export function couldNotLoad(what: string): string {
  return `${what} could not be loaded. Check the connection and reload.`;
}

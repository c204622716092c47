/** What is said where code that is loaded when it is needed does not come. One sentence for all, and what to do. */

/** @param what with a capital: it begins the sentence */
export function couldNotLoad(what: string): string {
  return `${what} could not be loaded. Check the connection and reload.`;
}

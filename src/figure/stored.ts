/** What the page remembers in this browser, where it may: a private window, or a page in another’s frame, may forbid it. */

/** @returns undefined where nothing is kept, or what is kept is no JSON */
export function readStored(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '');
  } catch {
    return undefined;
  }
}

export function writeStored(key: string, value: object): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Then it lasts as long as the page.
  }
}

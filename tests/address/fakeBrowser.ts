/** What an address bar needs of a browser, by hand. */
import type { PageLike } from '../../src/address/addressBar.ts';

/** A history that can be walked, and a timer by hand. */
export function fakeBrowser({ refuses = false } = {}) {
  const entries = ['/page'];
  let at = 0;
  const listeners = new Set<() => void>();
  const timers = new Map<() => void, number>();
  const url = () => new URL(entries[at] ?? '', 'https://example.org');
  const guard = () => {
    if (refuses) throw new Error('SecurityError');
  };
  const page: PageLike = {
    history: {
      replaceState: (_, __, address) => {
        guard();
        entries[at] = address;
      },
      pushState: (_, __, address) => {
        guard();
        entries.splice(++at, entries.length, address);
      },
    },
    get location() {
      return url();
    },
    addEventListener: (_, listener) => listeners.add(listener),
    removeEventListener: (_, listener) => listeners.delete(listener),
  };
  return {
    page,
    entries,
    timers,
    later: (ms: number, callback: () => void) => {
      timers.set(callback, ms);
      return () => timers.delete(callback);
    },
    elapse: () => {
      for (const callback of [...timers.keys()]) {
        timers.delete(callback);
        callback();
      }
    },
    back: () => {
      at--;
      for (const listener of listeners) listener();
    },
  };
}

/**
 * Keeps the address bar true to the page. The last of several quick changes is written, at most one every 300 ms: browsers refuse
 * too many (Safari past 100 in 30 s) and foreign frames refuse any, which is no reason for an error. Never used inside an embed.
 */

/** What is used of `history`. */
export interface HistoryLike {
  replaceState(data: unknown, unused: string, url: string): void;
  pushState(data: unknown, unused: string, url: string): void;
}

/** What is used of `window`. */
export interface PageLike {
  readonly history: HistoryLike;
  readonly location: { readonly pathname: string; readonly search: string; readonly hash: string };
  addEventListener(type: 'popstate', listener: () => void): void;
  removeEventListener(type: 'popstate', listener: () => void): void;
}

export interface AddressBarOptions {
  /** The reader went back or forward to this query. */
  readonly onPop: (search: string) => void;
  /** Calls back after this many milliseconds. @returns how to cancel */
  readonly later?: (ms: number, callback: () => void) => () => void;
  readonly isEmbed?: boolean;
}

export interface AddressBar {
  /** Replaces the address of the current place, when a change is committed. */
  replace(search: string): void;
  /** Writes what waits at once: the place is about to be left. */
  flush(): void;
  /** Adds a history entry at once: presets and chapters, which Back should undo. */
  push(search: string): void;
  dispose(): void;
}

const EVERY_MS = 300;

export function createAddressBar(page: PageLike, { onPop, later = timer, isEmbed = false }: AddressBarOptions): AddressBar {
  return isEmbed ? { replace: () => {}, flush: () => {}, push: () => {}, dispose: () => {} } : new PageAddress(page, onPop, later);
}

function timer(ms: number, callback: () => void): () => void {
  const id = setTimeout(callback, ms);
  return () => clearTimeout(id);
}

class PageAddress implements AddressBar {
  private readonly page: PageLike;
  private readonly later: (ms: number, callback: () => void) => () => void;
  private readonly popped: () => void;
  private waiting: string | null = null;
  private cancel: (() => void) | null = null;

  constructor(page: PageLike, onPop: (search: string) => void, later: (ms: number, callback: () => void) => () => void) {
    this.page = page;
    this.later = later;
    this.popped = () => {
      this.drop();
      onPop(page.location.search);
    };
    page.addEventListener('popstate', this.popped);
  }

  replace(search: string): void {
    this.waiting = search;
    this.cancel ??= this.later(EVERY_MS, () => {
      this.cancel = null;
      this.flush();
    });
  }

  push(search: string): void {
    // A waiting write usually means this same place: written first, it would replace the previous entry.
    if (this.waiting !== search) this.flush();
    this.drop();
    this.write('pushState', search);
  }

  dispose(): void {
    this.flush();
    this.drop();
    this.page.removeEventListener('popstate', this.popped);
  }

  flush(): void {
    const { waiting } = this;
    this.waiting = null;
    if (waiting !== null) this.write('replaceState', waiting);
  }

  private drop(): void {
    this.cancel?.();
    this.cancel = null;
    this.waiting = null;
  }

  private write(how: 'replaceState' | 'pushState', search: string): void {
    const { history, location } = this.page;
    if (search === location.search) return;
    try {
      history[how](null, '', `${location.pathname}${search}${how === 'pushState' ? '' : location.hash}`);
    } catch {
      // The page works without it; only its address is then out of date.
    }
  }
}

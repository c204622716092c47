/** What the smoke tests ask of a browser, whichever it is. */

export interface Tab {
  readonly open: (address: string) => Promise<void>;
  /** Runs in the page; the function may use nothing from outside but its argument. */
  readonly evaluate: <Result, Argument>(run: (argument: Argument) => Result, argument: Argument) => Promise<Result>;
  readonly press: (key: Key) => Promise<void>;
  readonly resize: (width: number, height: number) => Promise<void>;
  /** PNG of what the window shows. */
  readonly screenshot: () => Promise<Uint8Array>;
}

export type Key = 'ArrowRight' | 'ArrowLeft' | 'Enter';

export interface RunningBrowser {
  readonly tab: Tab;
  readonly close: () => Promise<void>;
}

/** Waits until what runs in the page is true. @throws Error naming what was waited for */
export async function until<Argument>(tab: Tab, what: string, isTrue: (argument: Argument) => boolean, argument: Argument): Promise<void> {
  const deadline = performance.now() + 90_000;
  while (performance.now() < deadline) {
    if (await tab.evaluate(isTrue, argument)) return;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  throw new Error(`waited in vain: ${what}`);
}

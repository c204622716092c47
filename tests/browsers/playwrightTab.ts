/** Chromium and Firefox, driven by Playwright. */
import { type Browser, chromium, firefox } from 'playwright';
import { chromiumArguments, findBrowser } from '../setup/browser.mjs';
import type { RunningBrowser } from './tab.ts';

export async function startChromium(): Promise<RunningBrowser> {
  return tabOf(await chromium.launch({ executablePath: findBrowser() ?? undefined, args: chromiumArguments }));
}

/** The system's own Firefox, which answers WebDriver BiDi; Playwright's patched build is not needed. */
export async function startFirefox(executablePath: string): Promise<RunningBrowser> {
  return tabOf(await firefox.launch({ channel: 'moz-firefox', executablePath }));
}

async function tabOf(browser: Browser): Promise<RunningBrowser> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  return {
    tab: {
      open: async (address) => {
        await page.goto(address);
      },
      evaluate: (run, argument) =>
        page.evaluate(({ code, given }) => new Function(`return (${code})(...arguments)`)(given), { code: String(run), given: argument }),
      press: (key) => page.keyboard.press(key),
      resize: (width, height) => page.setViewportSize({ width, height }),
      screenshot: () => page.screenshot(),
    },
    close: () => browser.close(),
  };
}

/** Opens the built site as a reader would, and fails the test on any console warning or error. */
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, expect } from 'vitest';
import { chromiumArguments, findBrowser } from '../setup/browser.mjs';

/** Without a software adapter `requestAdapter()` finds none: a machine without WebGPU. */
const WITHOUT_WEBGPU = [...chromiumArguments.filter((argument) => !argument.includes('webgpu')), '--disable-features=WebGPU'];

export interface Abilities {
  readonly webgpu?: boolean;
}

export function launch({ webgpu = true }: Abilities = {}): Promise<Browser> {
  return chromium.launch({ executablePath: findBrowser() ?? undefined, args: webgpu ? chromiumArguments : WITHOUT_WEBGPU });
}

export interface Reader {
  readonly browser: () => Browser;
  /** A new tab; what the console says there counts against the test that calls `quiet`. */
  readonly open: (url: string, options?: BrowserContextOptions) => Promise<Page>;
}

const said = new WeakMap<Page, string[]>();

/** A browser for the tests of one file. */
export function reader(options?: Abilities): Reader {
  let browser: Browser | undefined;
  const running = (): Browser => {
    if (!browser) throw new Error('the browser is not running');
    return browser;
  };
  beforeAll(async () => {
    browser = await launch(options);
  });
  afterAll(() => browser?.close());
  return {
    browser: running,
    open: async (url, context = {}) => {
      const page = await (await running().newContext({ viewport: { width: 1280, height: 900 }, ...context })).newPage();
      listen(page);
      await page.goto(url);
      return page;
    },
  };
}

function listen(page: Page): void {
  const messages: string[] = [];
  said.set(page, messages);
  page.on('console', (message) => {
    if (message.type() === 'warning' || message.type() === 'error') messages.push(message.text());
  });
  page.on('pageerror', (error) => messages.push(String(error)));
}

/** Closes the tab and fails if its console held a warning or an error. @param expected what it may hold all the same */
export async function quiet(page: Page, expected?: RegExp): Promise<void> {
  await page.context().close();
  const found = said.get(page) ?? [];
  expect(expected ? found.filter((message) => !expected.test(message)) : found, 'console messages').toEqual([]);
}

/** Waits until a figure's attribute satisfies a test; the figure keeps `data-step` and `data-status` true. */
export async function untilStatus(page: Page, figure: string, status: readonly string[], timeout = 60_000): Promise<void> {
  const selector = status.map((wanted) => `[data-figure="${figure}"][data-status="${wanted}"]`).join(',');
  await page.waitForSelector(selector, { timeout });
}

export async function stepOf(page: Page, figure: string): Promise<number> {
  return Number(await page.getAttribute(`[data-figure="${figure}"]`, 'data-step'));
}

/** The rows of a figure's data table; opens it where it is closed. */
export async function tableOf(page: Pick<Page, 'locator'>, figure: string): Promise<number[][]> {
  const root = page.locator(`[data-figure="${figure}"]`).first();
  const button = root.getByRole('button', { name: 'Data' });
  if ((await button.getAttribute('aria-pressed')) !== 'true') await button.click();
  await root.locator('table').waitFor();
  const rows = await root
    .locator('tbody tr')
    .evaluateAll((found) => found.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.dataset.value)));
  return rows.map((row) => row.map(Number));
}

/** Has something run in each worker before its own code, as to watch what it asks of the machine. */
export async function withWorkerCode(page: Page, code: string): Promise<void> {
  await page.route('**/trainer.worker-*.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${code}\n${await response.text()}` });
  });
}

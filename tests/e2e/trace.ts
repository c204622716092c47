/** What threads of a page did for a while, from the browser's own trace. Processor time: what else the machine does counts for nothing. */
import type { Browser, Page } from 'playwright';

export interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** CPU time in µs. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** @param more categories beside that of tasks */
export async function traceWhile(
  browser: Browser,
  page: Page,
  act: () => Promise<void>,
  more: readonly string[] = [],
): Promise<readonly TraceEvent[]> {
  await browser.startTracing(page, { categories: ['toplevel', ...more] });
  await act();
  const { traceEvents }: { readonly traceEvents: readonly TraceEvent[] } = JSON.parse((await browser.stopTracing()).toString());
  return traceEvents;
}

/** CPU milliseconds of each task of the threads on which some event happened. @param isOn picks that event */
export function tasksOf(events: readonly TraceEvent[], isOn: (event: TraceEvent) => boolean): readonly number[] {
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid}:${tid}`;
  const threads = new Set(events.filter(isOn).map(threadOf));
  return events.flatMap((event) => (event.name.endsWith('RunTask') && threads.has(threadOf(event)) ? [(event.tdur ?? 0) / 1000] : []));
}

/** CPU milliseconds of each task of the page's main thread while `act` runs, the longest first. */
export async function pageTasksWhile(browser: Browser, page: Page, act: () => Promise<void>): Promise<readonly number[]> {
  const marked = async () => {
    await page.evaluate(() => performance.mark('here'));
    await act();
  };
  const events = await traceWhile(browser, page, marked, ['disabled-by-default-devtools.timeline', 'blink.user_timing']);
  const tasks = tasksOf(events, ({ name }) => name === 'here');
  if (tasks.length === 0) throw new Error('the trace has no mark of the page’s main thread');
  return [...tasks].sort((a, b) => b - a);
}

const LONG_TASK_MS = 50;

/**
 * Tasks of more than 50 ms of CPU time on the page's main thread, of the quietest of three tries: what the page does again and again
 * shows in each of them, what the browser does at times, such as compiling and collecting garbage, does not.
 */
export async function longTasksWhile(browser: Browser, page: Page, act: () => Promise<void>): Promise<readonly number[]> {
  let found: readonly number[] = [];
  for (let tries = 0; tries < 3; tries++) {
    const tasks = await pageTasksWhile(browser, page, act);
    if (tasks.length <= 20 || !tasks[0]) throw new Error(`only ${tasks.length} tasks, the longest of ${tasks[0]} ms`);
    found = tasks.filter((ms) => ms > LONG_TASK_MS);
    if (found.length === 0) return found;
  }
  return found;
}

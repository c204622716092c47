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

/** How far things jump in a page, as the browser counts it. */

import type { Page } from 'playwright';
import { expect } from 'vitest';

export interface Shift {
  readonly value: number;
  /** What jumped. */
  readonly what: string;
}

declare global {
  interface Window {
    shifts: Shift[];
  }
}

interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly sources: readonly { readonly node: Node | null }[];
}

/** For `addInitScript`. Runs in the page, and so has all it needs within. */
export function watchShifts(): void {
  const isShift = (entry: PerformanceEntry): entry is LayoutShift => entry.entryType === 'layout-shift';
  const nameOf = (node: Node | null) => node?.parentElement?.outerHTML.slice(0, 120) ?? '?';
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries().filter(isShift)) {
      window.shifts.push({ value, what: sources.map(({ node }) => nameOf(node)).join(' | ') });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

export function shiftsSoFar(page: Page): Promise<readonly Shift[]> {
  return page.evaluate(() => window.shifts);
}

/** Nothing on the page has moved by more than can be seen. */
export async function expectNoShifts(page: Page): Promise<void> {
  const shifts = await shiftsSoFar(page);
  const sum = shifts.reduce((all, { value }) => all + value, 0);
  expect(sum, JSON.stringify(shifts, null, 1)).toBeLessThan(0.02);
}

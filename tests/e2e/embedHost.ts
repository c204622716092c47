/** Pages of other origins that show figures in frames, and what they hear from them. */
import type { Frame, Page } from 'playwright';
import { expect } from 'vitest';

/** Trains to the claim in a moment: the pentagon, from either of two seeds. */
export const QUICK = 'lr=3e-3&batch=256&steps=4000&k=2&speed=max';

/** A whole page; it keeps what is posted to it, as hosts that listen would. */
export function hostPage(body: string, head = ''): string {
  return `<!doctype html><link rel="icon" href="data:," />${head}
<script>
  window.heard = [];
  addEventListener('message', ({ source, data }) => {
    heard.push({ frame: [...document.querySelectorAll('iframe')].findIndex((one) => one.contentWindow === source), data });
  });
</script>
${body}`;
}

export const escaped = (html: string) => html.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

export function frameCode(address: string, attributes = ''): string {
  return `<iframe src="${escaped(address)}" title="A figure" style="width:100%;border:0" ${attributes}></iframe>`;
}

export interface Heard {
  readonly frame: number;
  readonly data: unknown;
}

export function heardBy(page: Page): Promise<readonly Heard[]> {
  return page.evaluate(() => {
    const heard: unknown = Reflect.get(window, 'heard');
    return Array.isArray(heard) ? heard : [];
  });
}

/** The frames whose document is a figure, in the order of the page. */
export function figureFrames(page: Page): readonly Frame[] {
  return page.frames().filter((frame) => frame.url().includes('embed=1'));
}

/** The only figure of a page, once it is there. */
export async function figureFrame(page: Page): Promise<Frame> {
  await expect.poll(() => figureFrames(page).length).toBe(1);
  const [frame] = figureFrames(page);
  if (!frame) throw new Error('no figure in a frame');
  return frame;
}

/** The figure has trained to its end, and what it claims is so. */
export async function untilClaimHolds(frame: Frame): Promise<void> {
  await frame.waitForSelector('[data-status="converged"], [data-status="paused"]', { timeout: 60_000 });
  await frame.waitForSelector('[data-claim="holds"]');
}

/** Our own messages' last height: that of the figure. */
export async function untilHeightIsTold(page: Page, frame: Frame): Promise<void> {
  const height = await frame.evaluate(() => Math.ceil(document.getElementById('app')?.getBoundingClientRect().height ?? 0));
  expect(height).toBeGreaterThan(200);
  await expect.poll(async () => (await heardBy(page)).findLast(({ data }) => isOurs(data))?.data).toMatchObject({ height });
}

function isOurs(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'superposition:resize';
}

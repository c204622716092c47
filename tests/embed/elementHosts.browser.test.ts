/** The custom element in hosts that move it, listen to keys, or lack what it needs. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { event, figure, part, problemsOf, shown, stepOf } from './elementOnPage.ts';

beforeEach(() => {
  document.body.style.cssText = 'display:flex;align-items:start';
});
afterEach(() => document.body.replaceChildren());

/** Laid out by its style sheet. */
const isStyled = (element: Element) => {
  const content = part(element, '.embedded');
  return content !== null && getComputedStyle(content).containerType === 'inline-size';
};

describe('in another document', () => {
  async function otherDocument(): Promise<HTMLElement> {
    const frame = document.createElement('iframe');
    frame.width = '600';
    frame.height = '600';
    document.body.append(frame);
    const body = frame.contentDocument?.body;
    if (!body) throw new Error('the frame has no document');
    return body;
  }

  it('keeps its style sheet there and back, and goes on', async () => {
    const element = await shown({ steps: '1e6', batch: '16' });
    expect(isStyled(element)).toBe(true);
    for (const place of [await otherDocument(), document.body]) {
      place.append(element);
      expect(isStyled(element)).toBe(true);
      const before = stepOf(element);
      await expect.poll(() => stepOf(element)).toBeGreaterThan(before);
    }
  });

  it('opens there, draws what it trains, and comes home', async () => {
    const element = figure();
    const problems = problemsOf(element);
    const ready = event(element, 'ready');
    (await otherDocument()).append(element);
    await ready;
    const drawn = () => part(element, '.drawing svg')?.innerHTML;
    const first = drawn();
    await expect.poll(() => stepOf(element), { timeout: 30_000 }).toBe(300);
    await expect.poll(drawn).not.toBe(first);
    expect(isStyled(element)).toBe(true);
    document.body.append(element);
    expect([isStyled(element), problems]).toEqual([true, []]);
  });
});

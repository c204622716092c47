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
    const element = await shown({ steps: '1e6', speed: '100' });
    expect(isStyled(element)).toBe(true);
    for (const place of [await otherDocument(), document.body]) {
      place.append(element);
      expect(isStyled(element)).toBe(true);
      const before = stepOf(element);
      await expect.poll(() => stepOf(element)).toBeGreaterThan(before);
    }
  });

  it('keeps the style of what was loaded on demand', async () => {
    const element = await shown({ ask: 'represented' });
    const border = () => {
      const asked = part(element, '.asked');
      return asked && getComputedStyle(asked).borderTopWidth;
    };
    await expect.poll(border, { timeout: 30_000 }).toBe('1px');
    for (const place of [await otherDocument(), document.body]) {
      place.append(element);
      expect([border(), isStyled(element)]).toEqual(['1px', true]);
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

it.each([
  ['a block', 'display:block'],
  ['a row', 'display:flex'],
  ['a column that centres', 'display:flex;flex-direction:column;align-items:center'],
  ['a grid that centres', 'display:grid;justify-items:center'],
])('is as wide as there is room in %s', async (_, style) => {
  const element = figure({ autoplay: '0' });
  element.style.margin = '0 10px';
  const host = document.createElement('div');
  host.style.cssText = `${style};width:300px`;
  const ready = event(element, 'ready');
  host.append(element);
  document.body.append(host);
  await ready;
  expect(element.getBoundingClientRect().width).toBe(280);
});

describe('keys', () => {
  /** What a page with shortcuts hears of. */
  function heardKeys(): string[] {
    const heard: string[] = [];
    for (const type of ['keydown', 'keyup'] as const)
      document.addEventListener(type, ({ key }: KeyboardEvent) => heard.push(`${type} ${key}`));
    return heard;
  }

  function type(target: HTMLElement | null, key: string): void {
    for (const name of ['keydown', 'keyup']) {
      target?.dispatchEvent(new KeyboardEvent(name, { key, code: key, bubbles: true, composed: true, cancelable: true }));
    }
  }

  it.each([
    ['an arrow on a slider', 'input[type=range]', 'ArrowRight'],
    ['a letter in a field', 'input.number', 'f'],
    ['space on a button', 'button.primary', ' '],
    ['an arrow on the drawing', '.drawing svg', 'ArrowRight'],
  ])('that the figure uses stop at the element: %s', async (_, selector, key) => {
    const element = await shown({ autoplay: '0', f: '0' });
    const heard = heardKeys();
    expect(part(element, selector)).not.toBeNull();
    type(part(element, selector), key);
    expect(heard).toEqual([]);
  });

  it.each([
    ['a letter on a button', 'button.primary', 'f'],
    ['an arrow on a link', 'a[href]', 'ArrowRight'],
    ['Escape in a field', 'input.number', 'Escape'],
    ['a letter on the drawing', '.drawing svg', 'n'],
  ])('that it does not use reach the page: %s', async (_, selector, key) => {
    const element = await shown({ autoplay: '0' });
    const heard = heardKeys();
    type(part(element, selector), key);
    expect(heard).toEqual([`keydown ${key}`, `keyup ${key}`]);
  });
});

describe('where the browser lacks what it needs', () => {
  const known = Object.getOwnPropertyDescriptor(ShadowRoot.prototype, 'adoptedStyleSheets');
  afterEach(() => {
    if (known) Object.defineProperty(ShadowRoot.prototype, 'adoptedStyleSheets', known);
  });

  it('stays what the page gave it, says why, and claims to train neither then nor when asked to', async () => {
    expect(known).toBeDefined();
    Reflect.deleteProperty(ShadowRoot.prototype, 'adoptedStyleSheets');
    const element = figure();
    element.innerHTML = '<p>A picture</p>';
    const problems = problemsOf(element);
    document.body.append(element);
    await expect.poll(() => problems).toEqual([expect.stringContaining('This browser lacks style sheets made by scripts')]);
    element.play();
    await expect.poll(() => problems.length).toBe(2);
    expect([element.status, part(element, 'slot') !== null]).toEqual(['poster', true]);
  });
});

it('opens when the network is back', async () => {
  const known = Object.getOwnPropertyDescriptor(ShadowRoot.prototype, 'adoptedStyleSheets');
  Reflect.deleteProperty(ShadowRoot.prototype, 'adoptedStyleSheets');
  const element = figure();
  const problem = event(element, 'problem');
  document.body.append(element);
  await problem;
  if (known) Object.defineProperty(ShadowRoot.prototype, 'adoptedStyleSheets', known);
  const ready = event(element, 'ready');
  window.dispatchEvent(new Event('online'));
  await ready;
  expect(isStyled(element)).toBe(true);
});

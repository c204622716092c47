/** What changes its size with its width raises no error in the page around it, and a drawing keeps the width of its box. */
import { type ReactNode, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { root } from '../../src/charts/parts.ts';
import type { Size } from '../../src/charts/view.ts';
import { onResize } from '../../src/figure/hooks/onResize.ts';
import { Drawing } from '../../src/figure/panel/Drawing.tsx';

const WIDTHS = [400, 300, 620, 500];

const box = document.createElement('div');
const errors: string[] = [];
const listen = ({ message }: ErrorEvent) => errors.push(message);

beforeEach(() => {
  errors.length = 0;
  box.style.cssText = 'width: 100px; height: 50px';
  document.body.append(box);
  window.addEventListener('error', listen);
});

afterEach(() => {
  window.removeEventListener('error', listen);
  box.remove();
});

/** The next frame has begun: the sizes of the one before have been told, with their errors. */
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const halfAsHigh = () => {
  box.style.height = `${box.clientWidth / 2}px`;
};

it('a change of size that is answered at once by another raises an error', async () => {
  const printed = vi.mocked(console.error).mockImplementation(() => {});
  const observer = new ResizeObserver(halfAsHigh);
  observer.observe(box);
  for (const wide of WIDTHS) {
    box.style.width = `${wide}px`;
    await expect.poll(() => box.clientHeight).toBe(wide / 2);
  }
  observer.disconnect();
  await frame();
  expect(errors.join()).toContain('ResizeObserver loop');
  // The test runner prints the errors of the page, which count against other tests.
  printed.mockClear();
});

it('answers changes of size by others without an error', async () => {
  const stop = onResize(box, halfAsHigh);
  for (const wide of WIDTHS) {
    box.style.width = `${wide}px`;
    await expect.poll(() => box.clientHeight).toBe(wide / 2);
  }
  stop();
  await frame();
  expect(errors).toEqual([]);
});

it('answers no more once it is stopped, also where a change is on its way', async () => {
  const changed = vi.fn();
  const stop = onResize(box, changed);
  const seen = new Promise<void>((resolve) => {
    // The browser tells its observers in the order in which they began.
    const observer = new ResizeObserver(() => {
      observer.disconnect();
      stop();
      resolve();
    });
    observer.observe(box);
  });
  await seen;
  await new Promise((resolve) => setTimeout(resolve));
  expect(changed).not.toHaveBeenCalled();
});

it('a drawing follows the width of its box without an error, also where the page renders at once', async () => {
  box.style.height = 'auto';
  const page = createRoot(box);
  page.render(<Hurried />);
  const view = () => box.querySelector('svg')?.getAttribute('viewBox');
  for (const wide of WIDTHS) {
    box.style.width = `${wide}px`;
    await expect.poll(view).toBe(`0 0 ${wide} ${wide / 2}`);
  }
  await frame();
  page.unmount();
  expect(errors).toEqual([]);
});

/** A page that answers changes of size at once, by which React renders all that is due. */
function Hurried(): ReactNode {
  const [, setCount] = useState(0);
  useLayoutEffect(() => {
    const observer = new ResizeObserver(() => flushSync(() => setCount((count) => count + 1)));
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  return <Drawing height={(width) => width / 2} draw={(size) => root(size, 'a square', [])} />;
}

it('a drawing keeps its new width where a frame falls before the effects of its rendering', async () => {
  box.style.height = 'auto';
  const frames: FrameRequestCallback[] = [];
  const request = vi.spyOn(window, 'requestAnimationFrame').mockImplementation((callback) => frames.push(callback));
  const widths: number[] = [];
  const draw = (size: Size) => {
    widths.push(size.width);
    // React leaves what follows a rendering to another task where it has worked for long.
    if (widths.at(-1) !== widths.at(-2)) busyFor(20);
    queueMicrotask(() => {
      for (const run of frames.splice(0)) run(0);
    });
    return root(size, 'a square', []);
  };
  const watched: (() => void)[] = [];
  const watch = (changed: () => void) => {
    watched.push(changed);
    return () => {};
  };
  const page = createRoot(box);
  page.render(<Drawing height={(width) => width / 2} draw={draw} watch={watch} />);
  await expect.poll(() => watched.length).toBeGreaterThan(0);
  for (const wide of WIDTHS) {
    watched.at(-1)?.();
    box.style.width = `${wide}px`;
    await expect.poll(() => widths).toContain(wide);
    expect(box.querySelector('svg')?.getAttribute('viewBox')).toBe(`0 0 ${wide} ${wide / 2}`);
  }
  page.unmount();
  request.mockRestore();
});

function busyFor(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

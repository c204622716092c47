/** A drawing that changes its height with its width raises no error in the page around it. */
import { createRoot } from 'react-dom/client';
import { expect, it } from 'vitest';
import { root } from '../../src/charts/parts.ts';
import { Drawing } from '../../src/figure/panel/Drawing.tsx';

it('follows the width of its box without a ResizeObserver loop', async () => {
  const box = document.createElement('div');
  box.style.width = '400px';
  document.body.append(box);
  const errors: string[] = [];
  const listen = (event: ErrorEvent) => errors.push(event.message);
  window.addEventListener('error', listen);
  const page = createRoot(box);
  page.render(<Drawing height={(width) => width / 2} draw={(size) => root(size, 'a square', [])} />);
  const width = () => box.querySelector('svg')?.getAttribute('viewBox');
  for (const wide of [400, 300, 620, 500]) {
    box.style.width = `${wide}px`;
    await expect.poll(width).toBe(`0 0 ${wide} ${wide / 2}`);
  }
  window.removeEventListener('error', listen);
  page.unmount();
  box.remove();
  expect(errors).toEqual([]);
});

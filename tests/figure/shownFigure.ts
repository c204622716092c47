/** A figure on a page of its own, for tests in a browser; it goes when the test ends. */
import type { ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, expect } from 'vitest';
import { paletteCss } from '../../src/charts/palette.ts';

let root: Root | null = null;

afterEach(() => {
  root?.unmount();
  document.body.replaceChildren();
});

/** @returns its host, once it has drawn */
export async function show(figure: ReactNode): Promise<HTMLElement> {
  const host = document.createElement('div');
  const style = document.createElement('style');
  style.textContent = `${paletteCss()} .visually-hidden { position: absolute; clip-path: inset(50%); }`;
  document.body.append(style, host);
  root = createRoot(host);
  root.render(figure);
  await expect.poll(() => host.querySelector('.drawing svg')?.childElementCount).toBeGreaterThan(0);
  return host;
}

/** The same figure with other properties. */
export function showAgain(figure: ReactNode): void {
  root?.render(figure);
}

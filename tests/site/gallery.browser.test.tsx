/** The gallery goes through figures, models, themes and widths by keys, and keeps its place in the address. */
import axe from 'axe-core';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { galleryEntries } from '../../src/site/gallery/entries.ts';
import { Gallery, type GalleryPlace } from '../../src/site/gallery/Gallery.tsx';

let root: Root | null = null;

afterEach(() => {
  root?.unmount();
  document.body.replaceChildren();
});

/** @returns the place shown, once the drawing is that of it */
async function opened(initial: Partial<GalleryPlace>): Promise<() => GalleryPlace | null> {
  const host = document.createElement('div');
  document.body.append(host);
  const places: GalleryPlace[] = [];
  root = createRoot(host);
  root.render(<Gallery entries={await galleryEntries()} initial={initial} onMove={(place) => places.push(place)} />);
  await expect.poll(() => host.querySelector('.drawing svg'), { timeout: 15_000 }).not.toBeNull();
  await expect.poll(() => places, { timeout: 15_000 }).not.toEqual([]);
  return () => places.at(-1) ?? null;
}

it('opens what the address names, else the first of all', async () => {
  const place = await opened({ figure: 'norms', model: 'eighty', width: '358', theme: 'dark' });
  expect(place()).toEqual({ figure: 'norms', model: 'eighty', width: '358', theme: 'dark' });
  const other = await opened({ figure: 'nothing of ours', width: 'wide' });
  expect(other()).toEqual({ figure: 'activecount', model: 'by-count', width: '678', theme: 'light' });
});

it('goes on by keys, and round', async () => {
  const place = await opened({ figure: 'vectors', model: 'three-arrows' });
  await userEvent.keyboard('{ArrowRight}{ArrowDown}tw');
  await expect.poll(() => place()).toEqual({ figure: 'activecount', model: 'preset-dense', theme: 'dark', width: '1000' });
  const figure = document.querySelector('[data-figure="activecount"]');
  expect(figure?.getAttribute('data-theme')).toBe('dark');
  expect(figure?.querySelector('.drawing svg')?.getAttribute('width')).toBe('1000');
  await userEvent.keyboard('{ArrowLeft}{ArrowUp}');
  await expect.poll(() => place()).toMatchObject({ figure: 'vectors', model: 'three-arrows' });
});

it('keeps the rules of axe, best practice included, with every figure', async () => {
  const figures = [...new Set((await galleryEntries()).map(({ figure }) => figure))];
  for (const figure of figures) {
    await opened({ figure });
    const { violations } = await axe.run(document.body, { resultTypes: ['violations'] });
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
      figure,
    ).toEqual([]);
    root?.unmount();
    document.body.replaceChildren();
  }
});

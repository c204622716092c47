/** In a page that is read from right to left a drawing is the same: its texts stand where they stand elsewhere. */
import { afterEach, describe, expect, it } from 'vitest';
import { toSvgString } from '../../src/charts/svg.ts';
import { type GalleryEntry, galleryEntries } from '../../src/site/gallery/entries.ts';

const ENTRIES = await galleryEntries();
const OF_EACH_FIGURE = [...new Map(ENTRIES.map((entry) => [entry.figure, entry])).values()];

afterEach(() => {
  document.documentElement.dir = '';
  document.body.replaceChildren();
});

/** Left edges of all texts, within the drawing. */
function textEdges({ still }: GalleryEntry, dir: string): readonly number[] {
  document.documentElement.dir = dir;
  document.body.innerHTML = toSvgString(still.draw({ width: 678, height: still.height(678) }));
  const drawing = document.querySelector('svg');
  const left = drawing?.getBoundingClientRect().left ?? Number.NaN;
  return [...document.querySelectorAll('svg text')].map((text) => text.getBoundingClientRect().left - left);
}

describe.each(OF_EACH_FIGURE)('$figure', (entry) => {
  it('has its texts at the same places', () => {
    const edges = textEdges(entry, 'ltr');
    expect(edges.length).toBeGreaterThan(0);
    for (const [at, left] of textEdges(entry, 'rtl').entries()) expect(left).toBeCloseTo(edges[at] ?? Number.NaN, 1);
  });
});

/** While the site is served, a poster is drawn once for as long as what draws it is the same. */
import { expect, it, vi } from 'vitest';
import type { Slot } from '../../src/site/article/assembleArticle.ts';
import { drawPosters } from '../../src/site/article/posterLoader.ts';

const SLOTS: readonly Slot[] = [
  { id: 'first', figure: 'vectors', query: 'n=2' },
  { id: 'second', figure: 'vectors', query: 'n=2' },
];

function loader() {
  const drawPosterOf = vi.fn(({ id }: Slot, { inline }: { readonly inline: boolean }) => ({ html: `${id} ${inline}`, images: [] }));
  const posters = { drawPosterOf };
  return { drawPosterOf, load: () => Promise.resolve(posters) };
}

it('draws the first in the page, the others as files, and none of them twice', async () => {
  const { drawPosterOf, load } = loader();
  const posters = await drawPosters(SLOTS, '.', load);
  expect([...posters].map(([id, { html }]) => [id, html])).toEqual([
    ['first', 'first true'],
    ['second', 'second false'],
  ]);
  await drawPosters(SLOTS, '.', load);
  expect(drawPosterOf).toHaveBeenCalledTimes(2);
});

it('draws again for another slot, and when the module is another', async () => {
  const { drawPosterOf, load } = loader();
  await drawPosters(SLOTS, '.', load);
  await drawPosters([{ id: 'first', figure: 'vectors', query: 'n=3' }], '.', load);
  expect(drawPosterOf).toHaveBeenCalledTimes(3);
  const other = loader();
  await drawPosters(SLOTS, '.', other.load);
  expect(other.drawPosterOf).toHaveBeenCalledTimes(2);
});

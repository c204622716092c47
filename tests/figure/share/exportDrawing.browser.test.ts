/** Pictures as they are saved: what a figure shows, under its title and its configuration. */
import { afterEach, expect, it } from 'vitest';
import { figureMeta } from '../../../src/figure/registry.ts';
import { drawingFile } from '../../../src/figure/share/exportDrawing.ts';
import { withFonts } from '../../../src/figure/share/pictureFonts.ts';
import { fakePage } from '../../experiment/fakeTrainer.ts';

const DRAWING = '<div class="drawing"><svg viewBox="0 0 300 200"><circle r="3"/></svg></div>';
const address = 'https://name.example/?v=1';

afterEach(() => document.body.replaceChildren());

function metaOf(id: string) {
  const meta = figureMeta(id);
  if (!meta) throw new Error(`no figure ${id}`);
  return meta;
}

const textsIn = (file: string | null) => [...String(file).matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text);

it('has the title of the page, the configuration and the step', () => {
  document.body.innerHTML = `<div class="figure" data-figure="directions" data-step="0"><h3>Feature directions</h3>${DRAWING}</div>`;
  const { store } = fakePage({ n: 6, m: 2, S: 0.8 });
  const file = drawingFile(document.body, { meta: metaOf('directions'), store, settings: {} }, { address, theme: 'light' });
  const [title, words] = textsIn(file);
  expect(title).toBe('Feature directions');
  expect(words).toMatch(/^n = 6, m = 2, S = 0.8.*, step 0$/);
});

it.each([
  [120, 1024, ['Not finished: 120 of 1\u202f024 cells are trained.']],
  [1024, 1024, []],
])('has both halves of a map of which %s of %s cells are trained', (step, cells, said) => {
  const half = (heading: string) => `<div class="sweep-map"><h4>${heading}</h4>${DRAWING}</div>`;
  document.body.innerHTML = `<div class="figure" data-figure="phase" data-step="${step}" data-cells="${cells}"><h3>A map</h3>${half('Trained here')}${half('Theory')}</div>`;
  const meta = metaOf('phase');
  const { store } = fakePage();
  const file = drawingFile(document.body, { meta, store, settings: meta.settings?.initial ?? {} }, { address, theme: 'light' });
  const texts = textsIn(file);
  expect(texts[0]).toBe('A map');
  expect(texts).toEqual(expect.arrayContaining(['Trained here', 'Theory', ...said]));
  expect(texts.filter((text) => text?.startsWith('Not finished'))).toEqual(said);
  expect(file?.match(/<circle/g)).toHaveLength(2);
  expect(file).toContain('viewBox="0 0 624 ');
});

it('holds the page’s own font', async () => {
  const style = document.createElement('style');
  style.textContent = '@font-face{font-family:"Inter";src:url("data:font/woff2;base64,d09GMgABAAAAAA==") format("woff2")}';
  document.body.append(style);
  expect(await withFonts('<svg width="1"><g/></svg>', document)).toMatch(
    /^<svg width="1"><style>@font-face\{font-family:Inter;font-weight:400 700;src:url\(data:font\/woff2;base64,[^)]+\)\}<\/style><g\/>/,
  );
  style.remove();
  expect(await withFonts('<svg width="1"/>', document)).toBe('<svg width="1"/>');
});

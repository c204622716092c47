/** What docs/notebooks.md tells readers to paste works in a page of another origin. */
import { readFileSync } from 'node:fs';
import { expect, inject, it } from 'vitest';
import { foreignHost } from './foreignHost.ts';
import { quiet, reader } from './page.ts';

const site = inject('siteUrl');
const { open } = reader();
const host = foreignHost();
const HEAD = '<!doctype html><html lang="en"><title>A page</title><link rel="icon" href="data:," /><body>';
const TEXT = readFileSync('docs/notebooks.md', 'utf8').replaceAll('https://your.site/', site);

/** The first block of a language. */
function block(language: string): string {
  const [, code = ''] = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(TEXT) ?? [];
  expect(code).not.toBe('');
  return code;
}

it('Quarto’s raw block shows and trains a figure', async () => {
  const page = await open(host({ html: HEAD + block('{=html}') }));
  await page.waitForFunction(() => Number(document.querySelector('superposition-figure')?.snapshot()?.step) > 0);
  await quiet(page);
});

it('Observable’s cells give scripts and a figure, which takes a model that was trained', async () => {
  const script = `<script type="module">
    const html = (text) => document.createRange().createContextualFragment(text).firstElementChild;
    ${block('js')}
    figure.paused = true;
    document.body.append(figure);
    const trained = await train({ nFeatures: 5, nHidden: 2, sparsity: 0.9, steps: 200, batchSize: 64 }).finished;
    figure.weights = trained;
    await new Promise((resolve) => figure.addEventListener('snapshot', resolve, { once: true }));
    document.title = String(figure.snapshot().W[0] === trained.W[0]);
  </script>`;
  const page = await open(host({ html: HEAD + script }));
  await expect.poll(() => page.title(), { timeout: 30_000 }).toBe('true');
  await quiet(page);
});

it('Jupyter’s widget shows weights as numpy sends them, and new ones when they change', async () => {
  const [, widget = ''] = /_esm = """([\s\S]*?)"""/.exec(block('python')) ?? [];
  const script = `<script type="module">
    const bytes = (values) => new DataView(Float32Array.from([0, ...values]).buffer, 4);
    const values = { fig: 'directions', shape: [3, 2], W: bytes([1, 0, 0, 1, -1, 0]) };
    let changed = () => {};
    const model = { get: (key) => values[key], on: (_, listener) => { changed = listener; } };
    const source = new Blob([${JSON.stringify(widget)}], { type: 'text/javascript' });
    const { default: made } = await import(URL.createObjectURL(source));
    made.render({ model, el: document.body });
    const figure = document.querySelector('superposition-figure');
    const shown = () => [...(figure.snapshot()?.W ?? [])].join();
    const until = async (text) => { while (shown() !== text) await new Promise((resolve) => setTimeout(resolve, 20)); };
    await until('1,0,0,1,-1,0');
    values.W = bytes([0, 1, 1, 0, 0, -1]);
    changed();
    await until('0,1,1,0,0,-1');
    document.title = 'both';
  </script>`;
  const page = await open(host({ html: HEAD + script }));
  await expect.poll(() => page.title(), { timeout: 30_000 }).toBe('both');
  await quiet(page);
});

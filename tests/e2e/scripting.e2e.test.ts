/** The built scripting module on pages of other origins: plain, sandboxed, under content security policies; and the documented example. */
import { readFileSync } from 'node:fs';
import type { Worker } from 'playwright';
import { describe, expect, inject, it } from 'vitest';
import { foreignHost } from './foreignHost.ts';
import { quiet, reader } from './page.ts';

const site = inject('siteUrl');
const moduleUrl = new URL('superposition.js', site).href;
const { open, browser } = reader();
const host = foreignHost();

/** Trains a small model and leaves what came of it in the title. */
const trains = (engine: string, steps = 300) => `<!doctype html><link rel="icon" href="data:," /><script type="module">
  import { train } from '${moduleUrl}';
  try {
    const run = train({ steps: ${steps}, batchSize: 64, sparsity: 0.9, seed: 7 }, { engine: '${engine}' });
    let snapshots = 0;
    for await (const snapshot of run) snapshots++;
    const { engine, step, W } = await run.finished;
    document.title = JSON.stringify({ engine, step, snapshots, W: [...W] });
  } catch (error) {
    document.title = JSON.stringify({ error: String(error) });
  }
</script>`;

const escaped = (html: string) => html.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

interface Outcome {
  readonly engine: string;
  readonly step: number;
  readonly snapshots: number;
  readonly W: readonly number[];
}

/** What the page, or its only frame, leaves in its title; and the addresses of the workers it started. */
async function outcome(url: string): Promise<{ outcome: Outcome; workers: readonly string[] }> {
  const page = await (await browser().newContext()).newPage();
  const workers: string[] = [];
  page.on('worker', (worker: Worker) => workers.push(worker.url()));
  await page.goto(url);
  const frame = page.frames().at(-1) ?? page.mainFrame();
  await frame.waitForFunction(() => document.title.startsWith('{'));
  const found: Outcome = JSON.parse(await frame.title());
  await page.context().close();
  return { outcome: found, workers };
}

describe('from a page of another origin', () => {
  it.each([
    ['auto', 300],
    ['cpu', 300],
    ['reference', 300],
    ['webgpu', 50],
    ['tfjs', 5],
  ])('trains with the engine %s, in a worker', async (engine, steps) => {
    const found = await outcome(host({ html: trains(engine, steps) }));
    expect(found.outcome).toMatchObject({ engine: engine === 'auto' ? 'cpu' : engine, step: steps });
    expect(found.outcome.snapshots).toBeGreaterThan(0);
    expect(found.workers.map((url) => url.slice(0, 5))).toEqual(['data:']);
  });

  it('gives the weights that the same call gives elsewhere', async () => {
    const [first, second] = [await outcome(host({ html: trains('cpu') })), await outcome(host({ html: trains('cpu') }))];
    expect(first.outcome.W).toEqual(second.outcome.W);
  });
});

describe('from a page of its own origin', () => {
  it.each([
    ['cpu', 300],
    ['webgpu', 50],
  ])('trains with the engine %s, in a worker by its address', async (engine, steps) => {
    const page = await (await browser().newContext()).newPage();
    const workers: string[] = [];
    page.on('worker', (worker: Worker) => workers.push(worker.url()));
    await page.goto(moduleUrl);
    // As text, since the test runner rewrites imports.
    const settings = `{ steps: ${steps}, batchSize: 64, sparsity: 0.9 }, { engine: '${engine}' }`;
    const step = await page.evaluate(`import('${moduleUrl}').then(({ train }) => train(${settings}).finished).then(({ step }) => step)`);
    expect(step).toBe(steps);
    expect(workers.every((url) => url.startsWith(site))).toBe(true);
    expect(workers).toHaveLength(1);
    await page.context().close();
  });
});

describe('in a frame with sandbox="allow-scripts"', () => {
  it.each([
    ['srcdoc', (html: string) => `srcdoc="${escaped(html)}"`],
    ['src', (html: string) => `src="${host({ html })}"`],
  ])('by %s it trains in a worker', async (_, attribute) => {
    const html = `<!doctype html><link rel="icon" href="data:," /><iframe sandbox="allow-scripts" ${attribute(trains('auto'))}></iframe>`;
    const found = await outcome(host({ html }));
    expect(found.outcome).toMatchObject({ engine: 'cpu', step: 300 });
    expect(found.workers.map((url) => url.slice(0, 5))).toEqual(['data:']);
  });
});

describe('under a content security policy', () => {
  const scripts = `script-src 'unsafe-inline' ${new URL(site).origin}`;

  it('that forbids workers it trains on the page’s own thread', async () => {
    const found = await outcome(host({ html: trains('auto'), policy: `${scripts} 'wasm-unsafe-eval'; worker-src 'none'` }));
    expect(found.outcome).toMatchObject({ engine: 'cpu', step: 300 });
    expect(found.workers).toEqual([]);
  });

  it('that forbids WebAssembly it trains in plain JavaScript', async () => {
    const found = await outcome(host({ html: trains('auto'), policy: `${scripts} data:` }));
    expect(found.outcome).toMatchObject({ engine: 'reference', step: 300 });
  });

  it('that forbids WebAssembly an engine asked for by name is refused with a reason', async () => {
    const found = await outcome(host({ html: trains('cpu'), policy: `${scripts} data:` }));
    expect(JSON.stringify(found.outcome)).toContain('may not run WebAssembly');
  });
});

describe('the example', () => {
  const example = readFileSync(new URL('./example.html', import.meta.url), 'utf8');

  it('runs as it stands', async () => {
    const html = example
      .replace('https://your.site/superposition.js', moduleUrl)
      .replace('<body>', '<link rel="icon" href="data:," /><body>');
    const page = await open(host({ html }));
    await page.waitForFunction(() => document.body.textContent?.startsWith('Step') && document.body.textContent.includes('Norms'));
    expect(await page.textContent('body')).toMatch(/^Step 10000, loss 0\.0\d+\. Norms: (\d\.\d\d, ){4}\d\.\d\d$/);
    await quiet(page);
  });

  it.each(['README.md', 'docs/scripting.md'])('is the one in %s', (file) => {
    const script = /<script[\s\S]*<\/script>/.exec(example)?.[0];
    expect(readFileSync(file, 'utf8')).toContain(script);
  });
});

/** Budgets of the built site, gzipped: what a reader downloads before each part of it runs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { gzippedKilobytes, measureEntries, readChunks, sizeTable } from '../bench/sizes.mjs';

const site = inject('siteFolder');
const { names, text, loadedWith, named, loadedOnDemand, entryOf } = readChunks(site);
const entries = measureEntries(site);

it.each(entries)('$name is at most $budget kB', ({ kilobytes, budget }) => {
  expect(kilobytes).toBeGreaterThan(1);
  expect(kilobytes, sizeTable(entries)).toBeLessThanOrEqual(budget);
});

it('counts every figure, and what its code is loaded with', () => {
  const figures = names.filter((name) => /^figure-/.test(name));
  expect(figures.length).toBeGreaterThan(10);
  for (const figure of figures) expect(loadedWith(figure).size).toBeGreaterThan(2);
});

it('a frame loads at most 5 kB of style sheets, none of the article’s', () => {
  const html = readFileSync(join(site, 'embed.html'), 'utf8');
  const sheets = [...html.matchAll(/<link rel="stylesheet"[^>]*href="\.\/([^"]+)"/g)].map(([, href = '']) =>
    readFileSync(join(site, href), 'utf8'),
  );
  expect(sheets.join('')).toContain('.figure');
  expect(sheets.join('')).not.toMatch(/katex|\.article/);
  expect(gzippedKilobytes(sheets.join(''))).toBeLessThanOrEqual(5);
});

describe('tfjs', () => {
  const hasTfjs = (name: string) => text(name).includes('tfjsflags');
  const worker = named(/^trainer\.worker-.*\.js$/);

  it('is in the site, and only in chunks that are loaded on demand', () => {
    expect(names.filter(hasTfjs).length).toBeGreaterThan(0);
    const entries = [entryOf('index.html'), entryOf('embed.html'), 'superposition.js', 'element.js', worker];
    expect(entries.flatMap((name) => [...loadedWith(name)]).filter(hasTfjs)).toEqual([]);
  });

  it('comes with the engines that need it', () => {
    for (const call of ['createWebgpuEngine', 'createTfjsEngine']) {
      expect([...loadedWith(loadedOnDemand(worker, call))].some(hasTfjs)).toBe(true);
    }
  });
});

/** The site as hosts serve it: with its headers, on pages with policies for what they embed, and with the licenses of what is in it. */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { imports, roomOf, sources } from '../structure.mjs';
import { figureFrame, frameCode, hostPage, QUICK, untilClaimHolds } from './embedHost.ts';
import { foreignHost } from './foreignHost.ts';
import { hostedSite } from './hostedSite.ts';
import { quiet, reader } from './page.ts';

const folder = inject('siteFolder');
const { open } = reader();
const host = foreignHost();
const site = hostedSite();

const figure = () => `${site()}embed.html?v=1&fig=directions&embed=1&engine=cpu&${QUICK}`;

describe('with the headers of _headers', () => {
  it('a frame trains under its own policy, alone and in a sandbox', async () => {
    for (const place of [figure(), host({ html: hostPage(frameCode(figure(), 'sandbox="allow-scripts" height="800"')) })]) {
      const page = await open(place);
      await untilClaimHolds(await figureFrame(page));
      expect(page.workers().length).toBeGreaterThan(0);
      await quiet(page);
    }
  });

  it('a frame and an element train on a page that embeds only what allows it', async () => {
    const element = `<script type="module" src="${site()}element.js"></script><superposition-figure fig="norms" ${ATTRIBUTES}></superposition-figure>`;
    const headers = { 'Cross-Origin-Embedder-Policy': 'require-corp', 'Cross-Origin-Opener-Policy': 'same-origin' };
    const page = await open(host({ html: hostPage(frameCode(figure(), 'height="800"') + element), headers }), {
      viewport: { width: 1280, height: 2000 },
    });
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    await untilClaimHolds(await figureFrame(page));
    await page.locator('superposition-figure [data-status="converged"], superposition-figure [data-status="paused"]').waitFor();
    await quiet(page);
  });

  it('a frame trains on such a page without them where it is credentialless', async () => {
    const bare = figure().replace(site(), inject('siteUrl'));
    const headers = { 'Cross-Origin-Embedder-Policy': 'require-corp' };
    const page = await open(host({ html: hostPage(frameCode(bare, 'credentialless height="800"')), headers }));
    await untilClaimHolds(await figureFrame(page));
    await quiet(page);
  });

  it.each(['', '?v=1&n=3&m=2&steps=50&engine=cpu'])('the page itself opens at "%s"', async (search) => {
    const page = await open(`${site()}${search}`);
    await page.locator('[data-figure]:not([data-step="0"])').first().waitFor();
    await quiet(page);
  });
});

it('a frame without scripts says what it needs, and leads to the article', async () => {
  const page = await open(figure(), { javaScriptEnabled: false });
  expect(await page.locator('body').innerText()).toContain('needs JavaScript');
  const link = page.locator('noscript a');
  expect([await link.isVisible(), await link.getAttribute('href')]).toEqual([true, './']);
});

const ATTRIBUTES = [...new URLSearchParams(QUICK)].map(([key, value]) => `${key}="${value}"`).join(' ');

describe('licenses.txt', () => {
  const text = readFileSync(join(folder, 'licenses.txt'), 'utf8');
  const isPackage = (name: string) => !name.startsWith('.') && !name.startsWith('node:') && !sources.has(name) && !/^[a-z]+\//.test(name);
  const shipped = imports.filter(({ from, to, typeOnly }) => isPackage(to) && !typeOnly && !ELSEWHERE.includes(roomOf(from)));

  it('names every package that is imported in what readers load', () => {
    expect(shipped.length).toBeGreaterThan(20);
    const names = new Set(shipped.map(({ to }) => /^(?:@[^/]+\/)?[^/]+/.exec(to)?.[0] ?? to));
    for (const name of [...names, 'scheduler', 'inter-ui', '@fontsource-variable/source-serif-4', '@fontsource/dejavu-sans']) {
      expect(text).toMatch(new RegExp(`^${name} \\d`, 'm'));
    }
  });

  it('holds the notices of their licenses', () => {
    for (const words of ['Permission is hereby granted', 'SIL OPEN FONT LICENSE', 'Apache License', 'Permission to use, copy, modify']) {
      expect(text).toContain(words);
    }
    expect(text).toContain(readFileSync('LICENSE', 'utf8').trim());
  });
});

/** Rooms of which nothing is in the site. */
const ELSEWHERE = ['site', 'headless', 'command', 'node.ts', 'browser.ts', 'element.ts'];

it('tests build nothing into the folder that is published', () => {
  expect(relative('dist', folder).startsWith('..')).toBe(true);
});

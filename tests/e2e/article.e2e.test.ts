/** The article as a reader meets it: prose without JavaScript, figures that train when they come into view, words that set them. */
import { readdirSync } from 'node:fs';
import { expect, inject, it } from 'vitest';
import { quiet, reader } from './page.ts';

const { open } = reader();
const site = inject('siteUrl');

/** All but the opening and the end. */
const CHAPTERS = readdirSync('src/article/chapters').length - 2;

it('has its prose without JavaScript', async () => {
  const page = await open(site, { javaScriptEnabled: false });
  expect(await page.locator('section.chapter h2').count()).toBe(CHAPTERS);
  expect((await page.locator('article').textContent())?.length).toBeGreaterThan(10_000);
  await quiet(page);
});

it('trains its first figure in view, and follows the words that act', async () => {
  const page = await open(site);
  const figure = page.locator('#first-pentagon');
  await figure.scrollIntoViewIfNeeded();
  const steps = async () => Number(await figure.locator('[data-figure="directions"]').getAttribute('data-step'));
  await expect.poll(steps, { timeout: 30_000 }).toBeGreaterThan(30);
  await page.getByRole('button', { name: 'Make every feature present all the time' }).click();
  await expect.poll(() => figure.getByRole('textbox', { name: 'Sparsity S, typed' }).inputValue()).toBe('0');
  const before = await steps();
  await expect.poll(steps).toBeGreaterThan(before);
  await quiet(page);
});

it('begins anew where the words say what comes of it from the beginning', async () => {
  const page = await open(`${site}#growing-sparse`);
  const figure = page.locator('#growing-sparse .live-drawing [data-figure]');
  const steps = async () => Number(await figure.getAttribute('data-step'));
  await expect.poll(steps, { timeout: 30_000 }).toBeGreaterThan(40);
  const before = await steps();
  await page.getByRole('button', { name: 'four of five values absent' }).click();
  await expect.poll(steps).toBeLessThan(before);
  expect(await page.locator('#growing-sparse').getByRole('textbox', { name: 'Sparsity S, typed' }).inputValue()).toBe('0.8');
  await expect.poll(steps).toBeGreaterThan(2);
  await quiet(page);
});

it.each([
  ['?utm_source=x&fbclid=abc', []],
  ['?FIG=directions', []],
  ['?v=1&fig=nope&embed=1', ['.opening fig must be one of']],
  ['?fig=packing&m=50', ['#packing-lines m must be a whole number from 2 to 10, not "50"; 10 is used instead.']],
  ['?fig=norms&n=many', ['#twenty-norms n must be a whole number from 1 to 1000, not "many"; 20 is used instead.']],
])('is there for %s, and names what cannot be read of it', async (search, said) => {
  const page = await open(`${site}${search}`);
  await page.locator('#first-pentagon .live-drawing').waitFor({ state: 'attached' });
  expect(await page.locator('#article').isVisible()).toBe(true);
  for (const sentence of said) {
    const [place = '', ...words] = sentence.split(' ');
    await page.locator(place).getByText(words.join(' ')).waitFor();
  }
  expect(await page.locator('.problems li').count()).toBe(said.length);
  await quiet(page);
});

it.each([1280, 390])('says what it could not read above its first words, %i pixels wide', async (width) => {
  const page = await open(`${site}?fig=nope`, { viewport: { width, height: 800 } });
  const problem = page.locator('.article-problems .problems');
  await problem.waitFor();
  const below = await page.locator('.opening h1').boundingBox();
  const box = await problem.boundingBox();
  expect(box && below && box.y + box.height <= below.y).toBe(true);
  await quiet(page);
});

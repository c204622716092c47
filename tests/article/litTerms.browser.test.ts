/** Terms of the text light parts of the next figure, by pointer and by keyboard. */
import { afterEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { installTerms } from '../../src/article/litTerms.ts';

let stop = () => {};
afterEach(() => stop());

function page(): readonly HTMLElement[] {
  document.body.innerHTML = `<section>
    <figure class="slot" id="before"></figure>
    <p>The <span class="term" data-highlight="data" tabindex="0">data</span>.</p>
    <figure class="slot" id="after"></figure>
    <p>The <span class="term" data-highlight="loss" tabindex="0">loss</span>.</p>
  </section>`;
  stop = installTerms(document);
  return [...document.querySelectorAll<HTMLElement>('.slot, .term')];
}

it('lights the next figure while a term is pointed at', async () => {
  const [before, data, after] = page();
  if (!before || !data || !after) throw new Error('the page is not as it should be');
  await userEvent.hover(data);
  expect([before.dataset.lit, after.dataset.lit]).toEqual([undefined, 'data']);
  await userEvent.unhover(data);
  expect(after.dataset.lit).toBeUndefined();
});

it('lights the last figure where none follows, and follows the tab key', async () => {
  const [, , after, loss] = page();
  if (!after || !loss) throw new Error('the page is not as it should be');
  await userEvent.tab();
  expect(after.dataset.lit).toBe('data');
  await userEvent.tab();
  expect(document.activeElement).toBe(loss);
  expect(after.dataset.lit).toBe('loss');
});

it('brings the figure into sight where a term is pressed, since a finger cannot point', async () => {
  const [, data, after] = page();
  if (!data || !after) throw new Error('the page is not as it should be');
  after.style.marginTop = '3000px';
  after.innerHTML = '<div class="live-drawing" style="height: 40px"></div>';
  expect(after.getBoundingClientRect().top).toBeGreaterThan(innerHeight);
  await userEvent.click(data);
  expect(after.dataset.lit).toBe('data');
  await expect.poll(() => after.getBoundingClientRect().bottom, { timeout: 10_000 }).toBeLessThanOrEqual(innerHeight + 1);
});

it('leaves the page alone once stopped', async () => {
  const [, data, after] = page();
  stop();
  if (data) await userEvent.hover(data);
  expect(after?.dataset.lit).toBeUndefined();
});

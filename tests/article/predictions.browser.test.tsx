/** Questions in the prose: the answer comes after the prediction, and acts on its figure then. */
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, expect, it, vi } from 'vitest';
import { ArticlePredictions } from '../../src/article/ArticlePredictions.tsx';

const PROSE = `<article class="article"><section><div class="predict" id="one">
  <p class="question">What survives?</p>
  <ul><li>all</li><li data-right>two</li></ul>
  <p class="answer"><button class="act" data-figure="x">Watch</button> because</p>
</div></section></article><div id="app"></div>`;

let root: Root | null = null;
afterEach(() => {
  root?.unmount();
  document.body.replaceChildren();
});

async function asked() {
  document.body.innerHTML = PROSE;
  const acted = vi.fn();
  document.querySelector('.act')?.addEventListener('click', acted);
  const app = document.querySelector('#app');
  if (!app) throw new Error('no place to render');
  root = createRoot(app);
  root.render(<ArticlePredictions />);
  await expect.poll(() => document.querySelectorAll('.prediction button')).toHaveLength(2);
  const [wrong, right] = document.querySelectorAll<HTMLElement>('.prediction button');
  const answer = document.querySelector<HTMLElement>('.answer');
  return { wrong, right, answer, acted, verdict: () => document.querySelector('.verdict')?.textContent };
}

it('hides the answer until a prediction is made, then acts once', async () => {
  const { wrong, right, answer, acted, verdict } = await asked();
  expect(answer?.hidden).toBe(true);
  expect(acted).not.toHaveBeenCalled();
  wrong?.click();
  await expect.poll(() => verdict()).toBe('You said: all. It is: two. ');
  expect(answer?.hidden).toBe(false);
  right?.click();
  expect(acted).toHaveBeenCalledTimes(1);
  expect(verdict()).toBe('You said: all. It is: two. ');
});

it('says that a prediction was right', async () => {
  const { right, verdict } = await asked();
  right?.click();
  await expect.poll(() => verdict()).toBe('You were right. ');
});

/** Words that act, beside what readers do by hand: they set what they speak of and leave the rest, as often as they are pressed. */
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { ArticleFigures, findSlots } from '../../src/article/ArticleFigures.tsx';
import { FakeTrainer, fakePage } from '../experiment/fakeTrainer.ts';
import { FakeSweeps } from '../map/fakeSweeps.ts';
import { untilThere } from '../setup/untilThere.ts';

let root: Root | null = null;

afterEach(() => {
  root?.unmount();
  document.body.replaceChildren();
});

/** An article of one figure. */
async function showArticle(figure: string, query: string, words: readonly string[]) {
  const buttons = words.map((set) => `<button class="act" data-figure="it" data-set="${set}">${set}</button>`).join('');
  document.body.innerHTML = `<figure class="slot" id="it" data-fig="${figure}" data-query="${query}"><div class="stage"><div class="poster"></div></div></figure>${buttons}<div></div>`;
  const host = document.body.lastElementChild;
  if (!host) throw new Error('no page');
  root = createRoot(host);
  const { store } = fakePage();
  const sweeps = new FakeSweeps();
  const trainer = Object.assign(new FakeTrainer(), { startSweep: sweeps.startSweep.bind(sweeps) });
  const slots = findSlots(document);
  const start = () => {};
  root.render(<ArticleFigures {...{ slots, trainer, labLink: () => '' }} createStore={() => store} startOf={() => start} />);
  await expect.poll(() => document.querySelector('.drawing svg')?.childElementCount).toBeGreaterThan(0);
  return { sweeps: sweeps.sweeps, actions: store.actions };
}

const actFor = (set: string) => document.querySelector<HTMLElement>(`[data-set="${set}"]`);
const press = (set: string) => actFor(set)?.click();

it('leaves a basis turned by hand as it is where the words speak of the ReLU', async () => {
  await showArticle('basis', 'n=3&turn=0', ['act=relu']);
  document.querySelector<SVGElement>('[data-handle="turn"]')?.focus();
  await userEvent.keyboard('{Shift>}{ArrowRight}{ArrowRight}{/Shift}');
  await expect.poll(() => document.body.textContent).toContain('turned by 20°');
  press('act=relu');
  await expect.poll(() => document.body.textContent).toContain('Outputs: changed');
  expect(document.body.textContent).toContain('turned by 20°');
});

it('sets the same thing again after it was moved by hand', async () => {
  await showArticle('basis', 'n=3&turn=0', ['turn=30']);
  for (let times = 0; times < 2; times++) {
    press('turn=30');
    await expect.poll(() => document.body.textContent).toContain('turned by 30°');
    document.querySelector<SVGElement>('[data-handle="turn"]')?.focus();
    await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}');
    await expect.poll(() => document.body.textContent).toContain('turned by 40°');
  }
});

it('colours a map as the words say, again after another colouring was chosen, and keeps the map', async () => {
  const { sweeps } = await showArticle('phase', 'n=2&m=1', ['by=spread']);
  const more = await untilThere(() => [...document.querySelectorAll('summary')].find(({ textContent }) => textContent === 'More'));
  more.click();
  const selects = () => [...document.querySelectorAll('select')];
  const colouring = () => selects().find(({ labels }) => labels[0]?.textContent === 'Colour by');
  for (let times = 0; times < 2; times++) {
    press('by=spread');
    await expect.poll(() => colouring()?.value).toBe('spread');
    await userEvent.selectOptions(colouring() ?? document.body, 'loss');
    await expect.poll(() => colouring()?.value).toBe('loss');
  }
  expect(sweeps).toHaveLength(1);
});

it('keeps the poster of a map that has no cell yet, but not beside other settings', async () => {
  await showArticle('phase', 'n=2&m=1', ['by=spread']);
  expect(document.querySelector('.stage.waits > .poster')).not.toBeNull();
  press('by=spread');
  await expect.poll(() => document.querySelector('.poster')).toBeNull();
  expect(document.querySelector('.waits')).toBeNull();
});

it('shows which words are in force, whoever set what they say', async () => {
  const { actions } = await showArticle('directions', 'n=5&m=2&S=0.9', ['S=0', 'S=0.9', 'S=0.9&act=linear']);
  const pressed = () => ['S=0', 'S=0.9', 'S=0.9&act=linear'].map((set) => actFor(set)?.getAttribute('aria-pressed'));
  await expect.poll(() => pressed()).toEqual(['false', 'true', 'false']);
  press('S=0');
  await expect.poll(() => pressed()).toEqual(['true', 'false', 'false']);
  actions.setParams({ S: 0.9, act: 'linear' });
  await expect.poll(() => pressed()).toEqual(['false', 'true', 'true']);
  actions.setParam('S', 0.5);
  await expect.poll(() => pressed()).toEqual(['false', 'false', 'false']);
});

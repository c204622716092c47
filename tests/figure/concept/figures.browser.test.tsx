/** The concept figures in a page: their handles answer to the keyboard, their controls act, their data is there as a table. */
import { type ReactNode, useState } from 'react';
import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { ExperimentStore } from '../../../src/experiment/experiment.ts';
import activecount from '../../../src/figures/activecount/figure.ts';
import basis from '../../../src/figures/basis/figure.ts';
import { BASIS } from '../../../src/figures/basis/settings.ts';
import DensitiesFigure from '../../../src/figures/densities/Figure.tsx';
import { COMPARISON } from '../../../src/figures/densities/settings.ts';
import echo from '../../../src/figures/echo/figure.ts';
import { ECHO } from '../../../src/figures/echo/settings.ts';
import hierarchy from '../../../src/figures/hierarchy/figure.ts';
import PackingFigure from '../../../src/figures/packing/Figure.tsx';
import polysemantic from '../../../src/figures/polysemantic/figure.ts';
import setup from '../../../src/figures/setup/figure.ts';
import terms from '../../../src/figures/terms/figure.ts';
import vectors from '../../../src/figures/vectors/figure.ts';
import { FakeTrainer, fakePage } from '../../experiment/fakeTrainer.ts';
import { show, showAgain } from '../shownFigure.ts';

function find(host: HTMLElement, selector: string): SVGElement | HTMLElement {
  const found = host.querySelector(selector);
  if (found instanceof SVGElement || found instanceof HTMLElement) return found;
  throw new Error(`nothing matches ${selector}`);
}

const buttonNamed = (host: HTMLElement, name: string) =>
  [...host.querySelectorAll('button')].find((button) => button.textContent?.includes(name));

/** A store whose one run has made a snapshot. */
function trained(params: Parameters<typeof fakePage>[0] = {}): ExperimentStore {
  const { store, trainer, frames } = fakePage(params);
  store.actions.play();
  frames();
  trainer.run.ready();
  trainer.run.snapshot(10, 1, 0.4);
  frames();
  return store;
}

it('moves an arrow with the arrow keys', async () => {
  const host = await show(<vectors.Component store={trained()} settings={{ n: 2 }} />);
  const handle = find(host, '[data-handle="v0"]');
  const before = handle.getAttribute('aria-valuetext');
  handle.focus();
  await userEvent.keyboard('{Shift>}{ArrowUp}{/Shift}');
  await expect.poll(() => handle.getAttribute('aria-valuetext')).not.toBe(before);
  expect(document.activeElement).toBe(handle);
});

it('runs through the answers of three arrows, and goes to the one with the fewest features', async () => {
  const host = await show(<vectors.Component store={trained()} settings={{ n: 3 }} />);
  expect(host.textContent).toContain('Infinitely many answers');
  buttonNamed(host, 'Fewest')?.click();
  await expect.poll(() => host.textContent).toMatch(/\b0\.00 of feature \d/);
});

it('follows its settings', async () => {
  const host = await show(<vectors.Component store={trained()} settings={{ n: 2 }} />);
  showAgain(<vectors.Component store={trained()} settings={{ n: 3 }} />);
  await expect.poll(() => host.querySelectorAll('[data-handle]')).toHaveLength(4);
});

it('turns the basis: outputs stay, and with a ReLU they do not', async () => {
  const host = await show(<basis.Component store={trained()} settings={BASIS.initial} />);
  find(host, '[data-handle="turn"]').focus();
  await userEvent.keyboard('{Shift>}{ArrowRight}{ArrowRight}{/Shift}');
  await expect.poll(() => host.textContent).toContain('turned by 20°');
  expect(host.textContent).toContain('Outputs: unchanged');
  await userEvent.selectOptions(find(host, 'select'), 'relu');
  await expect.poll(() => host.textContent).toContain('Outputs: changed');
});

it('reads a feature off the state, and makes mistakes where more are present', async () => {
  const host = await show(<echo.Component store={trained()} settings={ECHO.initial} />);
  expect(host.textContent).toContain('Of all 8 sets of 1, 8 are read without a mistake.');
  find(host, '[aria-label="Features present"]').focus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.poll(() => host.textContent).toContain('not there: mistake');
  const said = host.textContent;
  buttonNamed(host, 'Draw others')?.click();
  await expect.poll(() => host.textContent).not.toBe(said);
});

it('packs by a search, then by hand', async () => {
  const host = await show(<PackingFigure settings={{ m: 2, overlap: 0.5 }} />);
  const figure = find(host, '[data-figure="packing"]');
  await expect.poll(() => figure.dataset.status, { timeout: 30_000 }).toBe('paused');
  expect(host.textContent).toContain('3 lines, all far enough apart');
  buttonNamed(host, 'Add a line')?.click();
  await expect.poll(() => host.textContent).toContain('4 lines, 2 pairs too near');
  find(host, '[data-handle="line0"]').focus();
  await userEvent.keyboard('{ArrowUp}');
  buttonNamed(host, 'Let a search')?.click();
  await expect.poll(() => host.textContent).toContain('3 lines, all far enough apart');
});

it('moves the threshold of echoes and the allowed overlap on the drawings', async () => {
  const echoes = await show(<echo.Component store={trained()} settings={ECHO.initial} />);
  const threshold = find(echoes, '[data-handle="cut"]');
  threshold.focus();
  await userEvent.keyboard('{Shift>}{ArrowLeft}{ArrowLeft}{ArrowLeft}{/Shift}');
  await expect.poll(() => threshold.getAttribute('aria-valuenow')).toBe('0.2');
  expect(echoes.textContent).toContain('not there: mistake');
  const packing = await show(<PackingFigure settings={{ m: 2, overlap: 0.5 }} />);
  const figure = find(packing, '[data-figure="packing"]');
  await expect.poll(() => figure.dataset.status, { timeout: 30_000 }).toBe('paused');
  find(packing, '[data-handle="limit"]').focus();
  await userEvent.keyboard('{ArrowLeft}');
  await expect.poll(() => find(packing, '[data-handle="limit"]').getAttribute('aria-valuetext')).toBe('0.4');
  expect(packing.textContent).toContain('2 lines, all far enough apart');
});

it('sets the example by hand, and draws another', async () => {
  const host = await show(<setup.Component store={trained()} settings={{}} />);
  const input = find(host, '[data-handle="x4"]');
  input.focus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => input.getAttribute('aria-valuenow')).toMatch(/^[01]$/);
  const set = input.getAttribute('aria-valuenow');
  await userEvent.keyboard(set === '1' ? '{ArrowDown}' : '{ArrowUp}');
  await expect.poll(() => input.getAttribute('aria-valuenow')).toBe(set === '1' ? '0.95' : '0.05');
  const said = host.textContent;
  buttonNamed(host, 'Draw another')?.click();
  await expect.poll(() => host.textContent).not.toBe(said);
});

it('chooses a hidden unit with the keyboard and by its name', async () => {
  const host = await show(<polysemantic.Component store={trained({ n: 4, m: 3 })} settings={{}} />);
  find(host, '.drawing svg').focus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.poll(() => find(host, 'select')).toHaveProperty('value', '1');
  await userEvent.selectOptions(find(host, 'select'), '2');
  await expect.poll(() => host.textContent).toContain('Unit 2 may mean 4 things');
});

it('chooses the active feature', async () => {
  const store = trained();
  const host = await show(<activecount.Component store={store} settings={{}} />);
  await userEvent.selectOptions(find(host, 'select'), '3');
  await expect.poll(() => host.textContent).toContain('while only 3 is active');
  expect(store.getState().selectedFeature).toBe(3);
});

it.each([
  [terms, /a linear model would pay/],
  [hierarchy, /In superposition\? (Yes|No)/],
] as const)('draws $meta.id, describes it, and gives its data as a table', async ({ meta, Component }, words) => {
  const store = trained();
  const host = await show(<Component store={store} settings={{}} />);
  const figure = find(host, `[data-figure="${meta.id}"]`);
  expect(figure.dataset.step).toBe('10');
  expect(host.textContent).toMatch(words);
  buttonNamed(host, 'Data')?.click();
  await expect.poll(() => host.querySelectorAll('tbody tr').length).toBeGreaterThan(3);
});

it('trains the densities only while they are seen', async () => {
  const trainer = new FakeTrainer();
  const host = await show(<DensitiesFigure trainer={trainer} settings={{ ...COMPARISON.initial, n: 6, m: 2 }} />);
  await expect.poll(() => trainer.runs).toHaveLength(2);
  for (const run of trainer.runs) run.snapshot(7);
  await expect.poll(() => find(host, '[data-figure="densities"]').dataset.step).toBe('7');
  host.style.display = 'none';
  await expect.poll(() => trainer.runs.map((run) => run.verbs().at(-1))).toEqual(['pause', 'pause']);
  host.style.display = '';
  await expect.poll(() => trainer.runs.map((run) => run.verbs().at(-1))).toEqual(['resume', 'resume']);
});

it('says what it is set to after “New seed”, and what went wrong to whoever cannot see it', async () => {
  const trainer = new FakeTrainer();
  const onSettings = vi.fn();
  function Held(): ReactNode {
    const [settings, setSettings] = useState({ ...COMPARISON.initial, n: 6, m: 2, k: 3 });
    onSettings(settings);
    return <DensitiesFigure {...{ trainer, settings }} onSettings={setSettings} />;
  }
  const host = await show(<Held />);
  await expect.poll(() => trainer.runs).toHaveLength(2);
  await userEvent.click(page.getByRole('button', { name: 'New seed' }));
  await expect.poll(() => onSettings).toHaveBeenLastCalledWith({ n: 6, m: 2, I: 0.7, seed: 3, k: 3, steps: 10_000 });
  await expect.poll(() => trainer.runs).toHaveLength(4);
  trainer.run.failed('diverged', 'for developers');
  await expect.poll(() => find(host, '[role="alert"]').textContent).toBe('Sentence about diverged.');
});

it('tells whether this run has the paper’s counts, where the configuration is the paper’s', async () => {
  const host = await show(<DensitiesFigure trainer={new FakeTrainer()} settings={COMPARISON.initial} />);
  expect(find(host, '.claim').dataset.claim).toBe('not-yet');
  showAgain(<DensitiesFigure trainer={new FakeTrainer()} settings={{ ...COMPARISON.initial, n: 12 }} />);
  await expect.poll(() => host.querySelector('.claim')).toBeNull();
});

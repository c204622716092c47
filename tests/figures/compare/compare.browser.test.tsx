/** Two runs side by side in a page: one play starts both, one slider and one drag go through both, one button gives both a new seed. */
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import CompareFigure from '../../../src/figures/compare/Figure.tsx';
import { COMPARED, type CompareSettings } from '../../../src/figures/compare/settings.ts';
import { FakeTrainer } from '../../experiment/fakeTrainer.ts';
import { untilThere } from '../../setup/untilThere.ts';

let root: Root | null = null;

afterEach(() => {
  root?.unmount();
  document.body.replaceChildren();
});

async function mounted() {
  const trainer = new FakeTrainer();
  const host = document.createElement('div');
  document.body.append(host);
  root = createRoot(host);
  const kept = { settings: COMPARED.initial };
  const render = (settings: CompareSettings) => {
    kept.settings = settings;
    root?.render(<CompareFigure trainer={trainer} settings={settings} home="" onSettings={render} />);
  };
  render(kept.settings);
  await expect.poll(() => trainer.runs).toHaveLength(2);
  for (const step of [20, 40, 60]) for (const run of trainer.runs) run.snapshot(step, 1, step / 100);
  await expect.poll(() => host.querySelector('[data-figure]')?.getAttribute('data-step')).toBe('60');
  const button = (name: string) => [...host.querySelectorAll('button')].find(({ textContent }) => textContent?.trim() === name);
  const press = async (name: string) => userEvent.click(await untilThere(() => button(name)));
  const shown = () => host.querySelector('svg[role=img]')?.getAttribute('aria-label') ?? '';
  return { trainer, host, kept, press, shown };
}

it('goes through both by one slider, which follows at its end', async () => {
  const { host, kept, trainer, shown } = await mounted();
  expect(shown()).toMatch(/^Step 60\./);
  const slider = host.querySelector<HTMLInputElement>('[aria-label="Moment"]');
  slider?.focus();
  await userEvent.keyboard('{Home}');
  await expect.poll(() => shown()).toMatch(/^Step 20\./);
  expect(kept.settings.t).toBe(20);
  await userEvent.keyboard('{End}');
  for (const run of trainer.runs) run.snapshot(80);
  await expect.poll(() => shown()).toMatch(/^Step 80\./);
});

it('goes through both by arrow keys on the drawing, and by a press along the losses', async () => {
  const { host, shown } = await mounted();
  const drawing = host.querySelector<SVGSVGElement>('svg[role=img]');
  drawing?.focus();
  await userEvent.keyboard('{ArrowLeft}');
  await expect.poll(() => shown()).toMatch(/^Step 40\./);
  const losses = host.querySelector<SVGRectElement>('rect[style*="ew-resize"]');
  const { left = 0, top = 0, width = 0, height = 0 } = losses?.getBoundingClientRect() ?? {};
  const at = { clientX: left + width / 2, clientY: top + height / 2, pointerId: 1, pointerType: 'mouse', bubbles: true };
  if (drawing) drawing.setPointerCapture = () => {};
  for (const type of ['pointerdown', 'pointerup']) losses?.dispatchEvent(new PointerEvent(type, at));
  await expect.poll(() => shown()).toMatch(/^Step 60\./);
});

it('pauses and continues both, and gives both the same new seed', async () => {
  const { trainer, press, kept } = await mounted();
  await press('Pause');
  await expect.poll(() => trainer.runs.map((run) => run.verbs())).toEqual([['pause'], ['pause']]);
  await press('Play');
  await expect.poll(() => trainer.runs.map((run) => run.verbs().at(-1))).toEqual(['resume', 'resume']);
  await press('New seed');
  await expect.poll(() => trainer.runs).toHaveLength(4);
  expect(trainer.runs.slice(2).map(({ request }) => request.config.instances[0]?.seed)).toEqual([8, 8]);
  expect(kept.settings.seed).toBe(8);
});

it('begins both anew where another thing is to differ', async () => {
  const { trainer, host } = await mounted();
  await userEvent.click(host.querySelector('summary') ?? host);
  await expect.poll(() => host.querySelector('select')).not.toBeNull();
  await userEvent.selectOptions(host.querySelector('select') ?? host, 'sparsity');
  await expect.poll(() => trainer.runs).toHaveLength(4);
  expect(trainer.runs.slice(2).map(({ request }) => request.config.activation)).toEqual(['relu', 'relu']);
});

/** The catalogue in a page: a press chooses a shape, and the chosen one is sent to a model, which trains below it. */
import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import ShapesFigure from '../../../src/figures/shapes/Figure.tsx';
import { SHAPES } from '../../../src/figures/shapes/settings.ts';
import { POLYTOPES } from '../../../src/model/geometry/polytopes.ts';
import { FakeTrainer, fakePage } from '../../experiment/fakeTrainer.ts';
import { show } from '../../figure/shownFigure.ts';

const verticesOf = (shape: string) => POLYTOPES.find(({ name }) => name === shape)?.vertices.flat();
const startOf = (trainer: FakeTrainer) => trainer.run.request.config.instances[0]?.start;

it('trains from the shape chosen, once the reader asks for it', async () => {
  const trainer = new FakeTrainer();
  const host = await show(<ShapesFigure store={fakePage().store} trainer={trainer} settings={{ ...SHAPES.initial, shape: 'pentagon' }} />);
  expect(host.querySelectorAll('[data-figure]')).toHaveLength(1);
  expect(trainer.runs).toHaveLength(0);
  await page.getByRole('button', { name: 'Train from this shape' }).click();
  // Its code is loaded first.
  await expect.poll(() => trainer.runs, { timeout: 20_000 }).toHaveLength(1);
  expect(startOf(trainer)).toMatchObject({ W: verticesOf('pentagon'), noise: 0.05 });
  await expect.poll(() => host.querySelector('[data-figure="learning"] h3')?.textContent).toBe('Trained from the shape: pentagon');
  send(host, 'cube', 'pointermove');
  send(host, 'cube', 'pointerdown', 'pointercancel');
  expect(trainer.runs).toHaveLength(1);
  send(host, 'cube', 'pointerdown', 'pointerup');
  await expect.poll(() => startOf(trainer)?.W).toEqual(verticesOf('cube'));
});

/** Sends pointer events to a small shape. */
function send(host: HTMLElement, shape: string, ...types: readonly string[]): void {
  const target = host.querySelector(`[data-shape="${shape}"]`);
  if (!target) throw new Error(`no ${shape}`);
  const { left, top, width, height } = target.getBoundingClientRect();
  const at = { clientX: left + width / 2, clientY: top + height / 2, pointerId: 1, pointerType: 'touch' };
  for (const type of types) target.dispatchEvent(new PointerEvent(type, { bubbles: true, ...at }));
}

/** A finger on the loss curve of a recording: a tap and a move to the side go through time, a move up or down scrolls the page. */
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { paletteCss } from '../../../src/charts/palette.ts';
import LearningFigure from '../../../src/figures/learning/Figure.tsx';
import { LEARNING } from '../../../src/figures/learning/settings.ts';
import { frameSteps } from '../../../src/figures/learning/training.ts';
import { FakeTrainer } from '../../experiment/fakeTrainer.ts';

const SETTINGS = { ...LEARNING.initial, show: 'shares' } as const;

let host: HTMLElement;
let unmount = () => {};
const onSettings = vi.fn();

beforeEach(async () => {
  const style = document.createElement('style');
  style.textContent = paletteCss();
  host = document.createElement('div');
  document.body.append(style, host);
  const trainer = new FakeTrainer();
  const root = createRoot(host);
  unmount = () => root.unmount();
  root.render(<LearningFigure trainer={trainer} settings={SETTINGS} onSettings={onSettings} />);
  await expect.poll(() => trainer.runs).toHaveLength(1);
  for (const frame of [1, 2, 3]) trainer.run.snapshot(frame * frameSteps(SETTINGS));
  await expect.poll(() => host.querySelector('.drawing svg')?.childElementCount).toBeGreaterThan(0);
});

afterEach(() => {
  unmount();
  document.body.replaceChildren();
  onSettings.mockClear();
});

/** From the middle of the loss curve, by so many pixels. */
function finger(...moves: readonly (readonly [type: string, x: number, y: number])[]): void {
  const drawing = host.querySelector('.drawing svg');
  if (!drawing) throw new Error('nothing is drawn');
  const { left, top, width, height } = drawing.getBoundingClientRect();
  drawing.setPointerCapture = () => {};
  drawing.hasPointerCapture = () => true;
  for (const [type, x, y] of moves) {
    const at = { clientX: left + width / 2 + x, clientY: top + height * 0.8 + y, pointerId: 1, pointerType: 'touch' };
    drawing.dispatchEvent(new PointerEvent(type, { bubbles: true, ...at }));
  }
}

it('leaves the moment alone while the page scrolls', () => {
  finger(['pointerdown', 0, 0]);
  expect(onSettings).not.toHaveBeenCalled();
  finger(['pointermove', 2, 12], ['pointermove', 3, 40], ['pointercancel', 3, 40]);
  expect(onSettings).not.toHaveBeenCalled();
});

it('goes to the step under a tap, and follows a move to the side', () => {
  finger(['pointerdown', 0, 0], ['pointerup', 0, 0]);
  expect(onSettings).toHaveBeenCalledTimes(1);
  const [[tapped]] = onSettings.mock.calls;
  expect(tapped.t).toBeGreaterThan(0);
  finger(['pointerdown', 0, 0], ['pointermove', 30, 2]);
  expect(onSettings.mock.lastCall?.[0].t).toBeGreaterThan(tapped.t);
});

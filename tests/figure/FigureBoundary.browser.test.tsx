/** A figure that throws says so in its place and can be tried again; the figures beside it go on. */
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LiveFigure } from '../../src/figure/frame/LiveFigure.tsx';
import { loadFigure } from '../../src/figure/loading.ts';
import { figureMeta } from '../../src/figure/registry.ts';
import { type FakePage, fakePage } from '../experiment/fakeTrainer.ts';

const broken = vi.hoisted(() => ({ draw: false }));
vi.mock(import('../../src/figures/loss/draw.ts'), async (original) => {
  const { drawLoss } = await original();
  return {
    drawLoss: (...given: Parameters<typeof drawLoss>) => {
      if (broken.draw) throw new Error('broken on purpose');
      return drawLoss(...given);
    },
  };
});

let root: Root | null = null;

beforeEach(() => {
  // React reports what a boundary has caught.
  vi.spyOn(console, 'error').mockImplementation(() => {});
});

afterEach(() => {
  root?.unmount();
  document.body.replaceChildren();
  vi.mocked(console.error).mockClear();
});

/** Two figures of two experiments in one root, as in the article; the loss is to break. */
async function show(): Promise<{ readonly loss: FakePage; readonly norms: FakePage }> {
  const pages = { loss: fakePage(), norms: fakePage() };
  await Promise.all(['loss', 'norms'].map(loadFigure));
  const host = document.createElement('div');
  document.body.append(host);
  root = createRoot(host);
  root.render(
    (['loss', 'norms'] as const).map((id) => {
      const { store, trainer } = pages[id];
      const meta = figureMeta(id);
      const noSweeps = { startSweep: () => Promise.reject(new Error('no sweeps here')) };
      return meta && <LiveFigure key={id} meta={meta} store={store} trainer={Object.assign(trainer, noSweeps)} settings={{}} />;
    }),
  );
  return pages;
}

function train({ store, trainer, frames }: FakePage, step: number): void {
  store.actions.play();
  frames();
  trainer.run.snapshot(step, 0.5);
  frames();
}

const failed = () => document.querySelector('.figure-failed');
const drawingOf = (id: string) => document.querySelector(`[data-figure="${id}"] .drawing svg`)?.outerHTML ?? '';
const SENTENCE = 'The figure “Loss over training” stopped because of an error. Try it again, or reload the page if it stops again.';

it('breaks at its first drawing, and the next one goes on', async () => {
  broken.draw = true;
  const { norms } = await show();
  await expect.poll(() => failed()?.textContent).toContain(SENTENCE);
  const before = drawingOf('norms');
  train(norms, 10);
  await expect.poll(() => drawingOf('norms')).not.toBe(before);
});

it('breaks in the middle of training, stops training, and is tried again', async () => {
  broken.draw = false;
  const { loss } = await show();
  train(loss, 10);
  await expect.poll(() => drawingOf('loss')).toContain('training steps');
  broken.draw = true;
  train(loss, 20);
  await expect.poll(() => failed()?.textContent).toContain(SENTENCE);
  expect(loss.store.getState().status).toBe('paused');
  broken.draw = false;
  document.querySelector<HTMLButtonElement>('.figure-failed button')?.click();
  await expect.poll(() => drawingOf('loss')).toContain('training steps');
  expect(failed()).toBeNull();
});

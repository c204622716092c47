/** One animation frame for all: states first, then drawings. */
import { expect, it } from 'vitest';
import { createFrames, type Frames } from '../../src/experiment/run/frames.ts';

interface Page extends Frames {
  readonly seen: string[];
  readonly requests: (() => void)[];
  /** Draws one frame. */
  draw(): void;
}

function page(): Page {
  const requests: (() => void)[] = [];
  const frames = createFrames((frame) => requests.push(frame));
  return { ...frames, requests, seen: [], draw: () => requests.shift()?.() };
}

it('paints in the frame whose update changed something, on one request', () => {
  const { onUpdate, onPaint, requests, seen, draw } = page();
  const paint = () => seen.push('paint');
  onUpdate(() => {
    seen.push('update');
    onPaint(paint);
    onPaint(paint);
  });
  expect(requests).toHaveLength(1);
  draw();
  expect(seen).toEqual(['update', 'paint']);
  expect(requests).toHaveLength(0);
});

it('paints what changed between frames in the next one, unless called off', () => {
  const { onPaint, requests, seen, draw } = page();
  onPaint(() => seen.push('first'));
  const callOff = onPaint(() => seen.push('second'));
  callOff();
  expect(requests).toHaveLength(1);
  draw();
  expect(seen).toEqual(['first']);
});

it('leaves an update asked for by an update to the next frame', () => {
  const { onUpdate, seen, draw } = page();
  const update = () => {
    seen.push('update');
    if (seen.length < 3) onUpdate(update);
  };
  onUpdate(update);
  draw();
  expect(seen).toHaveLength(1);
  draw();
  expect(seen).toHaveLength(2);
});

it('goes on after an error, which the page still hears of', async () => {
  const { onUpdate, onPaint, seen, draw } = page();
  const errors: unknown[] = [];
  const hear = (error: unknown) => errors.push(error);
  process.once('uncaughtException', hear);
  onUpdate(() => {
    throw new Error('in a test');
  });
  onPaint(() => seen.push('paint'));
  draw();
  await new Promise((resolve) => setImmediate(resolve));
  process.off('uncaughtException', hear);
  expect(seen).toEqual(['paint']);
  expect(errors).toMatchObject([{ message: 'in a test' }]);
});

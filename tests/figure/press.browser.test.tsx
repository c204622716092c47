/** A press on a drawing opens what lies under it, where it ends as it began: on the drawing, by the reader's own hand. */
import type { ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, expect, it, vi } from 'vitest';
import { h } from '../../src/charts/svg.ts';
import { usePress } from '../../src/figure/hooks/usePress.ts';
import { Drawing } from '../../src/figure/panel/Drawing.tsx';
import { untilThere } from '../setup/untilThere.ts';

let root: Root | null = null;

afterEach(() => {
  root?.unmount();
  document.body.replaceChildren();
});

function Pressable({ onOpen }: { readonly onOpen: () => void }): ReactNode {
  const pressed = usePress(onOpen);
  return (
    <Drawing
      height={() => 100}
      draw={({ width, height }) => h('svg', { viewBox: `0 0 ${width} ${height}` })}
      onPress={(_, event) => pressed.press(true, event)}
      onRelease={pressed.release}
      onCancel={pressed.cancel}
    />
  );
}

/** @returns how often it was opened by these events, one after another */
async function opened(...types: readonly string[]): Promise<number> {
  const host = document.createElement('div');
  document.body.append(host);
  const onOpen = vi.fn();
  root = createRoot(host);
  root.render(<Pressable onOpen={onOpen} />);
  const drawing = await untilThere(() => host.querySelector('.drawing svg[viewBox]'));
  for (const type of types) {
    const { left, top } = drawing.getBoundingClientRect();
    const at = { clientX: left + 20, clientY: top + 20, pointerId: 1, pointerType: 'mouse', button: 0 };
    drawing.dispatchEvent(new PointerEvent(type, { bubbles: true, ...at, relatedTarget: document.body }));
  }
  return onOpen.mock.calls.length;
}

it.each([
  [1, ['pointerdown', 'pointerup']],
  [0, ['pointerdown', 'pointercancel']],
  [0, ['pointerdown', 'pointercancel', 'pointerup']],
  // React tells of leaving by what bubbles.
  [0, ['pointerdown', 'pointerout', 'pointerup']],
] as const)('opens %d times after %o', async (times, types) => {
  expect(await opened(...types)).toBe(times);
});

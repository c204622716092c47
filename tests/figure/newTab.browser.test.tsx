/** A link to a tab of its own in a frame, where browsers refuse the tab each in their way. */
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { LiveLink } from '../../src/figure/frame/LiveLink.tsx';

vi.mock('../../src/exchange/mayBeSandboxed.ts', () => ({ mayBeSandboxed: () => true }));

const ADDRESS = 'https://your.site/?v=1&n=6';

let root: Root | null = null;

afterEach(() => {
  root?.unmount();
  document.body.replaceChildren();
});

async function followed(open: () => Window | null): Promise<void> {
  vi.spyOn(window, 'open').mockImplementation(open);
  const host = document.createElement('div');
  document.body.append(host);
  root = createRoot(host);
  root.render(
    <LiveLink address={() => ADDRESS} apart>
      Open it
    </LiveLink>,
  );
  await page.getByRole('link').click();
  expect(window.open).toHaveBeenCalledExactlyOnceWith(ADDRESS, '_blank');
}

const refuse = () => {
  throw new DOMException('A parameter or an operation is not supported', 'InvalidAccessError');
};

it.each([
  ['no window', () => null],
  ['an exception', refuse],
])('shows the address where the browser answers by %s', async (_, open) => {
  await followed(open);
  await expect.element(page.getByRole('textbox', { name: 'Address' })).toHaveValue(ADDRESS);
  await page.getByRole('button', { name: 'Close' }).click();
  await expect.poll(() => document.querySelector('dialog')).toBe(null);
});

it('shows nothing where it opens', async () => {
  await followed(() => window);
  await expect.poll(() => document.querySelector('dialog')).toBe(null);
});

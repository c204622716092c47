/** What was wrong is said in sentences, until the reader dismisses it. */
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { ProblemList } from '../../../src/figure/frame/Problems.tsx';

let root: Root | null = null;

afterEach(() => {
  root?.unmount();
  document.body.replaceChildren();
});

it('says each of them, and goes when dismissed', async () => {
  const host = document.createElement('div');
  document.body.append(host);
  root = createRoot(host);
  const onDismiss = vi.fn();
  root.render(<ProblemList sentences={['S was too large.', 'n was no number.']} onDismiss={onDismiss} />);
  await expect.element(page.getByRole('alert')).toHaveTextContent('S was too large.n was no number.Dismiss');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  expect(onDismiss).toHaveBeenCalledOnce();
});

/** The share dialog's fields, where what is asked of them cannot be done: they say so, and what to do. */
import type { ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ShareHeight } from '../../src/figure/share/ShareHeight.tsx';

let root: Root | null = null;

function show(content: ReactNode): void {
  const host = document.createElement('div');
  document.body.append(host);
  root ??= createRoot(host);
  root.render(content);
}

afterEach(() => {
  root?.unmount();
  root = null;
  document.body.replaceChildren();
});

const said = () => page.getByRole('status').element().textContent;

it.each([
  ['5000', '2000', [2000], 'Height must be a whole number from 100 to 2000, not "5000"; 2000 is used instead.'],
  ['7', '100', [100], 'Height must be a whole number from 100 to 2000, not "7"; 100 is used instead.'],
  ['640.4', '640', [640], 'Height must be a whole number from 100 to 2000, not "640.4"; 640 is used instead.'],
  ['', '780', [], 'Height must be a whole number from 100 to 2000, not ""; 780 is used instead.'],
  ['high', '780', [], 'Height must be a whole number from 100 to 2000, not "high"; 780 is used instead.'],
  ['1,200', '1200', [1200], ''],
  ['1 200 px', '1200', [1200], ''],
  ['٦٤٠', '640', [640], ''],
  ['640', '640', [640], ''],
])('a height of %j becomes %s', async (typed, kept, told, sentence) => {
  const heights: number[] = [];
  const draw = (height: number) =>
    show(
      <ShareHeight
        height={height}
        onChange={(changed) => {
          heights.push(changed);
          draw(changed);
        }}
      />,
    );
  draw(780);
  const field = page.getByLabelText('Height, px');
  await userEvent.fill(field, typed);
  await userEvent.tab();
  await expect.element(field).toHaveValue(kept);
  await expect.poll(said).toBe(sentence);
  expect(heights).toEqual(told);
});

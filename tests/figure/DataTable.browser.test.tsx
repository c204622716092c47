/** A figure's numbers as a file. */
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, expect, it, vi } from 'vitest';
import { DataTable } from '../../src/figure/panel/DataTable.tsx';

let root: Root | null = null;

afterEach(() => {
  root?.unmount();
  document.body.replaceChildren();
});

it('shows whole numbers as such, and is saved as CSV, unrounded, with what has a comma or a quote in quotes', async () => {
  const saved: { name: string; content: Blob }[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((content) => {
    if (content instanceof Blob) saved.push({ name: '', content });
    return 'blob:kept';
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function keep(this: HTMLAnchorElement) {
    for (const file of saved) file.name = this.download;
  });
  const data = {
    columns: ['feature', 'norm'],
    rows: [
      [0, 1 / 3],
      ['the "last", they say', 2],
    ],
  };
  root = createRoot(document.body);
  root.render(<DataTable caption="Norms: 2 features" data={data} />);
  await expect.poll(() => document.querySelector('button')).not.toBeNull();
  expect([...document.querySelectorAll('td')].map(({ textContent }) => textContent)).toEqual(['0', '0.3333', 'the "last", they say', '2']);
  document.querySelector('button')?.click();
  expect(saved.map(({ name }) => name)).toEqual(['superposition-norms-2-features.csv']);
  expect(await saved[0]?.content.text()).toBe('feature,norm\r\n0,0.3333333333333333\r\n"the ""last"", they say",2\r\n');
});

/** A key of an address becomes a value once, however many parts of the page go by it. */
import { afterEach, expect, it, vi } from 'vitest';
import { entriesOf } from '../../src/address/entries.ts';
import { openAddress } from '../../src/address/openAddress.ts';
import { SettingsReader } from '../../src/address/settingsReader.ts';
import { mountArticle } from '../../src/article/mountArticle.tsx';
import { FIGURE_IDS } from '../../src/figure/loading.ts';
import { FakeTrainer, fakePage } from '../experiment/fakeTrainer.ts';
import { FakeSweeps } from '../map/fakeSweeps.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

/** How often texts with this value were parsed, and the value itself taken from a reader. */
function counted(value: string) {
  const counts = { parsed: 0, taken: 0 };
  const Original = URLSearchParams;
  vi.stubGlobal(
    'URLSearchParams',
    class extends Original {
      constructor(init?: ConstructorParameters<typeof Original>[0]) {
        super(init);
        if (String(init).includes(value)) counts.parsed++;
      }
    },
  );
  const take = SettingsReader.prototype.take;
  vi.spyOn(SettingsReader.prototype, 'take').mockImplementation(function (this: SettingsReader, key) {
    const text = take.call(this, key);
    if (text === value) counts.taken++;
    return text;
  });
  return counts;
}

it.each([
  ['packing', 'm=2&overlap=0.5', 'overlap', '0.3'],
  ['phase', 'n=2&m=1', 'by', 'spread'],
  ['directions', 'n=5&m=2&S=0.9&I=0.9&k=8', 'S', '0.77'],
])('%s (%s): %s=%s is read once', async (fig, query, key, value) => {
  document.body.innerHTML = `<figure class="slot" id="it" data-fig="${fig}" data-query="${query}"><div class="stage"></div></figure><div id="app"></div>`;
  const root = document.getElementById('app');
  if (!root) throw new Error('no page');
  const counts = counted(value);
  const sweeps = new FakeSweeps();
  const trainer = Object.assign(new FakeTrainer(), { startSweep: sweeps.startSweep.bind(sweeps) });
  const address = openAddress(entriesOf(`?fig=${fig}&${key}=${value}`), FIGURE_IDS);
  mountArticle(root, address, trainer, ({ params }) => fakePage(params).store);
  await expect.poll(() => document.querySelector('.live-drawing .drawing svg')?.childElementCount).toBeGreaterThan(0);
  expect(counts).toEqual({ parsed: 1, taken: 1 });
});

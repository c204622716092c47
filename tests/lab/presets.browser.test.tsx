/** The lab offers every preset by its title, and says which of them is set and what to expect of it. */
import { createRoot } from 'react-dom/client';
import { afterEach, expect, it } from 'vitest';
import { LabControls } from '../../src/lab/LabControls.tsx';
import { PRESETS } from '../../src/params/presets.ts';
import { fakePage } from '../experiment/fakeTrainer.ts';

afterEach(() => document.body.replaceChildren());

it('shows the titles of all presets, and marks the one that is set', async () => {
  const { store } = fakePage();
  const host = document.body.appendChild(document.createElement('div'));
  const root = createRoot(host);
  root.render(<LabControls store={store} onPreset={(open) => open()} />);
  const buttons = () => [...host.querySelectorAll<HTMLButtonElement>('.presets .buttons button')];
  await expect.poll(() => buttons().map(({ textContent }) => textContent)).toEqual(PRESETS.map(({ title }) => title));
  for (const { title, expect: words } of PRESETS) {
    buttons()
      .find(({ textContent }) => textContent === title)
      ?.click();
    await expect.poll(() => host.querySelector('.expect')?.textContent).toBe(words);
    expect(buttons().flatMap((button) => (button.ariaPressed === 'true' ? button.textContent : []))).toEqual([title]);
  }
  root.unmount();
});

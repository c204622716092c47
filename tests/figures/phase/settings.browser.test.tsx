/** The fields of a map: what cannot be read is told and leaves the sweep alone. */
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import MapMore from '../../../src/figures/phase/controls/MapMore.tsx';
import { wholeAxis } from '../../../src/map/sweepAxes.ts';
import { createMapStore } from '../../../src/map/sweepStore.ts';
import { FakeSweeps } from '../../map/fakeSweeps.ts';
import { readSweep } from '../../map/readSweep.ts';
import { untilThere } from '../../setup/untilThere.ts';

let root: Root | null = null;

afterEach(() => {
  root?.unmount();
  document.body.replaceChildren();
});

it.each(['Seeds of each cell', 'Across, own values'])('%s: what is no number changes nothing', async (name) => {
  const trainer = new FakeSweeps();
  const { settings } = readSweep('n=2&m=1&cells=8');
  const store = createMapStore(trainer, { settings: { ...settings, x: { ...wholeAxis('r'), values: [1, 2] } }, problems: [] });
  store.actions.show();
  await expect.poll(() => trainer.sweeps).toHaveLength(1);
  const { plan } = store.getState();
  const host = document.createElement('div');
  document.body.append(host);
  root = createRoot(host);
  root.render(<MapMore state={store.getState()} actions={store.actions} by="outcome" onColouring={() => {}} theory={null} href="" />);
  const field = await untilThere(() => host.querySelector<HTMLInputElement>(`[aria-label="${name}, typed"]`));
  await userEvent.fill(field, 'a lot');
  await userEvent.keyboard('{Enter}');
  expect(store.getState().problems).toHaveLength(1);
  expect(store.getState().plan).toBe(plan);
  expect(trainer.sweep.told).toEqual([]);
});

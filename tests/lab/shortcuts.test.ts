/** Single keys of the lab act, and all of them are told. */
import { expect, it, vi } from 'vitest';
import { pressShortcut, SHORTCUTS } from '../../src/lab/shortcuts.ts';
import { themeOf } from '../../src/lab/theme.ts';
import { fakePage } from '../experiment/fakeTrainer.ts';

it('does what its list says, and leaves other keys alone', () => {
  const { store, trainer } = fakePage();
  const help = vi.fn();
  const press = (key: string) => pressShortcut(key, store.getState().status, store.actions, help);
  expect(press(' ')).toBe(true);
  trainer.run.ready();
  trainer.run.snapshot(0);
  press('.');
  expect(trainer.run.verbs()).toContain('step');
  press('r');
  expect(trainer.runs).toHaveLength(2);
  press('s');
  expect(store.getState().params.seed).toBe(8);
  press('z');
  expect(store.getState().params.seed).toBe(0);
  press('?');
  expect(help).toHaveBeenCalledOnce();
  for (const key of ['a', 'R', 'toString', 'Tab', 'ArrowLeft']) expect(press(key)).toBe(false);
  const told = SHORTCUTS.map(([keys]) => keys);
  expect(told).toEqual(expect.arrayContaining(['Space', '.', 'r', 's', 'z', '?']));
});

it('takes only themes for themes', () => {
  expect([themeOf('dark'), themeOf('light'), themeOf('sepia'), themeOf(undefined)]).toEqual(['dark', 'light', 'auto', 'auto']);
});

/** Single keys that act while a view has the focus; everywhere else they belong to the reader's browser. */
import type { ExperimentActions, ExperimentState } from '../experiment/experiment.ts';

/** As told in the list, with those of the views themselves. */
export const SHORTCUTS: readonly (readonly [keys: string, action: string])[] = [
  ['Space', 'play or pause'],
  ['.', 'one step'],
  ['r', 'restart, same seed'],
  ['s', 'new seed'],
  ['z', 'undo the last change'],
  ['?', 'this list'],
  ['Arrow keys', 'select a feature or a cell, read the loss; in three dimensions turn the space'],
  ['Enter', 'on a selected feature: take hold of it, then arrow keys pull it; on the loss: show the run at that step'],
  ['Escape', 'let go, back to the newest step, leave a view that fills the window'],
  ['Page Up, Page Down', 'in a view that fills the window: step through the shelf; in a lesson: through its links'],
];

/** @returns whether the key meant something */
export function pressShortcut(key: string, status: ExperimentState['status'], actions: ExperimentActions, onHelp: () => void): boolean {
  const acts: Readonly<Record<string, () => void>> = {
    ' ': status === 'training' || status === 'starting' ? actions.pause : actions.play,
    '.': () => actions.step(),
    r: actions.restart,
    s: actions.newSeed,
    z: actions.undo,
    '?': onHelp,
  };
  const act = Object.hasOwn(acts, key) ? acts[key] : undefined;
  act?.();
  return act !== undefined;
}

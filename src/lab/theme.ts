/** The theme of the lab: the reader's choice, kept in this browser, or the system's. A link's theme goes before. */
import type { Presentation } from '../address/link.ts';
import { readStored, writeStored } from '../figure/stored.ts';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEMES)[number];

const KEY = 'superposition theme';

export function themeOf(value: unknown): ThemeChoice {
  return THEMES.find((theme) => theme === value) ?? 'auto';
}

/** @returns what was applied */
export function openTheme({ theme }: Presentation): ThemeChoice {
  const stored = readStored(KEY);
  const chosen = theme ?? themeOf(Array.isArray(stored) ? stored[0] : undefined);
  applyTheme(chosen);
  return chosen;
}

export function keepTheme(theme: ThemeChoice): void {
  writeStored(KEY, [theme]);
  applyTheme(theme);
}

function applyTheme(theme: ThemeChoice): void {
  const { dataset } = document.documentElement;
  if (theme === 'auto') delete dataset.theme;
  else dataset.theme = theme;
}

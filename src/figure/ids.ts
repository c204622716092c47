/** Where the code of each figure lies, and the ids of all: the names of their folders. Loads none of them. */
import type { Figure } from './defineFigure.tsx';

// Not `meta.ts`: it would become a chunk of its own for every figure, beside the registry that reads them all.
/** By the path from here. */
export const FIGURE_FILES: Readonly<Record<string, () => Promise<Figure>>> = import.meta.glob<Figure>('../figures/*/figure.ts', {
  import: 'default',
});

export const FIGURE_IDS: readonly string[] = Object.keys(FIGURE_FILES).map((path) => path.split('/').at(-2) ?? '');

/** The ids of all figures: the names of their folders. Loads none of them. */

// Not `meta.ts`: it would become a chunk of its own for every figure, beside the registry that reads them all.
const FOLDERS = import.meta.glob('../figures/*/figure.ts');

export const FIGURE_IDS: readonly string[] = Object.keys(FOLDERS).map((path) => path.split('/').at(-2) ?? '');

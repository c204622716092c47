/** The ids of all figures: the names of their folders. Loads none of them. */

const FOLDERS = import.meta.glob('./*/meta.ts');

export const FIGURE_IDS: readonly string[] = Object.keys(FOLDERS).map((path) => path.split('/')[1] ?? '');

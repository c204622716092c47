/** The model of a preset's picture: the best of its seeds. */
import { readKept } from '../keptFile.ts';
import type { KeptFile } from '../keptModel.ts';

export const PRESET_FILES = 'src/site/trained/presets';

/** @param root the project's folder @returns null where there is none */
export function readPresetFile(id: string, root = '.'): KeptFile | null {
  return readKept(PRESET_FILES, id, root);
}

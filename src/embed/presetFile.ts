/** How the models of the presets' pictures are kept: one JSON file a preset, written by the long test that trains them. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const PRESET_FILES = 'tests/fixtures/presets';

export interface PresetFile {
  /** In words: what this is, and the command that made it. */
  readonly origin: string;
  readonly command: string;
  readonly nFeatures: number;
  readonly nHidden: number;
  /** Row-major [feature, hidden], four decimals */
  readonly W: readonly number[];
  /** [feature] */
  readonly b: readonly number[];
  /** Judged, a mean over features. */
  readonly loss: number;
}

/** @param root the project's folder @returns null where there is none */
export function readPresetFile(id: string, root = '.'): PresetFile | null {
  const path = join(root, PRESET_FILES, `${id}.json`);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}

/** Reads stored models at build time. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeptFile } from './keptModel.ts';

/** @param folder of the project in `root` @returns null where no file has that name */
export function readKept<File extends KeptFile>(folder: string, name: string, root = '.'): File | null {
  const path = join(root, folder, `${name}.json`);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}
